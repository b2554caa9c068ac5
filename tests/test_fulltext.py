"""Without full text: quotes and titles are written and nothing else of a text, and what is written still serves."""

import csv
import html
import inspect
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cached_property
from pathlib import Path

import networkx
import pytest
import rdflib
from ahocorasick_rs import AhoCorasick
from pyoxigraph import DefaultGraph
from typer.main import get_command
from typer.testing import CliRunner

from kg.catalog import Catalog, ClaimFilter, DocumentFilter
from kg.catalog.making import fill
from kg.catalog.place import CATALOG
from kg.catalog.search_words import words
from kg.cli import app
from kg.export.exporting import export, formats, views
from kg.graph import Graph, load
from kg.network.entities import network
from kg.network.quoted_text import text_from_quotes
from kg.output.digests import DIGESTS
from kg.pipeline import build
from kg.positions.ledger import positions
from kg.rdf.checks import check
from kg.rdf.explanation import explain
from kg.rdf.kept_store import STORE
from kg.rdf.sparql import saved
from kg.rdf.texts import texts
from kg.validation.shacl import violations
from tests.support.pages import data_of
from tests.support.sparql_store import Store

pytestmark = pytest.mark.slow  # builds, servers and stores, again and again

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
    quotes = text_from_quotes(graph.without_texts().records()).values()
    titles = [str(row["title"]) for row in graph.query("SELECT ?title { ?d a kg:Document ; rdfs:label ?title }")]
    facts = [triple.object.value for triple in graph.ontology.facts if hasattr(triple.object, "value")]
    names = [name for one in graph.entities for name in (one["label"], *one["aliases"])]
    return runs([*quotes, *titles, *names, *facts])


def left(graph: Graph) -> set[str]:
    """Runs that are nowhere but in the texts; those with signs that a format would write otherwise are passed over."""
    whole = runs(text for *_, text in texts(graph.store, graph.ontology.namespace))
    return {run for run in whole - kept(graph) if not re.search(r"[\s\"'<>&\\]", run)}


def found_in(ways: Iterable[tuple[str, str]], sought: set[str]) -> dict[str, set[str]]:
    """Way -> the runs that go out by it."""
    machine, words = AhoCorasick(ordered := sorted(sought)), {}
    for name, text in ways:
        words[name] = {ordered[one[0]] for one in machine.find_matches_as_indexes(text, overlapping=True)}
    return words


def shown(folder: Path) -> list[Path]:
    """What is there but for what questions have made: the store, the catalog, the digests of what was read."""
    return [path for path in folder.iterdir() if not path.name.startswith((STORE, CATALOG, DIGESTS))]


def read(folder: Path, way: str) -> Iterator[tuple[str, str]]:
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        packed = ".kg-" in str(path) or path.suffix == ".sqlite"  # a ledger, a store: tests of their own look into them
        yield f"{way} {path.name}", path.read_text(encoding="utf-8", errors="replace" if packed else "strict")


# What is typed after a command's name; a command that is not here is new, and it must be said here how it is run. The
# folder of texts is TEXTS, that of the graph BUILT, one to write to NEW; STORE is the address of a store.
TYPED = {
    "annotate": "TEXTS -o NEW",
    "build": "TEXTS -o NEW",
    "check": "-o BUILT",
    "diff": "BUILT BUILT --format json",
    "explain": "NPT -o BUILT",
    "export": "all -o BUILT --to NEW",
    "match": "NPT -o BUILT --format json",
    "positions": "-o BUILT --format json",
    "push": "STORE -o BUILT",
    "query": "entities -o BUILT --format json",
    "report": "--topic NPT -o BUILT --format html --language en",  # of quotes and titles alone; its dates in Chinese may be those of a text
}
SERVERS = {"mcp", "serve"}  # answer until they are ended: tests/serving asks each of their routes and tools
WRITTEN = {"NEW", "STORE"}  # what goes there may be passed on
FOR_READERS = {"evaluate", "status"}  # compares texts with a gold that holds them, for those who have both; names files


def ways_out(graph: Graph, built: Path, texts_in: Path, new: Path, *, flag: bool) -> Iterator[tuple[str, str]]:
    """Everything that leaves the program, by the registries: formats, views, the page, properties of a graph, commands."""
    for name, module in formats().items():
        export(graph, name, new / "formats")
        for view in views() if hasattr(module, "SUFFIX") else ():
            export(graph, name, new / "views", view=view)
            export(graph, name, new / "views", view=view, connected=True)
    graph.save(new / "saved")
    for folder in ("formats", "views", "saved"):
        yield from read(new / folder, folder)
    yield "database", database_of(graph, new / "database")
    yield "notebook", html.unescape(graph._repr_html_())
    yield "show", graph.show(new / "shown.html").page
    for name, one in inspect.getmembers_static(Graph):
        if isinstance(one, property | cached_property):
            yield f"graph.{name}", said(getattr(graph, name))
    for question in saved.listing(graph.ontology.folder):
        rows = graph.query(saved.text_of(str(question["name"]), graph.ontology.folder))
        yield f"query {question['name']}", str(rows.turtle or rows.rows)
    names = sorted(getattr(get_command(app), "commands", {}))
    assert set(names) <= TYPED.keys() | SERVERS | FOR_READERS, "say how the new command is run"
    for name in TYPED:
        with Store().running() as store:
            places = {"TEXTS": str(texts_in), "BUILT": str(built), "NEW": str(new / name), "STORE": store.url}
            words = [places.get(word, word) for word in TYPED[name].split()]
            writes = set(TYPED[name].split()) & WRITTEN
            result = CliRunner().invoke(app, [name, *words, *(["--no-fulltext"] if flag and writes else [])])
            assert result.exit_code == 0, result.output
            yield f"kg {name}", result.output
            if store.requests:
                yield f"kg {name} sent", "".join(one.body.decode() for one in store.requests)
        if (new / name).exists():
            yield from read(new / name, f"kg {name}")


