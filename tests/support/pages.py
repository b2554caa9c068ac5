"""Pages of whole graphs, written as `kg build` writes them."""

from pathlib import Path

from kg.export.exporting import export
from kg.rdf.graph import RdfGraph

__all__ = ["page_of"]


def page_of(graph: RdfGraph, folder: Path) -> Path:
    """The page of a graph, with its ledger of positions."""
    export(graph, "page", folder)
    return folder / "network.html"
