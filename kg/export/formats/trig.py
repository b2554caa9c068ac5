"""TriG: every named graph, to read."""

from kg.export.passing import Piece, PieceWriter

__all__ = ["FILES", "FORMAT", "INPUT", "Writer"]

FORMAT = "trig"
FILES = ("graph.trig",)
INPUT = "pieces"


class Writer(PieceWriter):
    """Writes `graph.trig`."""

    def begin(self) -> None:
        self.file.write(self.rendering.head().encode("utf-8"))

    def add(self, piece: Piece) -> None:
        name = piece.graph.name
        self.file.write((f"<{name}> {{\n{piece.turtle}}}\n" if name else piece.turtle).encode("utf-8"))
