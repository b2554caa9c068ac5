"""JSON-LD of the union of all graphs: compact, one thing a line."""

import json
from collections.abc import Iterator
from pathlib import Path

from kg.model.namespaces import Namespace
from kg.output.files import writing
from kg.rdf.graph import RdfGraph
from kg.rdf.rendering import Rendering
from kg.rdf.terms import Statement

__all__ = ["FILES", "FORMAT", "INPUT", "export"]

FORMAT = "jsonld"
FILES = ("graph.jsonld",)
INPUT = "graph"


def export(graph: RdfGraph, folder: Path) -> None:
    """Write `graph.jsonld`: what the documents say, each by itself, then what they share."""
    rendering = Rendering(graph.base)
    head = json.dumps(rendering.prefixes, ensure_ascii=False, indent=1)
    with writing(folder / FILES[0]) as file:
        file.write(f'{{"@context": {head},\n"@graph": ['.encode())
        separator = "\n"
        for nodes in _nodes(graph, rendering):
            file.write((separator + ",\n".join(nodes)).encode("utf-8"))
            separator = ",\n"
        file.write(b"\n]}\n")


def _nodes(graph: RdfGraph, rendering: Rendering) -> Iterator[list[str]]:
    documents, shared = Namespace(graph.base).graph("document", ""), list[Statement]()
    for name, own, ties in graph.graphs():
        if name.startswith(documents):
            yield list(rendering.nodes(own, ties))
        else:
            shared += own
    if shared:
        yield list(rendering.nodes(sorted(shared)))