def database_of(graph: Graph, folder: Path) -> str:
    """Every value of its tables: in the file itself a long text is cut in pages."""
    (path,) = export(graph, "sqlite", folder)
    with closing(sqlite3.connect(path)) as base:
        tables = [
            name
            for (name,) in base.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sentences_search%'"
            )
        ]
        return repr([base.execute(f'SELECT * FROM "{name}"').fetchall() for name in sorted(tables)])


def said(value: object) -> str:
    """Everything a property of a graph holds: records, a network, alone or with its texts, a dataset."""
    if isinstance(value, networkx.MultiDiGraph):
        return repr([value.graph, list(value.nodes(data=True)), list(value.edges(data=True))])
    if isinstance(value, rdflib.Dataset):
        return "".join(f"{term}\n" for quad in value.quads() for term in quad)
    return repr(value)


@pytest.mark.slow
def test_nothing_of_a_text_but_its_quotes_goes_out_by_any_way(
    graph: Graph, built: Path, quoted: Path, pair: Path, tmp_path: Path
) -> None:
    sought = left(graph)
    assert len(sought) > 50
    without = found_in(ways_out(load(built, fulltext=False), quoted, pair, tmp_path / "without", flag=True), sought)
    assert {way: run for way, run in without.items() if run} == {}
    whole = found_in(ways_out(graph, built, pair, tmp_path / "whole", flag=False), sought)
    assert {way for way, run in whole.items() if run == sought} >= {
        *(f"{way} {name}" for name in TEXTS for way in ("formats", "saved", "kg build", "kg export")),
        "database", "notebook", "show", "graph._network", "graph.dataset", "kg push sent",
    }, "or the test is blind"  # fmt: skip
    annotated = [run for way, run in whole.items() if way.startswith("kg annotate ")]
    assert set.union(*annotated) == sought, "or the test is blind"


def test_every_command_that_writes_can_leave_texts_out() -> None:
    for name, command in getattr(get_command(app), "commands", {}).items():
        writes = name in SERVERS or name not in FOR_READERS and bool(set(TYPED[name].split()) & WRITTEN)
        assert ("no_fulltext" in {one.name for one in command.params}) == writes, name


def test_a_graph_is_built_and_loaded_without_texts(built: Path, pair: Path) -> None:
    for found in (build(pair, fulltext=False), load(built, fulltext=False)):
        assert not found.query("SELECT ?t { ?d kg:text ?t }").rows
        assert network(found.records()).fulltext is False


def test_a_catalog_without_texts_holds_none_and_finds_none(graph: Graph, tmp_path: Path) -> None:
    """Its bytes are looked at, and its index of words is asked, which is no text."""
    sought = left(graph)
    asked = [run for run in sorted(sought) if words(run) == [run]]
    assert len(asked) > 50
    for name, one, found in (("without", graph.without_texts(), set()), ("whole", graph, sought)):
        fill(tmp_path / name, one, "digest")
        text = (tmp_path / name).read_bytes().decode("utf-8", "replace")
        catalog = Catalog(tmp_path / name)
        assert found_in([(name, text)], sought)[name] <= found
        assert {run for run in asked if catalog.documents(DocumentFilter(text=run)).total} == found & set(asked)
        assert {run for run in asked if catalog.claims(ClaimFilter(text=run)).total} <= found
        assert (found_in([(name, text)], sought)[name] > set()) == bool(found), "or the test is blind"


def test_what_was_left_out_is_loaded_as_if_it_had_never_been(graph: Graph, quoted: Path, tmp_path: Path) -> None:
    again = load(quoted)
    again.save(tmp_path)
    assert {one.name for one in shown(quoted)} == {one.name for one in shown(tmp_path)}
    assert [one.name for one in shown(quoted) if one.read_bytes() != (tmp_path / one.name).read_bytes()] == []
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
    data = {name: json.loads(text) for name, text in data_of(page)}
    assert data["rest"]["fulltext"] is False
    parts, passages = data["parts"], data["passages"]
    pieces = list(zip(parts["document"], parts["start"], parts["text"], strict=True))
    for document, start, end in zip(passages["document"], passages["start"], passages["end"], strict=True):
        inside = [
            text[start - begin : end - begin]
            for of, begin, text in pieces
            if of == document and begin <= start < end <= begin + len(text)
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
