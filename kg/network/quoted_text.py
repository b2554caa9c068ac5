"""What quotes show of a document whose text was left out of the graph."""

import re
from collections import defaultdict

from kg.network.passages import last
from kg.rdf.records import RecordReader
from kg.text.sentences import GAP

__all__ = ["Piece", "text_from_quotes", "pieces"]

Piece = tuple[int, str]  # where in the document a piece of its text begins, and the piece

KNOWN = re.compile(f"[^{GAP}]+")


def text_from_quotes(records: RecordReader) -> dict[str, str]:
    """Document id -> its text as far as quotes show it; the rest is GAP."""
    found: dict[str, list[Piece]] = defaultdict(list)
    left_out = {one.document for one in records.documents() if records.text(one) is None}
    for document, start, quote in records.quotes(left_out):
        found[last(document)].append((start, quote))
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
