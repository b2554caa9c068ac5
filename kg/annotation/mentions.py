"""The mentions of a document in the order of the text, found by place, by kind and by where they end."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from typing import overload

from kg.model import Kind, Mention, Span

__all__ = ["Mentions"]


def _start(mention: Mention) -> int:
    return mention.span.start


class Mentions(Sequence[Mention]):
    """Mentions that do not overlap. No question looks at all of them, so that time stays linear in the text."""

    def __init__(self) -> None:
        self._all: list[Mention] = []
        self._starts: list[int] = []
        self._kinds: dict[Kind, list[Mention]] = {}
        self._ends: dict[int, Mention] = {}

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._all)

    @overload
    def __getitem__(self, at: int) -> Mention: ...
    @overload
    def __getitem__(self, at: slice) -> list[Mention]: ...
    def __getitem__(self, at: int | slice) -> Mention | list[Mention]:
        return self._all[at]

    def add(self, mention: Mention) -> None:
        """One that overlaps no other."""
        at = bisect_left(self._starts, mention.span.start)
        self._all.insert(at, mention)
        self._starts.insert(at, mention.span.start)
        insort(self._kinds.setdefault(mention.kind, []), mention, key=_start)
        self._ends[mention.span.end] = mention

    def remove(self, mention: Mention) -> None:
        """One that is there."""
        at, row = bisect_left(self._starts, mention.span.start), self._kinds[mention.kind]
        del self._all[at], self._starts[at]
        del row[bisect_left(row, mention.span.start, key=_start)]
        del self._ends[mention.span.end]

    def replace(self, number: int, mention: Mention) -> None:
        """Another reading of the mention of that number, at the same place."""
        self.remove(self._all[number])
        self.add(mention)

    def between(self, span: Span) -> list[Mention]:
        """The mentions inside a span, in order."""
        first = bisect_left(self._starts, span.start)
        found = self._all[first : bisect_left(self._starts, span.end, first)]
        if found and found[-1].span.end > span.end:
            found.pop()  # only the last can go on, since none overlap
        return found

    def overlapping(self, span: Span) -> list[Mention]:
        """The mentions that share a character with a span, in order."""
        at = bisect_left(self._starts, span.start)
        if at and self._all[at - 1].span.end > span.start:
            at -= 1
        found = []
        while at < len(self._all) and self._all[at].span.start < span.end:
            found.append(self._all[at])
            at += 1
        return found

    def ending_at(self, at: int) -> Mention | None:
        """The one right before a place."""
        return self._ends.get(at)

    def last_end(self, at: int) -> int:
        """Where the last one ends that ends up to a place; 0 if there is none."""
        number = bisect_left(self._starts, at)
        ends = (one.span.end for one in reversed(self._all[max(0, number - 2) : number]) if one.span.end <= at)
        return next(ends, 0)

    def of_kind(self, kind: Kind) -> Sequence[Mention]:
        """All of a kind, in order."""
        return self._kinds.get(kind, [])

    def before(self, at: int, kind: Kind) -> Iterator[Mention]:
        """Those of a kind that end up to a place, the last first."""
        row = self._kinds.get(kind, [])
        for number in range(bisect_right(row, at, key=_start) - 1, -1, -1):
            if row[number].span.end <= at:
                yield row[number]
