"""N-Quads, sorted: the canonical file."""

from kg.export.passing import Piece, PieceWriter
from kg.rdf.serialization import nquads

__all__ = ["FILES", "FORMAT", "INPUT", "Writer"]

FORMAT = "nquads"
FILES = ("graph.nq",)
INPUT = "pieces"


class Writer(PieceWriter):
    """Writes `graph.nq`."""

    def add(self, piece: Piece) -> None:
        self.file.writelines(nquads([piece.graph]))
