"""N-Quads, sorted: the canonical file."""

from pathlib import Path

from kg.output.files import writing
from kg.rdf.graph import RdfGraph
from kg.rdf.serialization import nquads

__all__ = ["FILES", "FORMAT", "INPUT", "export"]

FORMAT = "nquads"
FILES = ("graph.nq",)
INPUT = "graph"


def export(graph: RdfGraph, folder: Path) -> None:
    """Write `graph.nq`."""
    with writing(folder / FILES[0]) as file:
        file.writelines(nquads(graph.graphs()))
