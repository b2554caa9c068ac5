"""Texts of the page: each document whole, or only the sentences that prove something, with places as a browser counts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate

from kg.passages import Passage, Place, around

__all__ = ["Part", "counter", "parts", "places"]

Part = tuple[int, str]  # where in the document a piece of its text begins, and the piece
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


def places(passage: Passage) -> tuple[Place, Place, Place]:
    """Where quote, source and cue stand."""
    return (passage.start, passage.end), passage.source, passage.cue


def parts(passages: Iterable[Passage], texts: Mapping[str, str], fulltext: bool) -> dict[str, list[Part]]:
    """Document id -> what of its text is in the page, in its order; counted as Python does."""
    found: dict[str, list[Part]] = defaultdict(list)
    for name, start, text in sorted(set(lone(passages, texts))):
        found[name].append((start, text))
    if fulltext:
        return found | {name: [(0, text)] for name, text in texts.items()}
    ranges: dict[str, set[Place]] = defaultdict(set)
    for passage in passages:
        whole = texts.get(passage.document, "")
        for start, end in places(passage):
            if whole and end > start:
                before, after = around(whole, start, end)
                ranges[passage.document].add((start - len(before), end + len(after)))
    return found | {
        name: [(start, texts[name][start:end]) for start, end in merged(taken)] for name, taken in ranges.items()
    }


def lone(passages: Iterable[Passage], texts: Mapping[str, str]) -> Iterator[tuple[str, int, str]]:
    """Sentences of documents whose text is not there."""
    for passage in passages:
        if passage.document not in texts:
            yield passage.document, passage.start - len(passage.before), passage.before + passage.quote + passage.after


def merged(ranges: Iterable[Place]) -> list[Place]:
    """Ranges that overlap or touch as one, in order.

    >>> merged([(5, 9), (0, 3), (2, 4)])
    [(0, 4), (5, 9)]
    """
    found: list[Place] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
