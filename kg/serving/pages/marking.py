"""Texts with marks: pieces of a text, each with the marks that cover it, whether they nest or overlap."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.catalog import Claim
from kg.catalog.search_words import words
from kg.text.script import fold

__all__ = ["Mark", "Piece", "excerpt", "found_in", "pieces", "sentence"]

NEAR = 60  # characters of a document shown on each side of what was searched


class Mark(NamedTuple):
    """Characters of a text, half-open, and what they are."""

    start: int
    end: int
    what: str


class Piece(NamedTuple):
    """Text that the same marks cover, in the order in which they were given."""

    text: str
    what: tuple[str, ...]
    start: int


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The text cut at the ends of its marks; marks or parts of them outside of it are left out."""
    within = [Mark(max(one.start, 0), min(one.end, len(text)), one.what) for one in marks]
    within = [one for one in within if one.start < one.end]
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, one in enumerate(within):
        starts.setdefault(one.start, []).append(number)
        ends.setdefault(one.end, []).append(number)
    found, open_marks, cuts = [], set[int](), sorted({0, len(text), *starts, *ends})
    for at, end in zip(cuts, cuts[1:], strict=False):
        open_marks.difference_update(ends.get(at, ()))
        open_marks.update(starts.get(at, ()))
        found.append(Piece(text[at:end], tuple(within[one].what for one in sorted(open_marks)), at))
    return found


def sentence(claim: Claim) -> list[Piece]:
    """The sentence or sentences in which a claim is told: what is said, who says it and the reporting word marked."""
    text = claim.before + claim.content_at.quote + claim.after
    begin = claim.content_at.start - len(claim.before)
    parts = (("content", claim.content_at), ("source", claim.source_at), ("cue", claim.cue_at))
    return pieces(text, [Mark(at.start - begin, at.end - begin, what) for what, at in parts if at])


def found_in(text: str, wanted: str) -> list[Mark]:
    """Where the words of a search stand in a text, both scripts and cases alike; the longer of two that overlap."""
    sought = sorted(map(re.escape, words(wanted)), key=len, reverse=True)
    if not sought:
        return []
    plain = "".join(low if len(low := one.casefold()) == 1 else one for one in fold(text))  # same length
    return [Mark(one.start(), one.end(), "found") for one in re.finditer("|".join(sought), plain)]


def excerpt(text: str, wanted: str) -> list[Piece]:
    """What stands around the first place where a word is found; nothing if none is."""
    marks = found_in(text, wanted)
    if not marks:
        return []
    begin, end = max(marks[0].start - NEAR, 0), marks[0].end + NEAR
    inside: Sequence[Mark] = [Mark(one.start - begin, one.end - begin, one.what) for one in marks if one.start < end]
    shown = pieces(text[begin:end].replace("\n", " "), inside)
    dots = Piece("…", (), -1)
    return [*([dots] if begin else []), *shown, *([dots] if end < len(text) else [])]
