"""Turtle of the union of all graphs."""

from typing import IO

from kg.export.passing import Piece
from kg.rdf.rendering import Rendering

__all__ = ["FILES", "FORMAT", "INPUT", "Writer"]

FORMAT = "turtle"
FILES = ("graph.ttl",)
INPUT = "pieces"


class Writer:
    """Writes `graph.ttl`, document by document: what two graphs say of one thing stands in two blocks."""

    def __init__(self, file: IO[bytes], rendering: Rendering) -> None:
        self._file = file
        file.write(rendering.head().encode("utf-8"))

    def add(self, piece: Piece) -> None:
        self._file.write(piece.turtle.encode("utf-8"))

    def end(self) -> None:
        """Nothing is left to say."""
