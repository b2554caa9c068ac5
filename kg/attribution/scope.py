"""How far a cue governs: a quotation to its end, indirect speech until plain narration."""

import re
from dataclasses import dataclass

from kg.analysis import Analysis
from kg.attribution.cues import Cue
from kg.attribution.lexicon import cue_lexicon
from kg.attribution.speakers import on_behalf_of, side_of
from kg.attribution.stance import decide, subject_side
from kg.model import Span

__all__ = ["Frame", "goes_on"]

NARRATION = re.compile(
    r"[^，。]{0,8}报道|据悉|另据|此前，|当天|当日|记者注|请问|中方对此有何|对此有何|有何评论|如何评价|\(|（"
)
NEAR = 5  # characters within which a date opens a sentence of narration


@dataclass(frozen=True, slots=True)
class Frame:
    """What goes on governing after a cue."""

    cue: Cue
    quoted: bool


def goes_on(analysis: Analysis, speaker: str, span: Span) -> bool:
    """Whether indirect speech goes on in a sentence that has no cue: no date of its own, no question, no narrated act."""
    dated = any(span.start <= one.span.start < span.start + NEAR for one in analysis.dates)
    return not dated and not NARRATION.match(analysis.folded, span.start) and not _narrated(analysis, speaker, span)


def _narrated(analysis: Analysis, speaker: str, span: Span) -> bool:
    """Whether a sentence tells what another did, without any stance."""
    if not cue_lexicon(analysis.ontology).narration.search(analysis.folded, *span):
        return False
    side = side_of(analysis, speaker, on_behalf_of(analysis, speaker))
    return subject_side(analysis, span, side) != "own" and decide(analysis, span, side).illocution == "assert"
