"""A shallow parse of a clause: its subject, what stands before the verb, its main verb, and what is only a relative clause."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.annotation.lexical.clause_words import ClosedClasses, Word, closed_classes, words_of
from kg.model import Span
from kg.ontology import Ontology

__all__ = ["Clause", "Phrase", "parse"]

PREDICATE = frozenset({"verb", "adverb", "modal", "negation", "aspect"})
NOMINAL = frozenset({"name", "noun"})


class Phrase(NamedTuple):
    """A preposition and what it governs: 对 with 伊朗的核活动."""

    preposition: str
    span: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause is made of; each part is a stretch of the text, or nothing where the clause has none."""

    span: Span
    words: tuple[Word, ...]
    subject: Span | None
    preposed: tuple[Phrase, ...]
    relative: tuple[Span, ...]  # relative clauses, each up to its 的
    negation: str | None  # of the main verb; none where two undo one another
    modal: str | None
    verb: Span | None
    done: bool  # 了, 过 or 已 with the main verb
    object: Span | None

    def inside_relative(self, span: Span) -> bool:
        """Whether a stretch stands in a relative clause: 须 of 须办理的手续."""
        return any(one.holds(span) for one in self.relative)


def parse(folded: str, clause: Span, names: Iterable[Span], ontology: Ontology) -> Clause:
    """The parse of a clause of a folded text; `names` are the spans that name something, in order."""
    found = words_of(folded, clause, names, ontology)
    relative = tuple(_relative(found, closed_classes(ontology)))
    main = [number for number, _ in enumerate(found) if not any(a <= number < b for a, b in relative)]
    preposed, governed = _preposed(found, main)
    verb = next(
        (number for number in main if found[number].part == "verb" and number not in governed),
        None,
    )
    before = [number for number in main if (verb is None or number < verb) and number not in governed]
    subject = _subject(found, before, verb)
    manner = [found[number] for number in before if subject is None or found[number].start >= subject.end]
    after = found[verb + 1] if verb is not None and verb + 1 < len(found) else None
    negations = [one.text for one in manner if one.part == "negation"]
    modal = next((one.text for one in manner if one.part == "modal"), None)
    return Clause(
        clause,
        found,
        subject,
        tuple(preposed),
        tuple(Span(found[a].start, found[b - 1].end) for a, b in relative),
        negations[0] if len(negations) % 2 else None,
        modal,
        Span(found[verb].start, found[verb].end) if verb is not None else None,
        any(one.text in closed_classes(ontology).done for one in (*manner, *([after] if after else []))),
        _object(found, verb, relative),
    )


def _relative(found: Sequence[Word], closed: ClosedClasses) -> Iterator[tuple[int, int]]:
    """The relative clauses, as numbers of their first word and of the one after their last, which is before 的.

    美方提出的条件 and 已经完成的准备 are told by the verb right before 的. 违反条约的行为 may be one or have a main verb
    (支持条约的国家): it is one if a predicate follows, or if another verb or a preposition stands before.
    """
    for number, word in enumerate(found):
        if word.part != "de" or number in (0, len(found) - 1):
            continue  # 的 at the end (是不得人心的) has no noun after it
        last = number - 1
        if found[last].part in ("adjective", "adverb"):
            continue  # 负有繁重的责任, 践行真正的多边主义
        start = last
        while start >= 0 and found[start].part in (*NOMINAL, "adjective"):
            start -= 1  # the object in the relative clause, if it has one
        if start > 0 and start < last and found[start].text in closed.giving and found[start - 1].part == "verb":
            start -= 1  # 移交给对方的
        if start < 0 or found[start].part not in PREDICATE:
            continue
        first = _with_object(found, start, closed) if start < last else _without_object(found, start, number, closed)
        if first is None:
            continue
        governed = first > 0 and found[first - 1].part in ("verb", "preposition")
        if start < last and not governed and not _predicate_after(found, number + 1):
            continue
        if not governed:
            first = _nominal_before(found, first)
            if first > 0 and found[first - 1].text in closed.with_:
                first = _nominal_before(found, first - 1)
        yield first, number


