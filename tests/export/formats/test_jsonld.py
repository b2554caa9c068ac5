"""JSON-LD with short names."""

import json
from pathlib import Path

import pyoxigraph as ox

from kg.export.formats import jsonld
from kg.graph import Graph
from kg.rdf.serialization import triples


def test_the_file_says_the_same_triples_with_short_names(graph: Graph, tmp_path: Path) -> None:
    jsonld.export(graph, tmp_path)
    path = tmp_path / jsonld.FILES[0]
    found = {one.triple for one in ox.parse(path.read_bytes(), ox.RdfFormat.JSON_LD)}
    assert found == set(triples(graph.store, graph.base))
    read = json.loads(path.read_text(encoding="utf-8"))
    names = [node["@id"] for node in read["@graph"]]
    assert names == sorted(names) and sum(name.startswith("http") for name in names) * 2 < len(names)
