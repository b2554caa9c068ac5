"""A copy of the text for matching: same length, so that offsets hold."""

from functools import cache, lru_cache
from pathlib import Path

__all__ = ["fold", "script"]

SHORT = 200  # characters: names and claims are folded again and again, texts once

# Full-width ASCII to ASCII (ＮＰＴ -> NPT), and quotation marks and brackets of one kind.
_MARKS = {0xFF01 + i: 0x21 + i for i in range(94) if chr(0x21 + i) not in ",.:;!?()"}
_MARKS |= {ord("（"): ord("("), ord("）"): ord(")"), ord("・"): ord("·"), ord("•"): ord("·"), ord("‧"): ord("·")}
_MARKS |= {0x2219: ord("·"), 0x22C5: ord("·"), 0xFF65: ord("·")}  # ∙, ⋅ and ･ part names too


@cache
def _table() -> dict[int, int]:
    lines = (Path(__file__).parent / "traditional.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {ord(old): ord(new) for old, new in pairs} | _MARKS


def fold(text: str) -> str:
    """Traditional characters to simplified ones and full-width letters to plain ones, one for one."""
    return _folded(text) if len(text) <= SHORT else text.translate(_table())


@lru_cache(maxsize=1 << 15)
def _folded(text: str) -> str:
    return text.translate(_table())


def script() -> tuple[str, str]:
    """The characters that `fold` changes and what it makes of them, place for place."""
    table = _table()
    return "".join(map(chr, table)), "".join(map(chr, table.values()))
