"""Which claims tell of one utterance: five outlets that report one sentence of a spokesperson report one thing said.

Claims are held against each other where one side speaks, on one day, and their words are alike (`lexicon/utterances.toml`).
An utterance holds claims that are all alike among themselves, so that two parts of a long quotation stay two. It is known
by the claim that tells it first: later documents do not change its name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import product
from re import Pattern, compile
from zlib import crc32

from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.ontology.lexicons.words import one_of
from kg.rdf.tellings import Telling
from kg.rdf.terms import TYPE, Statement, iri, statement
from kg.text.wording import Wording, wording

__all__ = ["told_of", "utterance_triples"]

PROBES = 8  # pairs of characters of a claim by which others that may be alike are found, the smallest by their hash
WINDOW = 64  # claims with one of these pairs that are looked at, the latest: a phrase of the trade is in many


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as it is held against others."""

    claim: str  # IRI
    order: tuple[str, str, int, str]  # the first tells it first
    document: str  # id, of a copy that of its earliest text
    copied: bool  # whether there is a copy of that text
    side: str
    speaker: str
    day: date
    printed: bool  # whether the text prints the day
    voice: bool  # whether the document itself speaks: it is of its day
    denied: bool
    polarity: str
    words: Wording


def utterance_triples(
    claims: Iterable[Telling], earliest: Mapping[str, str], ontology: Ontology
) -> Iterator[tuple[str, Statement]]:
    """What says which utterance each claim tells of, with the id of the document in whose graph that belongs."""
    namespace, known = ontology.namespace, {one.claim: one for one in claims}
    tells, kind = iri(namespace.term("utterance")), iri(namespace.term("Utterance"))
    for claim, first in sorted(told_of(known.values(), earliest, ontology).items()):
        utterance = iri(namespace.thing("utterance", first.rpartition("/")[2]))
        yield known[claim].document, statement(iri(claim), tells, utterance)
        if claim == first:
            yield known[claim].document, statement(utterance, TYPE, kind)


def told_of(claims: Iterable[Telling], earliest: Mapping[str, str], ontology: Ontology) -> dict[str, str]:
    """IRI of each claim -> that of the claim that tells its utterance first, which may be itself.

    `earliest` has the id of each document that is a copy -> that of the earliest with its text.
    """
    known = list(claims)
    copied = set(earliest.values())
    first, sides = {one.claim: one.claim for one in known}, defaultdict[str, list[Telling]](list)
    for telling in known:
        sides[telling.side].append(telling)
    for _, one_side in sorted(sides.items()):  # one by one: the wordings of all claims would fill the memory
        found = (_told(one, earliest.get(one.document), copied) for one in one_side)
        for together in _together(sorted(filter(None, found), key=lambda one: one.order), ontology):
            first.update({one.claim: together[0].claim for one in together})
    return first


def _told(telling: Telling, earliest: str | None, copied: Set[str]) -> Told | None:
    """Nothing of somebody unnamed, nor without a day: 2022-05 is none."""
    try:
        day = date.fromisoformat(telling.date or "")
    except ValueError:
        return None
    if "unnamed" in (telling.side, telling.speaker):
        return None
    return Told(
        claim=telling.claim,
        order=(telling.published or "~", telling.document, telling.start, telling.claim),
        document=earliest or telling.document,
        copied=earliest is not None or telling.document in copied,
        side=telling.side,
        speaker=telling.speaker,
        day=day,
        printed=telling.printed,
        voice=telling.voice,
        denied=telling.denied,
        polarity=telling.polarity,
        words=wording(telling.content),
    )


def _together(told: Sequence[Told], ontology: Ontology) -> Iterator[list[Told]]:
    """The claims of one side that tell of one utterance, each group in order: the most alike are joined first."""
    pairs = _candidates(told, ontology.lexicons.utterances.next_day.days)
    alike = {pair: score for pair in pairs if (score := _score(told[pair[0]], told[pair[1]], ontology))}
    groups = {number: [number] for number in range(len(told))}
    for one, other in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        left, right = groups[one], groups[other]
        if left is not right and all((min(pair), max(pair)) in alike for pair in product(left, right)):
            left += right
            groups.update(dict.fromkeys(right, left))
    for number, group in groups.items():
        if number == min(group) and len(group) > 1:
            yield [told[one] for one in sorted(group)]


def _candidates(told: Sequence[Told], days: int) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of claims of near days, or of copies, that share some of the pairs of characters of one of them."""
    index: dict[tuple[int | str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        for place in _places(one, 0):
            for pair in one.words.pairs:
                index[place, pair].append(number)
    found = set()
    for number, one in enumerate(told):
        probes = sorted(one.words.pairs, key=_hash)[:PROBES]
        for place in _places(one, days):
            for pair in probes:
                near = _nearest(index.get((place, pair), ()), number)
                found |= {(number, other) if number < other else (other, number) for other in near}
    yield from sorted(pair for pair in found if pair[0] != pair[1])


def _places(told: Told, days: int) -> list[int | str]:
    """Where claims lie that may be of the same utterance: its day, those near it, and of a copied text all of it."""
    day, around = told.day.toordinal(), 0 if told.voice else days
    return [*range(day - around, day + around + 1), *([told.document] if told.copied else ())]


@lru_cache(maxsize=1 << 16)
def _hash(pair: str) -> tuple[int, str]:
    return crc32(pair.encode("utf-8", "surrogatepass")), pair


def _nearest(numbers: Sequence[int], number: int) -> Sequence[int]:
    """The part of a sorted list around a number, of at most WINDOW."""
    at = bisect_left(numbers, number)
    return numbers[max(0, at - WINDOW // 2) : at + WINDOW // 2]


def _score(one: Told, other: Told, ontology: Ontology) -> float:
    """How alike two claims are that tell of one utterance; 0 if they do not."""
    persons = {told.speaker for told in (one, other) if kind_of(told.speaker) == "person"}
    if len(persons) > 1 or one.polarity != other.polarity or one.denied != other.denied:
        return 0.0
    lexicon, apart = ontology.lexicons.utterances, abs((one.day - other.day).days)
    least = lexicon.likeness
    if one.document == other.document:
        least = lexicon.one_document
    elif apart:
        open_ = not (one.voice or other.voice or one.printed and other.printed)
        if apart > lexicon.next_day.days or not open_:
            return 0.0
        least = lexicon.next_day
    same, part = one.words.shared(other.words)
    length = min(len(one.words.letters), len(other.words.letters))
    fits = same >= least.same and length >= least.least or part >= least.part and length >= least.least_part
    if not fits or not (one.words.numbers <= other.words.numbers or other.words.numbers <= one.words.numbers):
        return 0.0
    left, right = (_states(told.words.letters, ontology) for told in (one, other))
    return 0.0 if left - right and right - left else same


@lru_cache(maxsize=1 << 12)
def _states(letters: str, ontology: Ontology) -> frozenset[str]:
    """The states that a text names, by name (法国, 法方) or by their character."""
    pattern, keys, characters = _names(ontology)
    return frozenset({keys[name] for name in pattern.findall(letters)} | {one for one in letters if one in characters})


@cache
def _names(ontology: Ontology) -> tuple[Pattern[str], dict[str, str], str]:
    named = (one for one in ontology.names if kind_of(one.key) == "state" and one.form in ("name", "short"))
    keys = {one.text.casefold(): one.key for one in named if len(one.text) > 1}
    return compile(one_of(keys)), keys, ontology.lexicons.states.single.characters
