"""What a report holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.catalog.citing.forms import Cited

__all__ = ["STANCES", "Difference", "Held", "Quote", "Report", "SideOn", "SubjectPart"]

STANCES = ("for", "against", "demand", "neutral")


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence to cite, numbered through the report."""

    number: int
    stance: str
    change: str
    date: str
    reports: int  # documents that tell it
    words: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Held:
    """A statement as a point in time; `number` is that of its quote, 0 where it is not shown."""

    date: str
    stance: str
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class SideOn:
    """What one side says on a subject: all statements as points, some of them as quotes, in the order of their dates."""

    key: str
    name: str
    counts: Mapping[str, int]
    held: tuple[Held, ...]
    quotes: tuple[Quote, ...]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def dates(self) -> tuple[str, str]:
        """The first and the last; empty where none is known."""
        known = sorted(one.date for one in self.held if one.date)
        return (known[0], known[-1]) if known else ("", "")


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sentences that differ by stance or by polarity; how many pairs of them there are."""

    how: str
    one_name: str
    one: Quote
    other_name: str
    other: Quote
    pairs: int


@dataclass(frozen=True, slots=True)
class SubjectPart:
    """A treaty or topic."""

    key: str
    name: str
    sides: tuple[SideOn, ...]
    agreeing: tuple[tuple[str, tuple[str, ...]], ...]  # stance, and the names of at least two sides
    differences: tuple[Difference, ...]
    votes: tuple[tuple[str, Quote], ...]  # with the name of who votes


@dataclass(frozen=True, slots=True)
class Report:
    """All of it; `missing` says in whole sentences what was asked for and is not there."""

    language: str
    title: str
    since: str
    until: str
    documents: int
    claims: int
    first: str
    last: str
    build: str
    parts: tuple[SubjectPart, ...]
    missing: tuple[str, ...]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Each once, by number."""
        found: dict[int, Quote] = {}
        for part in self.parts:
            shown = [*(one for side in part.sides for one in side.quotes), *(one for _, one in part.votes)]
            shown += [one for differ in part.differences for one in (differ.one, differ.other)]
            found |= {one.number: one for one in shown}
        return tuple(found[number] for number in sorted(found))
