"""Turtle of the union of all graphs."""

from kg.export.passing import Piece, PieceWriter

__all__ = ["FILES", "FORMAT", "INPUT", "Writer"]

FORMAT = "turtle"
FILES = ("graph.ttl",)
INPUT = "pieces"


class Writer(PieceWriter):
    """Writes `graph.ttl`, document by document: what two graphs say of one thing stands in two blocks."""

    def begin(self) -> None:
        self.file.write(self.rendering.head().encode("utf-8"))

    def add(self, piece: Piece) -> None:
        self.file.write(piece.turtle.encode("utf-8"))
