"""Pages of whole graphs, written as `kg build` writes them."""

import re
from pathlib import Path

from kg.export.exporting import export
from kg.rdf.graph import RdfGraph

__all__ = ["data_of", "page_of"]

DATA = re.compile(r'<script type="application/json" id="data-(\w+)">(.*?)</script>', re.S)


def page_of(graph: RdfGraph, folder: Path) -> Path:
    """The page of a graph, with its ledger of positions."""
    export(graph, "page", folder)
    return folder / "network.html"


def data_of(page: str) -> list[tuple[str, str]]:
    """The tables of a page and what is no table: name and JSON of each."""
    found = [(one[1], one[2]) for one in DATA.finditer(page)]
    assert found
    return found
