"""北京敦促…: a capital that stands for its government, and never one of a dateline."""

import re
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kg.annotation.document import Analysis
from kg.annotation.entities import curated_entity
from kg.annotation.linking.home import home
from kg.model import Mention
from kg.ontology import Ontology

__all__ = ["link"]

JOINED = re.compile(r"[和与同跟]")  # 华府与德黑兰
REACH = 5  # characters before a capital that its frame may take


class Frames(NamedTuple):
    """What surrounds a capital that is a government, and one that is a city."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    opening: re.Pattern[str]
    city_before: re.Pattern[str]
    city_after: re.Pattern[str]
    always: frozenset[str]


@cache
def _frames(ontology: Ontology) -> Frames:
    metonym = ontology.lexicons.states.metonym
    return Frames(
        metonym.after.pattern,
        re.compile(f"(?:{metonym.before.regex})$"),
        re.compile(rf"(?:^|[，。；：！？“”」\n]|{metonym.opening.regex})$"),
        re.compile(f"(?:{metonym.not_before.regex})$"),
        metonym.not_after.pattern,
        frozenset(metonym.always),
    )


def link(analysis: Analysis) -> None:
    """Retype the mention of a capital as its state where its surroundings say so, and the one joined to it."""
    for number, mention in enumerate(analysis.mentions):
        if (state := _state(analysis, mention)) and _governs(analysis, mention, state):
            _retype(analysis, number, state)
    for number, (first, second) in enumerate(zip(analysis.mentions, analysis.mentions[1:], strict=False)):
        joined = JOINED.fullmatch(analysis.folded, first.span.end, second.span.start)
        if not joined or "metonym" not in (first.subtype, second.subtype):
            continue
        for at, mention in ((number, first), (number + 1, second)):
            if (state := _state(analysis, mention)) and (at > number or not _is_city(analysis, mention, after=False)):
                _retype(analysis, at, state)


def _state(analysis: Analysis, mention: Mention) -> str | None:
    if mention.kind != "place":
        return None
    return analysis.ontology.metonyms.get(analysis.folded[mention.span.start : mention.span.end])


def _is_city(analysis: Analysis, mention: Mention, *, after: bool = True) -> bool:
    frames, span = _frames(analysis.ontology), mention.span
    if frames.city_before.search(analysis.folded, max(0, span.start - REACH), span.start):
        return True
    return after and bool(frames.city_after.match(analysis.folded, span.end))


def _governs(analysis: Analysis, mention: Mention, state: str) -> bool:
    """Whether the words around say government; at the opening of a clause, unless it is the publisher's own capital."""
    if _is_city(analysis, mention):
        return False
    frames, folded, span = _frames(analysis.ontology), analysis.folded, mention.span
    start = max(0, span.start - REACH)
    if folded[span.start : span.end] in frames.always or frames.after.match(folded, span.end):
        return True
    if frames.before.search(folded, start, span.start):
        return True
    opens = span.start == 0 or frames.opening.search(folded, start, span.start)
    return (
        bool(opens)
        and "\u3400" <= folded[span.end : span.end + 1] <= "\u9fff"
        and (folded[span.end] != "的" and home(analysis) != state)
    )


def _retype(analysis: Analysis, number: int, state: str) -> None:
    mention = analysis.mentions[number]
    capital = replace(mention, kind="state", form="metonym", candidates=(state,), rule="metonym", subtype="metonym")
    analysis.mentions.replace(number, capital)
    analysis.links[mention.span] = curated_entity(analysis, state)
