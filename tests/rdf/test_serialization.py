"""RDF files whose bytes depend on nothing but the triples."""

import hashlib
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export.formats import nquads, trig, turtle
from kg.graph import Graph
from kg.model.namespaces import Namespace
from kg.rdf.serialization import digest, triples, write
from kg.rdf.terms import iri, literal

BASE = "https://example.org/kg/"
QUADS = [
    ox.Quad(iri(f"{BASE}id/state/{name}"), iri(f"{BASE}ontology#key"), literal(name), iri(f"{BASE}graph/{graph}"))
    for name, graph in (("CHN", "a"), ("USA", "b"), ("RUS", "a"))
]


def store_of(quads: list[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(quads)
    return store


@pytest.mark.parametrize("name", ["N_QUADS", "TRIG"])
def test_the_order_of_making_does_not_count(tmp_path: Path, name: str) -> None:
    for number, quads in enumerate((QUADS, QUADS[::-1])):
        write(store_of(quads), tmp_path / f"{number}", name, BASE, whole=True)
    assert (tmp_path / "0").read_bytes() == (tmp_path / "1").read_bytes()
    assert set(ox.parse((tmp_path / "0").read_bytes(), getattr(ox.RdfFormat, name))) == set(QUADS)


def test_the_digest_is_that_of_the_quads_as_written(tmp_path: Path) -> None:
    store = store_of(QUADS)
    write(store, tmp_path / "a", "N_QUADS", BASE, whole=True)
    assert digest(store, BASE) == hashlib.sha256((tmp_path / "a").read_bytes()).hexdigest()
    assert digest(store_of(QUADS[:2]), BASE) != digest(store, BASE)


def test_the_union_has_no_graphs(tmp_path: Path) -> None:
    store = store_of(QUADS)
    write(store, tmp_path / "a", "TURTLE", BASE, whole=False)
    found = list(ox.parse((tmp_path / "a").read_bytes(), ox.RdfFormat.TURTLE))
    assert {one.triple for one in found} == set(triples(store, BASE)) == {one.triple for one in QUADS}
    assert f"@prefix kg: <{Namespace(BASE).term('')}>" in (tmp_path / "a").read_text(encoding="utf-8")


@pytest.mark.parametrize(("module", "whole"), [(nquads, True), (trig, True), (turtle, False)])
def test_a_format_writes_what_the_graph_holds(graph: Graph, tmp_path: Path, module: object, whole: bool) -> None:
    module.export(graph, tmp_path)  # type: ignore[attr-defined]
    (name,) = module.FILES  # type: ignore[attr-defined]
    form = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "turtle": ox.RdfFormat.TURTLE}[module.FORMAT]  # type: ignore[attr-defined]
    found = list(ox.parse((tmp_path / name).read_bytes(), form))
    assert len(found) == (len(graph) if whole else len(set(triples(graph.store, graph.base))))
