"""Places in a text as a browser counts them."""

from collections.abc import Callable
from itertools import accumulate

from kg.network.passages import Passage

__all__ = ["counter", "marks"]

BASIC = "\uffff"  # above, JavaScript counts a character as two


def counter(text: str) -> Callable[[int], int]:
    """Place in Python's count of a text -> place in JavaScript's.

    >>> list(map(counter("核🚀弹"), range(4)))
    [0, 1, 3, 4]
    """
    if not text or max(text) <= BASIC:
        return lambda place: place
    steps = list(accumulate((1 + (character > BASIC) for character in text), initial=0))
    return lambda place: steps[min(place, len(text))]


def marks(passage: Passage, count: Callable[[int], int]) -> list[int]:
    """Start and end of the quote, how far its sentence reaches before and after it, start and length of source and of cue.

    Lengths are short: ends would be a fiftieth of a large page.
    """
    found = [count(passage.start), count(passage.end)]
    found.append(found[0] - count(passage.start - len(passage.before)))
    found.append(count(passage.end + len(passage.after)) - found[1])
    for start, end in (passage.source, passage.cue):
        found += [count(start), count(end) - count(start)]
    return found
