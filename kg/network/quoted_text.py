"""What quotes show of a document whose text was left out of the graph."""

import re
from collections import defaultdict

from pyoxigraph import Store

from kg.network.passages import last, rows
from kg.text.sentences import GAP

__all__ = ["Piece", "text_from_quotes", "pieces"]

Piece = tuple[int, str]  # where in the document a piece of its text begins, and the piece

QUOTES = """
SELECT DISTINCT ?d ?start ?quote WHERE {
  ?d a kg:Document FILTER NOT EXISTS { ?d kg:text ?text }
  ?ev oa:hasSource ?d ; oa:hasSelector [ oa:start ?start ; oa:exact ?quote ] }
"""
KNOWN = re.compile(f"[^{GAP}]+")


def text_from_quotes(store: Store, base: str) -> dict[str, str]:
    """Document id -> its text as far as quotes show it; the rest is GAP."""
    found: dict[str, list[Piece]] = defaultdict(list)
    for document, start, quote in rows(store, base, QUOTES):
        found[last(document)].append((int(start), quote))
    return {document: _laid(patches) for document, patches in found.items()}


def _laid(patches: list[Piece]) -> str:
    text = [GAP] * max(start + len(patch) for start, patch in patches)
    for start, patch in patches:
        text[start : start + len(patch)] = patch
    return "".join(text)


def pieces(text: str) -> list[Piece]:
    """What is known of a text, in its order.

    >>> pieces("甲国\x1f\x1f\x1f乙国")
    [(0, '甲国'), (5, '乙国')]
    """
    return [(piece.start(), piece.group()) for piece in KNOWN.finditer(text)]
