"""Stretches of a text that may lie over one another, asked what they hold without a look at each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from kg.model import Span

__all__ = ["Stretches"]


class Stretches:
    """By their starts, with the farthest end so far: one that begins in time and ends late enough is all that counts."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [one.start for one in ordered]
        self._ends = list(accumulate((one.end for one in ordered), max))

    def hold(self, span: Span) -> bool:
        """Whether one of them holds a span whole."""
        number = bisect_right(self._starts, span.start)
        return number > 0 and self._ends[number - 1] >= span.end

    def overlap(self, span: Span) -> bool:
        """Whether one of them shares a character with a span."""
        number = bisect_left(self._starts, span.end)
        return number > 0 and self._ends[number - 1] > span.start
