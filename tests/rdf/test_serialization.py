"""RDF files whose bytes depend on nothing but the statements."""

import hashlib
from pathlib import Path
from random import Random
from types import ModuleType

import pyoxigraph as ox
import pytest

from kg.export.formats import nquads as nquads_format
from kg.export.formats import trig, turtle
from kg.export.passing import export_pieces
from kg.graph import Graph
from kg.model.namespaces import RDF, XSD, Namespace
from kg.rdf.serialization import digest, nquads, statements_of

BASE = "https://example.org/kg/"
TERM = Namespace(BASE).term


def quad(subject: str, predicate: str, value: ox.NamedNode | ox.Literal, graph: str) -> ox.Quad:
    where = ox.NamedNode(f"{BASE}graph/{graph}") if graph else ox.DefaultGraph()
    return ox.Quad(ox.NamedNode(f"{BASE}id/{subject}"), ox.NamedNode(predicate), value, where)


QUADS = [
    quad("state/CHN", TERM("key"), ox.Literal("state:CHN"), "a"),
    quad("state/USA", TERM("key"), ox.Literal('two\nlines "and" \\ more\u2028', language="en"), "b"),
    quad("state/RUS", TERM("key"), ox.Literal("state:RUS"), "a"),
    quad("article/NPT-6", TERM("number"), ox.Literal("6", datatype=ox.NamedNode(XSD + "positiveInteger")), "a"),
    quad("claim/1", TERM("utterance"), ox.NamedNode(f"{BASE}id/utterance/1"), "document/1"),
    quad("utterance/1", RDF + "type", ox.NamedNode(TERM("Utterance")), "document/1"),
    quad("claim/1", TERM("rule"), ox.Literal("r"), "document/1"),
    quad("claim/1", TERM("reiterates"), ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean")), "document/1"),
    quad("org/a,b", TERM("partOf"), ox.NamedNode("https://elsewhere.example/x(1)"), ""),
]
FORMS = {"graph.nq": ox.RdfFormat.N_QUADS, "graph.trig": ox.RdfFormat.TRIG, "graph.ttl": ox.RdfFormat.TURTLE}


def graph_of(quads: list[ox.Quad]) -> Graph:
    store = ox.Store()
    store.extend(quads)
    return Graph(store, base=BASE)


@pytest.mark.parametrize("module", [nquads_format, trig, turtle])
def test_every_format_says_what_the_graph_holds_whatever_the_order_of_making(
    tmp_path: Path, module: ModuleType
) -> None:
    (name,) = module.FILES
    for seed in range(3):
        export_pieces(graph_of(Random(seed).sample(QUADS, len(QUADS))), tmp_path / str(seed), [module])
    found = {(tmp_path / str(seed) / name).read_bytes() for seed in range(3)}
    assert len(found) == 1
    read = set(ox.parse(found.pop(), FORMS[name]))
    assert read == (set(QUADS) if name != "graph.ttl" else {ox.Quad(*one.triple) for one in QUADS})


def test_what_ties_documents_is_told_from_what_one_says() -> None:
    graphs = {one.name.rpartition("/")[2]: one for one in statements_of(graph_of(QUADS).store, BASE)}
    assert len(graphs["1"].ties) == 2 and len(graphs["1"].own) == 2 and not graphs["a"].ties


def test_the_digest_is_that_of_the_quads_as_written(tmp_path: Path) -> None:
    graph = graph_of(QUADS)
    export_pieces(graph, tmp_path, [nquads_format])
    expected = hashlib.sha256((tmp_path / "graph.nq").read_bytes()).hexdigest()
    assert digest(graph.graphs()) == graph.made_from() == expected != graph_of(QUADS[:2]).made_from()


def test_statements_are_in_the_order_of_graphs_and_then_of_their_bytes(graph: Graph) -> None:
    lines = b"".join(nquads(graph.graphs())).splitlines()
    keys = [(line.split(b" ")[-2], line) for line in lines]
    assert keys == sorted(keys) and len(lines) == len(graph)


def test_a_graph_from_its_parts_and_one_from_a_store_have_the_same_files(
    built: Path, graph: Graph, tmp_path: Path
) -> None:
    store = ox.Store()
    store.load((built / "graph.nq").read_bytes(), ox.RdfFormat.N_QUADS)
    again = Graph(store, ontology=graph.ontology)
    for module in (nquads_format, trig, turtle):
        export_pieces(again, tmp_path, [module])
        (name,) = module.FILES
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes(), name
