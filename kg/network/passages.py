"""Passages: evidence with the rest of its sentence and the document it stands in, as readers want to see it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

from kg.model import Span
from kg.text.sentences import told_in

__all__ = ["DocumentCard", "Offsets", "Passage", "around", "in_order", "last", "place", "years_of"]

T = TypeVar("T")

Offsets = tuple[int, int]  # start and end in the text of a document; none is (0, 0)


class DocumentCard(NamedTuple):
    """What is shown of a document."""

    id: str
    title: str
    date: str = ""
    publisher: str = ""
    url: str = ""


class Passage(NamedTuple):
    """One evidence of an edge. `date` is when it happened or was said, `published` the date of the document."""

    quote: str
    document: str
    title: str
    date: str = ""
    speaker: str = ""  # the speaker's key, of a claim
    start: int = 0
    end: int = 0
    rule: str = ""
    confidence: float | None = None
    before: str = ""
    after: str = ""
    published: str = ""
    modality: str = ""
    form: str = ""  # how a claim is quoted: direct, indirect ...
    source: Offsets = (0, 0)  # who says it, of a claim
    cue: Offsets = (0, 0)  # the word that says how, of a claim
    copy: bool = False  # whether the document is a copy of an earlier one: such evidence adds no weight
    utterance: str = ""  # what a claim reports, which others may report too: they count once


def in_order(things: Iterable[T], key: Callable[[T], Any]) -> list[T]:
    """By the key, and those of one key by all that they say: what they came from has no order of its own."""
    ordered = []
    for _, group in groupby(sorted(things, key=key), key):
        alike = list(group)
        ordered += sorted(alike, key=repr) if len(alike) > 1 else alike
    return ordered


def place(passage: Passage) -> tuple[str, str]:
    """The first that evidence is ordered by."""
    return passage.date, passage.document


def last(iri: str) -> str:
    return iri.rpartition("/")[2]


def around(text: str, place: Offsets, *others: Offsets) -> tuple[str, str]:
    """What stands before and after a quote in its sentence; with others (source, cue), in all sentences of the claim."""
    start, end = told_in(text, Span(*place), *(Span(*one) for one in others if one != (0, 0)))
    return text[start : place[0]], text[place[1] : end]


def years_of(date: str) -> Iterator[str]:
    """Every year that a date lies in.

    >>> list(years_of("2019-11/2021"))
    ['2019', '2020', '2021']
    """
    first, _, last = date.partition("/")
    ends = first[:4], (last or first)[:4]
    if all(one.isdecimal() for one in ends):
        yield from (f"{year:04}" for year in range(int(ends[0]), int(ends[1]) + 1))
