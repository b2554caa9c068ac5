"""TriG: every named graph, to read."""

from pathlib import Path

from kg.output.files import writing
from kg.rdf.graph import RdfGraph
from kg.rdf.rendering import Rendering

__all__ = ["FILES", "FORMAT", "INPUT", "export"]

FORMAT = "trig"
FILES = ("graph.trig",)
INPUT = "graph"


def export(graph: RdfGraph, folder: Path) -> None:
    """Write `graph.trig`."""
    rendering = Rendering(graph.base)
    with writing(folder / FILES[0]) as file:
        file.write(rendering.head().encode("utf-8"))
        for name, own, ties in graph.graphs():
            begin, end = (f"<{name}> {{\n", "}\n") if name else ("", "")
            file.write(f"{begin}{rendering.turtle(own)}{rendering.turtle(ties)}{end}".encode())
