"""The files of the network can be read back, are the same each time, and do no harm."""

import csv
import importlib
import re
from pathlib import Path
from types import ModuleType

import networkx
import pytest
from pyoxigraph import Quad, Store

from kg.export.edge_values import spell
from kg.export.formats import gexf, graphml, tables
from kg.network.entities import Network, network
from kg.output import files
from tests.support.store import OWN, document, entity, facts, quad, records, relation, store

NAMES = ("gexf", "graphml", "tables", "page")
HOSTILE = (
    "=HYPERLINK(\"http://example.org\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "<b>\"&'", "]]>", "\x00\x0b甲",
    "a\nb", "&#0;", "--><x/>", "\ufffe", "'", '"', "😀",
)  # fmt: skip


@pytest.fixture(scope="module")
def found() -> networkx.MultiDiGraph:
    return network(records(store())).multigraph


def module(name: str) -> ModuleType:
    return importlib.import_module(f"kg.export.formats.{name}")


def taken(name: str, given: Store) -> Network | networkx.MultiDiGraph:
    """What the exporter takes: the page shows more than nodes and edges."""
    found = network(records(given))
    return found if name == "page" else found.multigraph


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", NAMES)
def test_an_exporter_writes_just_the_files_it_names(tmp_path: Path, name: str) -> None:
    exporter = module(name)
    assert name == exporter.FORMAT
    exporter.export(taken(name, store()), tmp_path / "new")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(exporter.FILES)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_graph_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    exporter = module(name)
    for seed in (1, 2, 3):
        exporter.export(taken(name, store(seed=seed)), tmp_path / str(seed))
    for file in exporter.FILES:
        assert len({(tmp_path / str(seed) / file).read_bytes() for seed in (1, 2, 3)}) == 1


@pytest.mark.parametrize("name", NAMES)
def test_files_end_lines_with_a_line_feed_and_have_no_mark_in_front(tmp_path: Path, name: str) -> None:
    exporter = module(name)
    exporter.export(taken(name, store()), tmp_path)
    for file in exporter.FILES:
        data = (tmp_path / file).read_bytes()
        assert b"\r" not in data
        assert not data.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_network_is_written_too(tmp_path: Path, name: str) -> None:
    module(name).export(taken(name, store([])), tmp_path)


def test_networkx_reads_gexf_back(found: networkx.MultiDiGraph, tmp_path: Path) -> None:
    gexf.export(found, tmp_path)
    back = networkx.read_gexf(tmp_path / "network.gexf", version="1.3")
    assert set(back) == set(found)
    assert back.number_of_edges() == found.number_of_edges()
    china = back.nodes["state/CHN"]
    assert (china["label"], china["kind"], china["degree"]) == ("中国", "state", 2)
    assert china["viz"]["color"]["b"] == 184
    assert set(china["viz"]["position"]) == {"x", "y", "z"}
    claims = [data for *_, data in back.edges("state/CHN", data=True)]
    assert {(data["predicate"], data["weight"]) for data in claims} == {("criticize", 2.0), ("request", 1.0)}


def test_gexf_tells_parallel_edges_apart_and_dates_them(found: networkx.MultiDiGraph) -> None:
    text = gexf.gexf(found)
    assert 'kind="claim criticize"' in text
    assert 'kind="relation signed negative"' in text
    assert '<spell start="2022-03-01" end="2022-03-31"/>' in text
    assert len(set(re.findall(r"<edge id=(\S+)", text))) == found.number_of_edges()
    assert 'lastmodifieddate="2022-04-02"' in text


def test_every_file_has_dates_for_programs_that_know_no_spells(found: networkx.MultiDiGraph, tmp_path: Path) -> None:
    for exporter in (gexf, graphml, tables):
        exporter.export(found, tmp_path)
    spelled = networkx.read_gexf(tmp_path / "network.gexf", version="1.3").edges(data=True)
    plain = networkx.read_graphml(tmp_path / "network.graphml", force_multigraph=True).edges(data=True)
    for rows in ([one for *_, one in spelled], [one for *_, one in plain], read(tmp_path / "edges.csv")):
        dated = {row["predicate"]: (row.get("dates", ""), row.get("first", ""), row.get("last", "")) for row in rows}
        assert dated["ratified"] == ("2022-03", "2022-03-01", "2022-03-31")
        assert dated["criticize"] == ("2022-01-21; 2022-04-02", "2022-01-21", "2022-04-02")
        assert dated["signed"] == ("", "", "")


