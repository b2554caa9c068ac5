"""Whom a noun with a determiner or a number takes up: 这名官员 after 白宫一名官员, 该发言人 after 国务院发言人甲, 两位议员 after 议员甲和乙."""

import re

from kg.annotation.attribution.post_holders import holder_of
from kg.annotation.attribution.sources import BRACKETED, JOINT, with_title
from kg.annotation.document import Analysis
from kg.model import Span
from kg.text.sentences import clauses

__all__ = ["first_of_several", "taken_up"]

DETERMINED = re.compile("(?:这[位名]|该)[^，。；：“]{0,16}$")
DETERMINER = re.compile("(?:这[位名]|该)")
POST = re.compile(r"[\u4e00-\u9fff]{1,8}")
FAR = 800  # characters before it in which it was named
FAR_BACK = 4000  # … in which several were named, whom a whole article may call so
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


def first_of_several(analysis: Analysis, at: int, count: int) -> str | None:
    """The first of the people named one after the other last before a place, if they are so many."""
    people: list[tuple[Span, str]] = []
    for mention in analysis.mentions.before(at, "person"):
        key = analysis.links.get(mention.span)
        if mention.span.end < at - FAR_BACK:
            break
        if key is None:
            continue
        begin = with_title(analysis, mention.span).start
        joined = bool(people) and _joined(analysis, mention.span.end, people[-1][0].start)
        within = people and not joined and POST.fullmatch(analysis.folded, mention.span.end, people[-1][0].start)
        if people and (key == people[-1][1] or within):
            people[-1] = (
                Span(begin, people[-1][0].end),
                people[-1][1],
            )  # 甲（Latin）; 川普总统|特使甲: whose envoy he is
            continue
        if people and not joined:
            if len(people) > 1:
                break
            people.clear()
        people.append((Span(begin, mention.span.end), key))
    keys = dict.fromkeys(key for _, key in people)
    return people[-1][1] if len(keys) == count else None


def _joined(analysis: Analysis, end: int, start: int) -> bool:
    """Whether only a conjunction stands between two names, after the first in Latin letters."""
    latin = BRACKETED.match(analysis.folded, end)
    return JOINT.fullmatch(analysis.folded[latin.end() if latin else end : start].strip(") ")) is not None


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
