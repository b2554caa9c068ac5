"""以伊冲突, 俄罗斯对乌克兰的战争: wars and conflicts that are told by their sides, and the nouns that take one up again."""

import re
from functools import cache
from typing import NamedTuple

from kg.annotation.document import Analysis
from kg.annotation.entities import add_alias, curated_entity, new_entity
from kg.annotation.linking.issuers import JOINT
from kg.model import Mention, Span
from kg.model.keys import EntityKey
from kg.model.namespaces import digest
from kg.ontology import Ontology

__all__ = ["link"]

SIDES = ("state", "org", "group")
REACH = 800  # characters back to the conflict that a bare noun takes up
LED = 12  # characters before a conflict in which it is said that there is none yet


class Wording(NamedTuple):
    """The nouns, and what must stand around them."""

    noun: re.Pattern[str]
    among: re.Pattern[str]  # …之间的冲突
    mutually: re.Pattern[str]
    waged: re.Pattern[str]  # …发动的战争
    wages: re.Pattern[str]  # between who wages it and against whom: 今年二月对
    against: re.Pattern[str]  # 对…
    among_whom: re.Pattern[str]  # 与…
    feared: re.Pattern[str]  # 避免…
    bare: re.Pattern[str]  # 结束战争


@cache
def _wording(ontology: Ontology) -> Wording:
    fought = ontology.lexicons.events.fought
    return Wording(
        re.compile(rf"(?:{fought.kinds.regex})?(?:{fought.words.regex})(?!{fought.not_before.regex})"),
        re.compile(rf"(?:{fought.among.regex})?(?:{fought.scale.regex})?$"),
        re.compile(fought.among.regex),
        re.compile(rf"(?:{fought.waging.regex})?(?:{fought.scale.regex})*$"),
        re.compile(rf"(?:{fought.aside.regex})*(?:{fought.against.regex})"),
        re.compile(rf"(?:{fought.against.regex})$"),
        re.compile(rf"(?:{fought.together.regex})$"),
        re.compile(fought.feared.regex),
        re.compile(rf"(?:{fought.takes_up.regex})$"),
    )


class Told(NamedTuple):
    """A conflict as it is worded: its sides in order, where the first of them stands, and how it is told."""

    sides: tuple[str, ...]
    start: int
    whole: bool = False  # both sides are named
    loose: bool = False  # by 和 alone, and so perhaps not against one another


class Named(NamedTuple):
    """A conflict that the text has named, and where it did so last."""

    key: str
    sides: tuple[str, ...]
    at: int


def link(analysis: Analysis) -> None:
    """Nouns in order: a conflict of the sides that are named there, else the one named before."""
    fought, wording = analysis.ontology.lexicons.events.fought, _wording(analysis.ontology)
    last: Named | None = None
    for found in wording.noun.finditer(analysis.folded):
        span = Span(*found.span())
        sentence = analysis.sentence_of(span.start)
        if not sentence or not analysis.free(span):
            continue
        mutual = found.group().endswith(fought.mutual)
        told = _told(analysis, sentence.span.start, span.start, mutual)
        named = _of_sides(analysis, told, span) if told and told.whole else _taken_up(analysis, told, span, last)
        if named:
            last = named
            analysis.settle([Mention(span, "event", "nominal", (), "conflict")])
            analysis.links[span] = named.key
            add_alias(analysis, named.key, analysis.text[span.start : span.end])


