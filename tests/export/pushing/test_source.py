"""What is sent is what the file says, graph by graph, with its length known before."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KGError, PushError
from kg.export.pushing.source import Source, _split, joined, open_source
from kg.graph import Graph, load
from kg.model.namespaces import DEFAULT_BASE
from kg.rdf.serialization import nquads

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture
def source(built: Path) -> Iterator[Source]:
    found = open_source(built, DEFAULT_BASE)
    with closing(found.file):
        yield found


def test_all_graphs_as_quads_are_the_file(source: Source, built: Path) -> None:
    whole = (built / "graph.nq").read_bytes()
    body = source.quads(source.parts)
    assert b"".join(body) == whole and body.size == len(whole)
    assert b"".join(body) == whole, "a body can be sent again"


def test_a_graph_as_triples_is_its_part_of_the_file_without_its_name(source: Source, graph: Graph) -> None:
    named = {one.name: sorted([*one.own, *one.ties]) for one in graph.graphs()}
    assert [part.name for part in source.parts] == sorted(named)
    for part in reversed(source.parts):  # in any order
        body = source.triples(part)
        assert b"".join(body).decode().splitlines() == [f"{one} ." for one in named[part.name]]
        assert body.size == len(b"".join(body)) and part.statements == len(named[part.name])
    assert source.statements == len(graph) and source.size == sum(part.size for part in source.parts)


def test_without_texts_it_is_the_graph_that_is_loaded_without_texts(built: Path) -> None:
    found = open_source(built, DEFAULT_BASE, fulltext=False)
    with closing(found.file):
        body = found.quads(found.parts)
        sent = b"".join(body)
    assert body.size == len(sent) < (built / "graph.nq").stat().st_size
    assert set(sent.splitlines()) == set(b"".join(nquads(load(built, fulltext=False).graphs())).splitlines())


def test_what_is_sent_stays_when_a_build_replaces_the_file(built: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(whole := (built / "graph.nq").read_bytes())
    found = open_source(tmp_path, DEFAULT_BASE)
    (tmp_path / "new").write_bytes(b"")
    (tmp_path / "new").replace(tmp_path / "graph.nq")
    with closing(found.file):
        assert b"".join(found.quads(found.parts)) == whole


def changed(built: Path, folder: Path, graph: str) -> Path:
    """A build to which somebody has added a statement by hand."""
    mine = load(built)
    node = ox.NamedNode("http://example.org/mine")
    mine.store.add(ox.Quad(node, node, node, ox.NamedNode(graph) if graph else ox.DefaultGraph()))
    mine.save(folder)
    return folder


@pytest.mark.slow
def test_a_graph_of_your_own_goes_too_and_the_default_graph_does_not(built: Path, tmp_path: Path) -> None:
    found = open_source(changed(built, tmp_path / "named", "http://example.org/a"), DEFAULT_BASE)
    with closing(found.file):
        assert [part.statements for part in found.parts if part.name == "http://example.org/a"] == [1]
    with pytest.raises(PushError, match="in no named graph.*put it into a named graph"):
        open_source(changed(built, tmp_path / "unnamed", ""), DEFAULT_BASE)


def test_a_file_that_is_cut_or_not_sorted_by_graph_is_refused(built: Path, tmp_path: Path) -> None:
    lines = (built / "graph.nq").read_bytes().splitlines(keepends=True)
    (tmp_path / "graph.nq").write_bytes(b"".join([*lines[1:], lines[0]]))
    with pytest.raises(PushError, match="not sorted by graph.*kg export nquads"):
        open_source(tmp_path, DEFAULT_BASE)
    (tmp_path / "graph.nq").write_bytes(b"".join(lines[:-1]))
    with pytest.raises(KGError, match="cut"):
        open_source(tmp_path, DEFAULT_BASE)


NODES = st.sampled_from(["http://example.org/a", "urn:x:核", "http://example.org/?q=(b)"]).map(ox.NamedNode)
VALUES = st.one_of(
    NODES,
    st.text(alphabet='a" <>@^\\\n.核', max_size=12).map(ox.Literal),
    st.text(alphabet='a" <>', max_size=5).map(lambda text: ox.Literal(text, language="zh-hans")),
    st.sampled_from(["1", "x"]).map(lambda text: ox.Literal(text, datatype=ox.NamedNode(XSD + "integer"))),
)


@given(NODES, NODES, VALUES, st.one_of(NODES, st.none()))
def test_a_line_is_split_before_its_graph_whatever_a_literal_says(
    subject: ox.NamedNode, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal, graph: ox.NamedNode | None
) -> None:
    line = f"{ox.Quad(subject, predicate, value, graph or ox.DefaultGraph())} .\n".encode()
    assert _split(line) == (f"{subject} {predicate} {value}".encode(), graph.value.encode() if graph else b"")


def test_pieces_are_joined_up_to_a_size() -> None:
    pieces = list(joined([b"x" * 30_000] * 5))
    assert [len(one) for one in pieces] == [90_000, 60_000]
