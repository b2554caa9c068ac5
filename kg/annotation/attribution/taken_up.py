"""Whom a noun with a determiner takes up: 这名官员 after 白宫一名官员, 该发言人 after 国务院发言人甲."""

import re

from kg.annotation.attribution.post_holders import holder_of
from kg.annotation.document import Analysis
from kg.model import Span
from kg.text.sentences import clauses

__all__ = ["taken_up"]

DETERMINED = re.compile("(?:这[位名]|该)[^，。；：“]{0,16}$")
DETERMINER = re.compile("(?:这[位名]|该)")
FAR = 800  # characters before it in which it was named
LONGEST = 20  # characters before a noun in which its determiner stands
NEAR = 12  # … between whose official it is and the noun


def taken_up(analysis: Analysis, phrase: str, at: int) -> tuple[str | None] | None:
    """The entity whose words those of a phrase (`这名官员`) at a place are, (None,) if nobody knows; None where the noun was not used before."""
    noun = DETERMINER.sub("", phrase, count=1)
    place = at
    while (place := analysis.folded.rfind(noun, max(0, at - FAR), place)) >= 0:
        if not DETERMINED.search(analysis.folded, max(0, place - LONGEST), place):
            return (_whose(analysis, Span(place, place + len(noun))),)
    return None


def _whose(analysis: Analysis, noun: Span) -> str | None:
    title = next((one for one in analysis.titles if one.span.overlaps(noun)), None)
    key = (analysis.links.get(title.holder) if title.holder else holder_of(analysis, title)) if title else None
    if key and ":" in key:
        return key
    sentence = analysis.sentence_of(noun.start)
    here = next((one for one in clauses(analysis.folded, sentence.span) if one.holds(noun)), None) if sentence else None
    before = analysis.acting(Span(here.start, noun.start)) if here else []
    if not before or noun.start - before[-1][0].span.end > NEAR or before[-1][0].kind not in ("state", "org"):
        return None
    return before[-1][1]