def _told(analysis: Analysis, opening: int, end: int, mutual: bool) -> Told | None:
    """By whom a conflict is fought that is named at `end`: two named together, or one and after 对 another.

    One is in a `mutual` one with somebody; 对以伊冲突 is about it.
    """
    wording = _wording(analysis.ontology)
    row = [(old, key) for old, key in analysis.linked(Span(opening, end)) if old.kind in SIDES]
    if not row:
        return None
    gap = analysis.folded[row[-1][0].span.end : end]
    chain = _chain(analysis, row)
    first = chain[0][0].span.start
    toward = wording.among_whom if mutual else wording.against
    if not toward.search(analysis.folded, max(opening, first - 3), first):
        if len(chain) > 1 and wording.among.fullmatch(gap):
            apart = chain[0][0].span.end < chain[1][0].span.start
            return _of(analysis, chain, loose=apart and not wording.mutually.search(gap))
        return None if gap else Told(_states(analysis, chain), first)
    if not wording.waged.fullmatch(gap):
        return None
    before = row[: len(row) - len(chain)]
    if before and wording.wages.fullmatch(analysis.folded, before[-1][0].span.end, first):
        return _of(analysis, [*_chain(analysis, before), *chain])
    return Told(_states(analysis, chain), first)


def _of(analysis: Analysis, chain: list[tuple[Mention, str]], loose: bool = False) -> Told:
    sides = _states(analysis, chain)
    return Told(sides, chain[0][0].span.start, len(sides) > 1, loose)


def _states(analysis: Analysis, chain: list[tuple[Mention, str]]) -> tuple[str, ...]:
    """Who they are, an army being its state."""
    states = (analysis.ontology.state_of(key) or key for _, key in chain)
    return tuple(
        dict.fromkeys(curated_entity(analysis, key) if key not in analysis.entities else key for key in states)
    )


def _chain(analysis: Analysis, row: list[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
    """The last of some mentions with those that are joined to it."""
    chain = row[-1:]
    for one in reversed(row[:-1]):
        if not JOINT.fullmatch(analysis.folded, one[0].span.end, chain[0][0].span.start):
            break
        chain.insert(0, one)
    return chain


def _taken_up(analysis: Analysis, told: Told | None, span: Span, last: Named | None) -> Named | None:
    """The one named last, not far before, if it is also that of the one side that may be named here."""
    if last is None or span.start - last.at > REACH:
        return None
    if told is None and not _wording(analysis.ontology).bare.search(
        analysis.folded, max(0, span.start - LED), span.start
    ):
        return None
    return last._replace(at=span.start) if set(told.sides if told else ()) <= set(last.sides) else None


def _of_sides(analysis: Analysis, told: Told, span: Span) -> Named | None:
    """The known conflict between these sides that had begun last when it is told of; else one that the sides make.

    None where it is only feared, and where 甲和乙冲突 may be one in each.
    """
    before = analysis.folded[max(0, told.start - LED) : span.start]
    if _wording(analysis.ontology).feared.search(before):
        return None
    dates = analysis.dates_in(Span(told.start, span.end))
    when = dates[-1].value if dates else analysis.document.published or ""
    known = [key for key, sides in analysis.ontology.belligerents.items() if set(told.sides) <= set(sides)]
    begun = [(start, key) for key in known if (start := min(analysis.ontology.dates(key), default="")) <= when]
    if not begun and (told.loose or not _is_fought(analysis, span)):
        return None
    key = curated_entity(analysis, max(begun)[1]) if begun else _new(analysis, told.sides, span)
    analysis.fought.append((Span(told.start, span.end), told.sides, key))
    return Named(key, told.sides, span.start)


def _is_fought(analysis: Analysis, span: Span) -> bool:
    """Whether it is one with arms, by its noun or by what the text tells: not 贸易, and 中美冲突 of opinions."""
    fought = analysis.ontology.lexicons.events.fought
    noun = analysis.folded[span.start : span.end]
    return noun not in fought.mutual or fought.fighting.pattern.search(analysis.folded) is not None


def _new(analysis: Analysis, sides: tuple[str, ...], span: Span) -> str:
    noun, codes = analysis.text[span.start : span.end], EntityKey.for_group(sorted(sides)).name
    label = "、".join(analysis.entities[key].label for key in sides)
    slug = codes if codes.isascii() else digest(codes, size=8)
    return new_entity(analysis, "event", f"conflict-{slug}", f"{label}{noun}", (noun,))
