"""N-Quads, sorted: the canonical file."""

from typing import IO

from kg.export.passing import Piece
from kg.rdf.rendering import Rendering
from kg.rdf.serialization import nquads

__all__ = ["FILES", "FORMAT", "INPUT", "Writer"]

FORMAT = "nquads"
FILES = ("graph.nq",)
INPUT = "pieces"


class Writer:
    """Writes `graph.nq`."""

    def __init__(self, file: IO[bytes], rendering: Rendering) -> None:
        self._file = file

    def add(self, piece: Piece) -> None:
        self._file.writelines(nquads([piece.graph]))

    def end(self) -> None:
        """Nothing is left to say."""
