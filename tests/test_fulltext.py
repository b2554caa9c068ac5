"""Without full text: quotes and titles are written and nothing else of a text, and what is written still serves."""

import csv
import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from ahocorasick_rs import AhoCorasick
from pyoxigraph import DefaultGraph
from typer.testing import CliRunner

from kg.cli import app
from kg.explanation import explain
from kg.graph import Graph, load
from kg.patchwork import patchwork
from kg.positions import positions
from kg.shapes import violations
from kg.store.checks import check
from kg.store.sameness import texts

RUN = 6  # characters; what is shorter is a word or a name
TEXTS = ["graph.jsonld", "graph.nq", "graph.trig", "graph.ttl", "network.html"]  # which hold whole texts otherwise


@pytest.fixture(scope="module")
def quoted(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every view of the pair without full text."""
    folder = tmp_path_factory.mktemp("quoted")
    graph.save(folder, fulltext=False)
    return folder


def runs(pieces: Iterable[str]) -> set[str]:
    return {piece[at : at + RUN] for piece in pieces for at in range(len(piece) - RUN + 1)}


def kept(graph: Graph) -> set[str]:
    """Runs of the documents' texts that are in a quote, a title, a name or a curated fact."""
    quotes = patchwork(graph.without_texts().store, graph.base).values()
    titles = [str(row["title"]) for row in graph.query("SELECT ?title { ?d a kg:Document ; rdfs:label ?title }")]
    facts = [triple.object.value for triple in graph.ontology.facts if hasattr(triple.object, "value")]
    names = [name for one in graph.entities for name in (one["label"], *one["aliases"])]
    return runs([*quotes, *titles, *names, *facts])


def left(graph: Graph) -> set[str]:
    """Runs that are nowhere but in the texts; those with signs that a format would write otherwise are passed over."""
    whole = runs(text for *_, text in texts(graph.store, graph.ontology.namespace))
    return {run for run in whole - kept(graph) if not re.search(r"[\s\"'<>&\\]", run)}


def found_in(folder: Path, sought: set[str]) -> dict[str, set[str]]:
    """File -> the runs that are in it."""
    machine, words = AhoCorasick(ordered := sorted(sought)), {}
    for path in folder.iterdir():
        found = machine.find_matches_as_indexes(path.read_text(encoding="utf-8"), overlapping=True)
        words[path.name] = {ordered[one[0]] for one in found}
    return words


def test_nothing_of_a_text_but_its_quotes_is_in_any_file(graph: Graph, built: Path, quoted: Path) -> None:
    sought = left(graph)
    assert len(sought) > 50
    assert {name: run for name, run in found_in(quoted, sought).items() if run} == {}
    assert {name for name, run in found_in(built, sought).items() if run == sought} == set(TEXTS), (
        "or the test is blind"
    )


def test_what_was_left_out_is_loaded_as_if_it_had_never_been(graph: Graph, quoted: Path, tmp_path: Path) -> None:
    again = load(quoted)
    again.save(tmp_path)
    assert {one.name for one in quoted.iterdir()} == {one.name for one in tmp_path.iterdir()}
    assert [one.name for one in quoted.iterdir() if one.read_bytes() != (tmp_path / one.name).read_bytes()] == []
    assert len(again.without_texts()) == len(again)


def test_answers_are_those_of_the_whole_graph(graph: Graph, quoted: Path) -> None:
    again = load(quoted)
    assert (again.entities, again.relations, again.claims) == (graph.entities, graph.relations, graph.claims)
    without, whole = explain(again, "NPT"), explain(graph, "NPT")
    sentences = [one.pop("sentence") for found in (without, whole) for one in found["claims"]]
    assert without == whole
    assert sentences[: len(without["claims"])] == [f"【{one['content']}】" for one in without["claims"]]
    assert positions(again) == positions(graph)
    assert not again.query("SELECT ?t { ?d kg:text ?t }") and again.query("SELECT ?d { ?d kg:textLeftOut true }")
    assert graph.query("SELECT ?t { ?d kg:text ?t }"), "the graph itself keeps them"


def test_the_page_shows_each_quote_at_its_place(quoted: Path) -> None:
    page = (quoted / "network.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    data = json.loads(found[1])
    assert data["fulltext"] is False
    for document, start, end, *_ in data["passages"]:
        inside = [
            text[start - begin : end - begin]
            for begin, text in data["documents"][document][-1]
            if begin <= start < end <= begin + len(text)
        ]
        assert len(inside) == 1 and len(inside[0]) == end - start


def test_edges_have_the_quotes_of_the_whole_graph(built: Path, quoted: Path) -> None:
    rows = [list(csv.reader((one / "edges.csv").open(encoding="utf-8", newline=""))) for one in (built, quoted)]
    assert len(rows[0]) > 3 and rows[0] == rows[1]


def test_there_is_nothing_to_mend_in_a_graph_without_texts(graph: Graph, quoted: Path) -> None:
    store, folder = load(quoted).store, graph.ontology.folder
    held = (quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph()))
    assert list(check(store, folder, graph.base)) == []
    assert list(violations(held, folder, graph.ontology.namespace)) == []


@pytest.mark.parametrize("command", ["build", "export"])
def test_the_commands_leave_texts_out(command: str, pair: Path, built: Path, quoted: Path, tmp_path: Path) -> None:
    words = {"build": [pair, "-o", tmp_path / "out"], "export": ["all", "-o", built, "--to", tmp_path / "out"]}[command]
    result = CliRunner().invoke(app, [command, *map(str, words), "--no-fulltext"])
    assert result.exit_code == 0, result.output
    for name in TEXTS:
        assert (tmp_path / "out" / name).read_bytes() == (quoted / name).read_bytes()
