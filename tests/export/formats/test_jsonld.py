"""JSON-LD with short names."""

import json
from pathlib import Path

import pyoxigraph as ox

from kg.export.formats import jsonld
from kg.export.passing import export_pieces
from kg.graph import Graph
from tests.support.statements import triples


def test_the_file_says_the_same_triples_with_short_names(graph: Graph, tmp_path: Path) -> None:
    export_pieces(graph, tmp_path, [jsonld])
    path = tmp_path / jsonld.FILES[0]
    found = {one.triple for one in ox.parse(path.read_bytes(), ox.RdfFormat.JSON_LD)}
    assert found == set(triples(one for graph_ in graph.graphs() for one in (*graph_.own, *graph_.ties)))
    read = json.loads(path.read_text(encoding="utf-8"))
    names = [node["@id"] for node in read["@graph"]]
    assert sum(name.startswith("http") for name in names) * 2 < len(names)


def test_a_claim_is_whole_on_one_line_with_its_utterance(graph: Graph, tmp_path: Path) -> None:
    export_pieces(graph, tmp_path, [jsonld])
    lines = (tmp_path / jsonld.FILES[0]).read_text(encoding="utf-8").split("\n")
    claims = [line for line in lines if '"@type": "kg:Claim"' in line]
    assert len(claims) == len(graph.claims) > 0
    assert all('"kg:utterance": ' in line and '"kg:speaker": ' in line for line in claims)
