"""Nouns that sum up what somebody says: 甲称…|的说法, 甲扬言“…”|一事."""

import re
from functools import cache

from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.ontology.lexicons.words import one_of

__all__ = ["quoted_saying", "saying_nouns"]


@cache
def saying_nouns(ontology: Ontology) -> re.Pattern[str]:
    """的说法, 一事."""
    sayings = ontology.lexicons.grammar.sayings
    summed = rf"(?:{sayings.joined.regex})(?:(?P<noun>{one_of(sayings.nouns)})|(?:{sayings.papers.regex}))"
    return re.compile(rf"[”」』\"]?(?:{summed}|(?:{sayings.matters.regex}))")


def quoted_saying(analysis: Analysis, start: int, end: int) -> Span | None:
    """The quotation that opens at a place or just before it, if such a noun sums it up: 扬言“…”一事引发反响."""
    quoted = next((one for one in analysis.quotations if one.start in (start, start + 1)), None)
    if quoted is None or quoted.end > end or not saying_nouns(analysis.ontology).match(analysis.folded, quoted.end):
        return None
    return quoted
