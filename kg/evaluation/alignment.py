"""Spans of one text carried over to another that holds mostly the same characters.

White space is left out. The result is that of `difflib.SequenceMatcher(None, a, b, autojunk=False)`: the longest common
piece, the earliest in a, then in b; the same again to its left and right. Only the search for a long piece is another.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from kg.model import Span

__all__ = ["Alignment", "Piece", "align", "common_pieces"]

ENOUGH = 0.6  # of a span's characters must be found again
# Each common piece of 2n - 1 characters or more holds a whole n-gram that starts at a multiple of n.
GRAMS = (32, 8)


class Piece(NamedTuple):
    """`a[start_a:start_a + size] == b[start_b:start_b + size]`."""

    start_a: int
    start_b: int
    size: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each place in the source its place in the target, or -1."""

    source: str
    places: list[int]

    def span(self, start: int, end: int) -> Span | None:
        """The span in the target; None where too little of it stands there."""
        found = [place for place in self.places[start:end] if place >= 0]
        if not found or len(found) < ENOUGH * len("".join(self.source[start:end].split())):
            return None
        return Span(found[0], found[-1] + 1)


def align(source: str, target: str) -> Alignment:
    """Align two texts with white space left out."""
    a, b = "".join(source.split()), "".join(target.split())
    at_a = [place for place, character in enumerate(source) if not character.isspace()]
    at_b = [place for place, character in enumerate(target) if not character.isspace()]
    places = [-1] * len(source)
    for start_a, start_b, size in common_pieces(a, b):
        pairs = zip(at_a[start_a : start_a + size], at_b[start_b : start_b + size], strict=True)
        for place, other in pairs:
            places[place] = other
    return Alignment(source, places)


def common_pieces(a: str, b: str) -> Iterator[Piece]:
    """The pieces that both hold in one order: the long ones by n-grams, what lies between them by difflib."""
    stretches = [(0, len(a), 0, len(b))]
    while stretches:
        low_a, high_a, low_b, high_b = stretches.pop()
        if low_a == high_a or low_b == high_b:
            continue
        left, right = a[low_a:high_a], b[low_b:high_b]
        if long := longest(left, right):
            start_a, start_b = low_a + long.start_a, low_b + long.start_b
            yield Piece(start_a, start_b, long.size)
            stretches.append((low_a, start_a, low_b, start_b))
            stretches.append((start_a + long.size, high_a, start_b + long.size, high_b))
        else:
            for piece in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
                yield Piece(low_a + piece.a, low_b + piece.b, piece.size)


def longest(a: str, b: str) -> Piece | None:
    """The longest common piece, if it is a long one or the whole of either text."""
    if len(a) <= len(b):
        if (start := b.find(a)) >= 0:
            return Piece(0, start, len(a))
    elif (start := a.find(b)) >= 0:
        return Piece(start, 0, len(b))
    for n in GRAMS:
        if 2 * n - 1 <= min(len(a), len(b)):
            best = min(maximal(a, b, n), key=lambda piece: (-piece.size, piece), default=None)
            if best and best.size >= 2 * n - 1:
                return best
    return None


def maximal(a: str, b: str, n: int) -> Iterator[Piece]:
    """Common pieces that go on as far as they can, all those of 2n - 1 characters or more among them."""
    starts: dict[str, list[int]] = defaultdict(list)
    for start in range(0, len(b) - n + 1, n):
        starts[b[start : start + n]].append(start)
    reach: dict[int, int] = {}  # by diagonal
    for at in range(len(a) - n + 1):
        for start in starts.get(a[at : at + n], ()):
            shift = at - start
            if at < reach.get(shift, 0):
                continue
            limit, end, first = min(len(a), len(b) + shift), at + n, at
            while end + n <= limit and a[end : end + n] == b[end - shift : end - shift + n]:
                end += n
            while end < limit and a[end] == b[end - shift]:
                end += 1
            while first and first > shift and a[first - 1] == b[first - 1 - shift]:
                first -= 1
            reach[shift] = end
            yield Piece(first, first - shift, end - first)
