"""Turtle of the union of all graphs."""

from pathlib import Path

from kg.output.files import writing
from kg.rdf.graph import RdfGraph
from kg.rdf.rendering import Rendering

__all__ = ["FILES", "FORMAT", "INPUT", "export"]

FORMAT = "turtle"
FILES = ("graph.ttl",)
INPUT = "graph"


def export(graph: RdfGraph, folder: Path) -> None:
    """Write `graph.ttl`, document by document: what two graphs say of one thing stands in two blocks."""
    rendering = Rendering(graph.base)
    with writing(folder / FILES[0]) as file:
        file.write(rendering.head().encode("utf-8"))
        for _, own, ties in graph.graphs():
            file.write(f"{rendering.turtle(own)}{rendering.turtle(ties)}".encode())