@pytest.mark.parametrize(
    ("date", "bounds"),
    [
        ("2022", [("2022-01-01", "2022-12-31")]),
        ("2020-02", [("2020-02-01", "2020-02-29")]),
        ("2022-01-03", [("2022-01-03", "2022-01-03")]),
        ("2022-01-04/2022-01-28", [("2022-01-04", "2022-01-28")]),
        ("2021/2022-03", [("2021-01-01", "2022-03-31")]),
        ("2022-13", []),
        ("2022-05/2022-01", []),
        ("近年来", []),
        ("", []),
    ],
)
def test_a_date_becomes_its_first_and_last_day(date: str, bounds: list[tuple[str, str]]) -> None:
    assert list(spell(date)) == bounds


def test_networkx_reads_graphml_back(found: networkx.MultiDiGraph, tmp_path: Path) -> None:
    graphml.export(found, tmp_path)
    back = networkx.read_graphml(tmp_path / "network.graphml", force_multigraph=True)
    assert set(back) == set(found)
    assert back.number_of_edges() == found.number_of_edges()
    assert back.nodes["treaty/NPT"]["aliases"] == "NPT|核不扩散条约"
    assert back.nodes["treaty/NPT"]["documents"] == 2
    assert sorted(data["weight"] for *_, data in back.edges(data=True)) == [1, 1, 1, 1, 1, 2]


def test_a_copy_adds_no_weight_in_any_file(tmp_path: Path) -> None:
    tie = quad(OWN.thing("document", "d2"), OWN.term("sameTextAs"), OWN.thing("document", "d1"))
    for name in NAMES:
        module(name).export(taken(name, store([*facts(), tie])), tmp_path)
    gexf_edges = networkx.read_gexf(tmp_path / "network.gexf", version="1.3").edges(data=True)
    graphml_edges = networkx.read_graphml(tmp_path / "network.graphml", force_multigraph=True).edges(data=True)
    assert {data["weight"] for *_, data in [*gexf_edges, *graphml_edges]} == {1}
    row = next(row for row in read(tmp_path / "edges.csv") if row["predicate"] == "criticize")
    assert (row["weight"], row["documents"]) == ("1", "2")


def test_the_tables_hold_every_node_and_edge(found: networkx.MultiDiGraph, tmp_path: Path) -> None:
    tables.export(found, tmp_path)
    nodes, edges = read(tmp_path / "nodes.csv"), read(tmp_path / "edges.csv")
    assert [row["id"] for row in nodes] == list(found)
    assert len(edges) == found.number_of_edges()
    assert next(row for row in edges if row["predicate"] == "criticize")["dates"] == "2022-01-21; 2022-04-02"


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_names_stay_text_in_every_file(tmp_path: Path, label: str) -> None:
    text = "题\n甲国签署条约。\n"
    quads = [
        *entity("state:AAA", label, label, label),
        *entity("treaty:T", "条约"),
        *document("d", text, "2022-01-01", title=label),
        *relation("d", text, "state:AAA", "signed", "treaty:T", "甲国签署条约"),
    ]  # fmt: skip
    found = network(records(store(quads))).multigraph
    for name in ("gexf", "graphml", "tables"):
        module(name).export(found, tmp_path)
    clean = files.printable(label)
    assert networkx.read_gexf(tmp_path / "network.gexf", version="1.3").nodes["state/AAA"]["label"] == clean
    back = networkx.read_graphml(tmp_path / "network.graphml").nodes["state/AAA"]["label"]
    assert back == clean.replace("\r", "\n") or back == clean
    cell = read(tmp_path / "nodes.csv")[0]["label"]
    assert cell.lstrip("'").split() == re.sub(r"[\x00-\x1f]", " ", label).lstrip("'").split()
    assert not cell.startswith(tables.FORMULA)


def test_numbers_are_not_guarded() -> None:
    assert tables.guarded(-1.5) == -1.5


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    files.write_text(path, "old")
    with pytest.raises(UnicodeEncodeError):
        files.write_text(path, "new \ud800")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("quads", [None, []], ids=["some", "none"])
def test_graphml_is_what_networkx_would_write_of_the_same_values(quads: list[Quad] | None, tmp_path: Path) -> None:
    drawn = network(records(store(quads))).multigraph
    for number, node in enumerate(drawn):
        drawn.nodes[node]["label"] += ' <b title="一">&\t\n' * (number == 1)
    graphml.export(drawn, tmp_path)
    path = tmp_path / "network.graphml"
    plain = networkx.read_graphml(path, force_multigraph=True)
    for *_, data in [*plain.nodes(data=True), *plain.edges(data=True)]:
        data.pop("id", None)
    again = networkx.generate_graphml(plain, named_key_ids=True, edge_id_from_attribute=None)
    assert path.read_text(encoding="utf-8").splitlines()[1:] == list(again)
