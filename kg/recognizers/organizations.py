"""Organizations that the ontology does not know, by their last word: 日本放送协会, 美国进步中心."""

import re
from collections.abc import Iterator
from functools import cache

from kg.analysis import Analysis
from kg.model import Mention, Span
from kg.ontology import Ontology

__all__ = ["ORDER", "recognize"]

ORDER = 50
ACRONYM = re.compile(r"\s*\(\s*([A-Z][A-Za-z\-]{1,9})\s*\)")  # 日本放送协会(NHK)


@cache
def _pattern(ontology: Ontology) -> re.Pattern[str]:
    rules = ontology.lexicon("organizations")
    suffixes = "|".join(sorted(rules["suffixes"]["words"], key=len, reverse=True))
    return re.compile(rf"[\u4e00-\u9fff·]{{0,{rules['suffixes']['longest']}}}?(?:{suffixes})(?!长|员)")


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """A known state or place followed by up to a few characters and such a word; and an acronym in brackets after it."""
    starts = [old for old in analysis.mentions if old.kind in ("state", "place") and old.form == "name"]
    common = set(analysis.ontology.lexicon("organizations")["suffixes"]["common"])
    stops = re.compile("|".join(analysis.ontology.lexicon("organizations")["stops"]["words"]))
    for start in starts:
        found = _pattern(analysis.ontology).match(analysis.folded, start.span.end)
        if not found or stops.search(found.group()):
            continue
        if start.kind == "state" and found.group() in common:
            continue
        span = Span(start.span.start, found.end())
        if any(old.kind in ("person", "org", "treaty") and old.span.overlaps(span) for old in analysis.mentions):
            continue
        yield Mention(span, "org", "name", (), "organization-by-suffix")
        if acronym := ACRONYM.match(analysis.folded, span.end):
            yield Mention(Span(*acronym.span(1)), "org", "name", (), "acronym")
    yield from _latin(analysis)


def _latin(analysis: Analysis) -> Iterator[Mention]:
    """Prognos研究所: a Latin word and such a noun."""
    words = "|".join(analysis.ontology.lexicon("organizations")["suffixes"]["latin"])
    for found in re.finditer(rf"(?<![A-Za-z])[A-Z][A-Za-z\-]{{2,20}}(?:{words})", analysis.folded):
        if analysis.free(Span(*found.span())):
            yield Mention(Span(*found.span()), "org", "name", (), "organization-by-suffix")
