"""N-Quads, sorted: the canonical file."""

from pathlib import Path

from kg.rdf.graph import RdfGraph
from kg.rdf.serialization import write

__all__ = ["FILES", "FORMAT", "INPUT", "export"]

FORMAT = "nquads"
FILES = ("graph.nq",)
INPUT = "graph"


def export(graph: RdfGraph, folder: Path) -> None:
    """Write `graph.nq`."""
    write(graph.store, folder / FILES[0], "N_QUADS", graph.base, whole=True)
