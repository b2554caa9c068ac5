"""Organizations that the ontology does not know, by their last word: 日本放送协会, 美国进步中心."""

import re
from collections.abc import Iterator
from functools import cache

from kg.annotation.document import Analysis
from kg.model import Mention, Span
from kg.ontology import Ontology

__all__ = ["ORDER", "recognize"]

ORDER = 50
OWN = re.compile(r"org:[A-Z]{3}-")  # org:USA-Navy
OF_ORGAN = 5  # characters: 战争学院, 军事委员会 after an organ
ACRONYM = re.compile(r"\s*\(\s*([A-Z][A-Za-z\-]{1,9})\s*\)")  # 日本放送协会(NHK)


@cache
def _pattern(ontology: Ontology) -> re.Pattern[str]:
    suffixes = ontology.lexicons.organizations.suffixes
    return re.compile(
        rf"(?<!洲)(?:{suffixes.direct.regex})|[\u4e00-\u9fff·]{{0,{suffixes.longest}}}?(?:{suffixes.words.regex})(?![长员业])"
    )


@cache
def _latin_names(ontology: Ontology) -> re.Pattern[str]:
    words = ontology.lexicons.organizations.suffixes.latin.regex
    return re.compile(rf"(?<![A-Za-z])[A-Z][A-Za-z\-]{{2,20}}(?:{words})")


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """A known state or place followed by up to a few characters and such a word; and an acronym in brackets after it."""
    starts = [old for old in analysis.mentions if _begins(analysis, old)]
    common = analysis.ontology.lexicons.organizations.suffixes.common
    stops = analysis.ontology.lexicons.organizations.stops.words.pattern
    for start in starts:
        found = _pattern(analysis.ontology).match(analysis.folded, start.span.end)
        if not found or stops.search(found.group()):
            continue
        if found.group().startswith(("驻", "常驻")):
            continue  # 日本驻华代表团 is Japan's
        if start.kind != "place" and found.group() in common:
            continue  # 中国公司, 中国华为公司
        if start.kind == "org" and found.end() - start.span.end > OF_ORGAN:
            continue
        span = Span(start.span.start, found.end())
        rivals = [old for old in analysis.overlapping(span) if old.kind in ("person", "org", "treaty")]
        if any(old.kind != "org" or old.span.start != span.start or old.span.end >= span.end for old in rivals):
            continue  # but 美国海军战争学院 holds 美国海军
        yield Mention(span, "org", "name", (), "organization-by-suffix")
        if acronym := ACRONYM.match(analysis.folded, span.end):
            yield Mention(Span(*acronym.span(1)), "org", "name", (), "acronym", "acronym")
    yield from _latin(analysis)


def _latin(analysis: Analysis) -> Iterator[Mention]:
    """Prognos研究所: a Latin word and such a noun."""
    for found in _latin_names(analysis.ontology).finditer(analysis.folded):
        if analysis.free(Span(*found.span())):
            yield Mention(Span(*found.span()), "org", "name", (), "organization-by-suffix")


def _begins(analysis: Analysis, old: Mention) -> bool:
    """A state or place by its full name, or an organ of a state, which begins with its name."""
    return old.form == "name" and (old.kind in ("state", "place") or any(OWN.match(key) for key in old.candidates))
