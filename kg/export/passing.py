"""Formats that take the graph piece by piece: one pass over the named graphs fills all their files."""

from collections.abc import Iterable
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import IO

from kg.model.namespaces import Namespace
from kg.output.files import writing
from kg.rdf.graph import RdfGraph
from kg.rdf.rendering import Rendering
from kg.rdf.serialization import NamedGraph

__all__ = ["Piece", "PieceWriter", "export_pieces"]


class Piece:
    """A named graph, and what several formats make of it, made once."""

    def __init__(self, graph: NamedGraph, rendering: Rendering) -> None:
        self.graph, self.rendering = graph, rendering
        self.is_document = graph.name.startswith(Namespace(rendering.base).graph("document", ""))

    @cached_property
    def turtle(self) -> str:
        own = self.graph.turtle or self.rendering.turtle(self.graph.own)
        return own + self.rendering.turtle(self.graph.ties)

    @cached_property
    def nodes(self) -> list[str]:
        """Lines of JSON-LD."""
        if self.graph.nodes:
            return self.rendering.tied(self.graph.nodes, self.graph.ties)
        return list(self.rendering.nodes(self.graph.own, self.graph.ties))


class PieceWriter:
    """The base of the class `Writer` of such a format."""

    def __init__(self, file: IO[bytes], rendering: Rendering) -> None:
        self.file, self.rendering = file, rendering
        self.begin()

    def begin(self) -> None:
        """What stands before the first named graph: nothing, unless a format says more."""

    def add(self, piece: Piece) -> None:
        """The next named graph; they come in the order of their names."""
        raise NotImplementedError

    def end(self) -> None:
        """What stands after the last."""


def export_pieces(graph: RdfGraph, folder: Path, modules: Iterable[ModuleType]) -> None:
    """Write the files of formats with a `Writer`; all of them are there, or none is."""
    rendering = Rendering(graph.base)
    with ExitStack() as stack:
        files: list[PieceWriter] = [
            module.Writer(stack.enter_context(writing(folder / module.FILES[0])), rendering) for module in modules
        ]
        for one in graph.graphs():
            piece = Piece(one, rendering)
            for file in files:
                file.add(piece)
        for file in files:
            file.end()
