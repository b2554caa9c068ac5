"""JSON-LD of the union of all graphs: compact, one thing a line."""

import json
from collections.abc import Iterable

from kg.export.passing import Piece, PieceWriter
from kg.rdf.terms import Statement

__all__ = ["FILES", "FORMAT", "INPUT", "Writer"]

FORMAT = "jsonld"
FILES = ("graph.jsonld",)
INPUT = "pieces"


class Writer(PieceWriter):
    """Writes `graph.jsonld`: what the documents say, each by itself, then what they share, a thing a line."""

    def begin(self) -> None:
        self._shared: list[Statement] = []
        self._between = "\n"
        head = json.dumps(self.rendering.prefixes, ensure_ascii=False, indent=1)
        self.file.write(f'{{"@context": {head},\n"@graph": ['.encode())

    def add(self, piece: Piece) -> None:
        if piece.is_document:
            self._write(piece.nodes)
        else:
            self._shared += piece.graph.own

    def end(self) -> None:
        self._write(self.rendering.nodes(sorted(self._shared)))
        self.file.write(b"\n]}\n")

    def _write(self, nodes: Iterable[str]) -> None:
        if text := ",\n".join(nodes):
            self.file.write((self._between + text).encode("utf-8"))
            self._between = ",\n"
