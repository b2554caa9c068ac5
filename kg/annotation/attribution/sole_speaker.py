"""Whose one speech a document reports, where nearly every paragraph opens with him and a verb of saying."""

from collections import Counter
from typing import cast

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.document import Analysis
from kg.model import Span

__all__ = ["sole_speaker"]

OPENING = 24  # characters of a paragraph in which its speaker and cue stand
MANY = 4  # paragraphs that it takes to tell a report of one speech


def sole_speaker(analysis: Analysis) -> str | None:
    """Whose one speech a document reports: nearly every paragraph opens with this speaker and a cue."""
    asked = ("sole_speaker",)
    if asked not in analysis.known:
        analysis.known[asked] = _sole_speaker(analysis)
    return cast("str | None", analysis.known[asked])


def _sole_speaker(analysis: Analysis) -> str | None:
    paragraphs = [block.span for block in analysis.document.blocks if block.role == "paragraph"]
    if len(paragraphs) < MANY:
        return None
    opening = [Span(start, min(end, start + OPENING)) for start, end in paragraphs]
    said = [one for one in opening if cue_lexicon(analysis.ontology).pattern.search(analysis.folded, *one)]
    speakers = Counter(key for one in said for key in {key for _, key in analysis.linked(one)})
    speaker, times = max(speakers.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    return speaker if times * 4 >= len(paragraphs) * 3 else None
