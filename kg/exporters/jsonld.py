"""JSON-LD of the default graph: no proposition of a claim is in it."""

from pathlib import Path

from kg.graph import Graph
from kg.serialization import write

__all__ = ["FILES", "FORMAT", "OF", "export"]

FORMAT = "jsonld"
FILES = ("graph.jsonld",)
OF = "graph"


def export(graph: Graph, folder: Path) -> None:
    """Write `graph.jsonld`."""
    write(graph.store, folder / FILES[0], "JSON_LD", graph.base, whole=False)
