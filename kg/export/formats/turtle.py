"""Turtle of the union of all graphs."""

from pathlib import Path

from kg.rdf.graph import RdfGraph
from kg.rdf.serialization import write

__all__ = ["FILES", "FORMAT", "INPUT", "export"]

FORMAT = "turtle"
FILES = ("graph.ttl",)
INPUT = "graph"


def export(graph: RdfGraph, folder: Path) -> None:
    """Write `graph.ttl`."""
    write(graph.store, folder / FILES[0], "TURTLE", graph.base, whole=False)
