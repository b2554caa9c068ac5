"""Points that somebody announces at the end of a paragraph and makes in those that follow: …提出三点建议。 一是…."""

import re
from collections.abc import Sequence
from functools import cache

from kg.annotation.attribution.subjects import subject_of
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.attribution.voices import DefaultSpeaker
from kg.annotation.document import Analysis
from kg.model import Block, Span
from kg.ontology import Ontology

__all__ = ["Points"]


@cache
def _announced(ontology: Ontology) -> re.Pattern[str]:
    cues = ontology.lexicons.grammar.cues
    return re.compile(rf"(?:{cues.tabling_points.regex})[^，。；：]{{0,10}}[。：:]\s*$")


@cache
def _ordinals(ontology: Ontology) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How the first of several points begins, and how any does."""
    cues = ontology.lexicons.grammar.cues
    first, others = (rf"\s*(?:{words})[，,]?\s*" for words in (cues.first_point.regex, cues.points.regex))
    return re.compile(first), re.compile(others)


class Points:
    """Whose points follow, from paragraph to paragraph."""

    def __init__(self) -> None:
        self._speaker: str | None = None
        self._begun = False

    def voice(self, analysis: Analysis, block: Block) -> DefaultSpeaker | None:
        """Who speaks in a paragraph that is one of the points, if no cue says so; the first other paragraph ends them."""
        if self._speaker is None or block.role != "paragraph":
            return None
        first, others = _ordinals(analysis.ontology)
        ordinal = (others if self._begun else first).match(analysis.folded, *block.span)
        if ordinal is None:
            self._speaker = None
            return None
        self._begun = True
        return DefaultSpeaker(self._speaker, "answer", "announced-points", "continued", 0.8, ordinal.end())

    def heard(self, analysis: Analysis, block: Block, said: Sequence[Utterance]) -> None:
        """Take up that a paragraph ends by announcing points: of who says so, else of its subject."""
        found = _announced(analysis.ontology).search(analysis.folded, *block.span)
        sentence = analysis.sentence_of(found.start()) if found else None
        if found is None or sentence is None:
            return
        subject = subject_of(analysis, Span(sentence.span.start, found.start()))
        speaking = said[-1].speaker if said and said[-1].content.overlaps(sentence.span) else subject and subject[0]
        self._speaker, self._begun = (speaking, False) if speaking and ":" in speaking else (None, False)
