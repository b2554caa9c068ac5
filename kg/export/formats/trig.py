"""TriG: every named graph, to read."""

from pathlib import Path

from kg.rdf.graph import RdfGraph
from kg.rdf.serialization import write

__all__ = ["FILES", "FORMAT", "INPUT", "export"]

FORMAT = "trig"
FILES = ("graph.trig",)
INPUT = "graph"


def export(graph: RdfGraph, folder: Path) -> None:
    """Write `graph.trig`."""
    write(graph.store, folder / FILES[0], "TRIG", graph.base, whole=True)
