"""TriG: every named graph, to read."""

from typing import IO

from kg.export.passing import Piece
from kg.rdf.rendering import Rendering

__all__ = ["FILES", "FORMAT", "INPUT", "Writer"]

FORMAT = "trig"
FILES = ("graph.trig",)
INPUT = "pieces"


class Writer:
    """Writes `graph.trig`."""

    def __init__(self, file: IO[bytes], rendering: Rendering) -> None:
        self._file = file
        file.write(rendering.head().encode("utf-8"))

    def add(self, piece: Piece) -> None:
        name = piece.graph.name
        self._file.write((f"<{name}> {{\n{piece.turtle}}}\n" if name else piece.turtle).encode("utf-8"))

    def end(self) -> None:
        """Nothing is left to say."""
