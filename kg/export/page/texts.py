"""Places in a text as a browser counts them."""

from collections.abc import Callable
from itertools import accumulate

from kg.network.passages import Passage

__all__ = ["counter", "marks"]

Marks = tuple[int, int, int, int, int, int, int, int]

BASIC = "\uffff"  # above, JavaScript counts a character as two


def counter(text: str) -> Callable[[int], int]:
    """Place in Python's count of a text -> place in JavaScript's; `int` where they are the same.

    >>> list(map(counter("核🚀弹"), range(4)))
    [0, 1, 3, 4]
    """
    if not text or max(text) <= BASIC:
        return int
    steps = list(accumulate((1 + (character > BASIC) for character in text), initial=0))
    return lambda place: steps[min(place, len(text))]


def marks(passage: Passage, count: Callable[[int], int]) -> Marks:
    """Start and end of the quote, how far its sentence reaches before and after it, start and length of source and of cue.

    Lengths are short: ends would be a fiftieth of a large page.
    """
    if count is int:
        (source, source_end), (cue, cue_end) = passage.source, passage.cue
        return (
            passage.start, passage.end, len(passage.before), len(passage.after),
            source, source_end - source, cue, cue_end - cue,
        )  # fmt: skip
    start, end = count(passage.start), count(passage.end)
    before = start - count(passage.start - len(passage.before))
    after = count(passage.end + len(passage.after)) - end
    source, cue = (count(passage.source[0]), count(passage.cue[0]))
    return start, end, before, after, source, count(passage.source[1]) - source, cue, count(passage.cue[1]) - cue
