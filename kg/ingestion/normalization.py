"""Canonical text: NFC, blanks folded, one block a line, the title first, spans in code points."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.ingestion.base import Line
from kg.model import Block, Role, Span
from kg.text.dates import IN_DATE

# zero-width and bidirectional marks, soft hyphens, controls, lone surrogates: nothing that is read
UNSEEN = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
WIDE = "\u2e80-\u303f\u3040-\u30ff\u3200-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
# 9月 27 日; 旗幟 鮮明; 239 ，
BETWEEN_WIDE = re.compile(rf"(?<=[{WIDE}]) (?=[{WIDE}\d])|(?<=\d) (?=[{WIDE}])")
SPACED = frozenset({"title", "heading", "related"})
NOT_LETTERS = re.compile(r"[\W_]+")
START = re.compile(r"[^。！？!?；;，,\n]{1,40}")  # what a text without a title is called

__all__ = ["Canonical", "assemble", "bare", "fold", "plain"]


class Canonical(NamedTuple):
    """The text, its blocks, and the title: the title line, else how the text starts."""

    text: str
    blocks: tuple[Block, ...]
    title: str


def plain(line: str) -> str:
    """One line in NFC without unseen characters, its blanks folded to one each."""
    if not unicodedata.is_normalized("NFC", line):
        line = unicodedata.normalize("NFC", line)
    return " ".join(UNSEEN.sub("", line).split())


def fold(line: str, *, spaced: bool = False) -> str:
    """As `plain`; blanks between Chinese characters go, unless `spaced`."""
    return _tight(plain(line), spaced)


def _tight(line: str, spaced: bool) -> str:
    # in a headline the blank parts clauses; only dates are drawn together
    return (IN_DATE if spaced else BETWEEN_WIDE).sub("", line) if " " in line else line


def bare(line: str) -> str:
    """Letters and digits only: whether two lines say the same."""
    return NOT_LETTERS.sub("", line)


def assemble(title: str, lines: Iterable[Line]) -> Canonical:
    """`plain` lines as one text. Lines that only repeat the title, and captions said twice, are dropped."""
    folded = list(_folded(title, lines))
    pieces, blocks, position = [], [], 0
    for role, text in folded:
        pieces.append(text)
        kept: Role = "paragraph" if role == "heading" else role
        blocks.append(Block(Span(position, position + len(text)), kept))
        position += len(text) + 1
    named = next((text for role, text in folded if role == "title"), "")
    text = "\n".join(pieces)
    start = START.search(text)
    return Canonical(text, tuple(blocks), named or (start[0] if start else ""))


def _folded(title: str, lines: Iterable[Line]) -> Iterator[Line]:
    ordered = list(lines)
    if (head := plain(title)) and not any(role == "title" for role, _ in ordered):
        ordered.insert(0, Line("title", head))
    name = next((bare(text) for role, text in ordered if role == "title"), "")
    longest = 2 * len(name) + 20  # characters: no longer line is the title with blanks and marks
    captions: set[str] = set()
    titled = False
    for role, text in ordered:
        line = _tight(text, role in SPACED)
        if not line or (role == "title" and titled) or (role == "caption" and line in captions):
            continue
        if role != "title" and name and len(line) <= longest and bare(line) == name:
            continue
        titled = titled or role == "title"
        if role == "caption":
            captions.add(line)
        yield Line(role, line)
