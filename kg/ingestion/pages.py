"""Where each page begins in the canonical text, after lines were joined, dropped and tidied up."""

import re
from collections.abc import Sequence

from kg.ingestion.normalization import fold

NOT_BLANK = re.compile(r"\S")
SAMPLE = 16  # characters, without blanks, by which the beginning of a line is found
FEWEST = 4  # characters: fewer stand anywhere
SLACK = 2000  # characters that cleaning may have taken from a page

__all__ = ["page_starts"]


def page_starts(pages: Sequence[str], text: str) -> tuple[int, ...]:
    """For each page the offset in `text` of its first line that is still there; for one without any, of the next page.

    Offsets never go down; a page's text ends where the next one begins.
    """
    places = [found.start() for found in NOT_BLANK.finditer(text)]
    solid = "".join(text[place] for place in places)
    starts: list[int | None] = []
    least = due = 0  # where in `solid` the page may begin, and where it should if nothing was dropped
    for page in pages:
        lines = ["".join(fold(line).split()) for line in page.splitlines()]
        whole, before, start = "".join(lines), 0, None
        for line in lines:
            start = _nearest(solid, whole[before : before + SAMPLE], due + before, least)
            if start is not None:
                least, due = start, start + len(whole) - before
                break
            before += len(line)
        starts.append(start)
    found, next_one = [], len(text)
    for start in reversed(starts):
        next_one = next_one if start is None else places[start]
        found.append(next_one)
    return tuple(reversed(found))


def _nearest(solid: str, sample: str, near: int, least: int) -> int | None:
    """The place of a sample that is nearest to one, not before another; None if it is nowhere near."""
    if len(sample) < FEWEST:
        return None
    least = max(least, near - SLACK)
    after = solid.find(sample, max(near, least), near + SLACK)
    before = solid.rfind(sample, least, max(near, least) + len(sample))
    return min((one for one in (before, after) if one >= 0), key=lambda one: abs(one - near), default=None)
