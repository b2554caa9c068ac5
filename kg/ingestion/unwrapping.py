"""Hard-wrapped plain text: lines of about one width, joined to paragraphs again."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from kg.text.sentences import CLOSING, STOP_MARKS

FULL = 0.75  # of the width: a line this long may go on in the next one (seed 004: 33 to 37 characters of 37)
SPREAD = 0.6  # blank lines to lines: with more, blank lines part lines and not paragraphs (seed 004: 0.97)
LEAST = 36  # columns: shorter lines are a list
MOST = 160  # columns: longer lines are paragraphs
ENDING = re.compile(f"[{STOP_MARKS}；;：:…][{CLOSING}】]*$")  # a comma ends no line
# 一、 ㈠ （一） 1. 2) – - • ★ 问： 第一条
MARK = re.compile(
    r"(?:[一二三四五六七八九十百]{1,4}[、.．]|[㈠-㈩①-⑳⒈-⒛]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、)）](?!\d)"
    r"|[–—•·●○■□★☆▪※-]\s|[问答問][:：]|第[一二三四五六七八九十百]{1,4}[章条節节條])"
)
PAGE = re.compile(r"[-–—\s第]*\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s页頁]*")  # - 3 -, 3/5, 第 3 页

__all__ = ["is_wrapped", "rejoin"]


def is_wrapped(text: str) -> bool:
    """Whether many lines stop at about the same width without ending a sentence."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < 6:
        return False
    width = _width(lines)
    if not LEAST <= width <= MOST:
        return False
    running = sum(not ENDING.search(line) and columns(line) >= FULL * width for line in lines)
    return running >= 0.3 * len(lines)


def rejoin(text: str) -> list[str]:
    """The paragraphs of a wrapped text.

    Blank lines part paragraphs, unless nearly every line is followed by one.
    """
    rows = [line.rstrip() for line in text.splitlines()]
    full = [row for row in rows if row and not PAGE.fullmatch(row)]
    width = _width([row.strip() for row in full])
    spread = sum(not row for row in rows) > SPREAD * len(full)
    paragraphs: list[list[str]] = []
    parted = True
    for row in rows:
        if not row:
            parted = parted or not spread
        elif not PAGE.fullmatch(row):
            if parted or _starts(row, paragraphs[-1][-1], width):
                paragraphs.append([])
            paragraphs[-1].append(row.strip())
            parted = False
    return [_joined(rows) for rows in paragraphs]


def columns(line: str) -> int:
    """Columns on a screen: Chinese characters take two."""
    return sum(map(_columns, line))


@cache
def _columns(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1


def _width(lines: Sequence[str]) -> int:
    widths = sorted(columns(line) for line in lines)
    return widths[len(widths) * 9 // 10] if widths else 0


def _starts(row: str, before: str, width: int) -> bool:
    ended = ENDING.search(before) is not None
    short = columns(before) < FULL * width
    if MARK.match(row.strip()):
        return ended or short
    return short or (ended and row != row.lstrip())


def _joined(rows: Sequence[str]) -> str:
    pieces = [rows[0]]
    for before, row in zip(rows, rows[1:], strict=False):
        latin = before[-1] < "\x7f" and row[0] < "\x7f"
        pieces.append(f" {row}" if latin else row)
    return "".join(pieces)