def _with_object(found: Sequence[Word], start: int, closed: ClosedClasses) -> int | None:
    """Where the verb stands, with what belongs to it, of a relative clause that ends in its object: 违反条约的."""
    verb = start - (found[start].part == "aspect")
    if verb < 0 or found[verb].part != "verb" or found[verb].text in closed.clausal:
        return None  # 希望海外的公民…: what is hoped for follows
    if found[start + 1].part == "name" or found[start + 1].text in closed.owners:
        return None  # 移除伊朗的浓缩铀: whose it is
    first = verb
    while first > 0 and found[first - 1].part in ("adverb", "negation", "aspect"):
        first -= 1  # 已宣布战略的
    return None if first > 0 and found[first - 1].part == "modal" else first


def _without_object(found: Sequence[Word], start: int, number: int, closed: ClosedClasses) -> int | None:
    """The same of one that ends in its verb: 尚未完成的. Of two verbs the first is the main one if no other follows: 承担应尽的义务."""
    first = start
    while first > 0 and found[first - 1].part in PREDICATE:
        first -= 1
    verbs = [one for one in range(first, start + 1) if found[one].part == "verb"]
    if not verbs:
        return None
    before = any(one.part == "verb" for one in found[:first])
    if found[first].text in closed.having and first < verbs[0] and not _predicate_after(found, number + 1):
        return first + 1  # 没有磋商的打算
    if len(verbs) > 1 and not before and not _predicate_after(found, number + 1):
        first = verbs[-2] + 1
    return first


def _nominal_before(found: Sequence[Word], at: int) -> int:
    while at > 0 and found[at - 1].part in NOMINAL:
        at -= 1
    return at


def _predicate_after(found: Sequence[Word], at: int) -> bool:
    """Whether a predicate follows that is in no relative clause of its own."""
    return any(
        one.part in ("verb", "adjective", "modal") and not (number + 1 < len(found) and found[number + 1].part == "de")
        for number, one in enumerate(found)
        if number > at
    )


def _preposed(found: Sequence[Word], main: Sequence[int]) -> tuple[list[Phrase], frozenset[int]]:
    """The phrases with a preposition before the main verb, and the numbers of the words that they govern."""
    phrases, governed = [], set()
    at = 0
    while at < len(main):
        number = main[at]
        if found[number].part == "verb":
            break
        at += 1
        if found[number].part != "preposition":
            continue
        inside = [number]
        while at < len(main) and found[main[at]].part in (*NOMINAL, "de", "conjunction", "adjective", "place", "time"):
            inside.append(main[at])
            at += 1
        if len(inside) > 1:
            governed.update(inside)
            phrases.append(Phrase(found[number].text, Span(found[inside[1]].start, found[inside[-1]].end)))
    return phrases, frozenset(governed)


def _subject(found: Sequence[Word], before: Sequence[int], verb: int | None) -> Span | None:
    """The nominal that stands last before what belongs to the verb; joined ones (美国和俄罗斯) are one."""
    nominal = [number for number in before if found[number].part in NOMINAL]
    if verb is None or not nominal:
        return None
    first = last = nominal[0]
    for number in before:
        if number > last and found[number].part in (*NOMINAL, "conjunction", "de"):
            last = number if found[number].part in NOMINAL else last
        elif number > last:
            break
    return Span(found[first].start, found[last].end)


def _object(found: Sequence[Word], verb: int | None, relative: Sequence[tuple[int, int]]) -> Span | None:
    """What follows the main verb, up to the next verb of its own: 支持 with 该条约."""
    if verb is None:
        return None
    inside = [number for number in range(verb + 1, len(found))]
    taken: list[int] = []
    for number in inside:
        if any(a <= number < b for a, b in relative) or found[number].part in (
            *NOMINAL,
            "de",
            "adjective",
            "conjunction",
        ):
            taken.append(number)
        elif found[number].part == "aspect" and not taken:
            continue
        else:
            break
    return Span(found[taken[0]].start, found[taken[-1]].end) if taken else None
