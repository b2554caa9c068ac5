"""Views of a graph for Gephi and others: their structure is what GEXF 1.3 demands, and they say what the graph says."""

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import networkx
import pytest
from lxml import etree
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import FormatError
from kg.export.exporting import export, views
from kg.graph import Graph, load
from kg.positions.ledger import positions

GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
NUMBER = r"-?\d+(\.\d+)?"
LEXICAL = {"string": ".*", "integer": r"-?\d+", "double": NUMBER, "float": NUMBER, "boolean": "true|false"}
DAY = r"\d{4}-\d\d-\d\d"


class Rule(NamedTuple):
    """Attributes that must and that may be there, with what they may hold; children in their order, ? for at most one."""

    must: dict[str, str] = {}
    may: dict[str, str] = {}
    children: str = ""


# In the words of the published RELAX NG schema, but for the order of children, which it leaves open: readers want declarations first.
RULES = {
    GEXF + "gexf": Rule({"version": "1\\.3"}, {}, "meta?,graph"),
    GEXF + "meta": Rule({}, {"lastmodifieddate": DAY}),
    GEXF + "graph": Rule(
        {"mode": "static|dynamic", "defaultedgetype": "directed"},
        {"timeformat": "date", "timerepresentation": "interval"},  # no name
        "attributes*,nodes,edges",
    ),
    GEXF + "attributes": Rule({"class": "node|edge", "mode": "static|dynamic"}, {}, "attribute*"),
    GEXF + "attribute": Rule({"id": r"\d+|weight", "title": r"\w+", "type": "|".join(LEXICAL)}),
    GEXF + "nodes": Rule({}, {}, "node*"),
    GEXF + "edges": Rule({}, {}, "edge*"),
    GEXF + "node": Rule({"id": ".+", "label": ".+"}, {}, "attvalues,spells?,color,position,size"),
    GEXF + "edge": Rule(
        {"id": ".+", "source": ".+", "target": ".+", "kind": ".+", "label": ".+", "weight": NUMBER}, {},
        "attvalues,spells?,color,thickness",
    ),
    GEXF + "attvalues": Rule({}, {}, "attvalue*"),
    GEXF + "attvalue": Rule({"for": r"\d+|weight", "value": ".+"}, {"start": DAY, "end": DAY}),
    GEXF + "spells": Rule({}, {}, "spell+"),
    GEXF + "spell": Rule({"start": DAY, "end": DAY}),
    VIZ + "color": Rule({"r": r"\d{1,3}", "g": r"\d{1,3}", "b": r"\d{1,3}", "a": NUMBER}),
    VIZ + "position": Rule({"x": NUMBER, "y": NUMBER, "z": NUMBER}),
    VIZ + "size": Rule({"value": NUMBER}),
    VIZ + "thickness": Rule({"value": NUMBER}),
}  # fmt: skip
KINDS = [(view, static) for view in ("claims", "entities", "positions") for static in (False, True)]


@pytest.fixture(scope="module")
def files(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, bool], Path]:
    folder = tmp_path_factory.mktemp("views")
    return {(view, static): export(graph, "gexf", folder, view=view, static=static)[0] for view, static in KINDS}


def problems(element: etree._Element) -> list[str]:
    """Where an element and all in it break the rules."""
    rule, name = RULES.get(element.tag), etree.QName(element).localname
    if not rule:
        return [f"{element.tag} is not foreseen"]
    found = [f"{name} has no {one}" for one in rule.must.keys() - element.attrib.keys()]
    for one, value in element.attrib.items():
        pattern = (rule.must | rule.may).get(one)
        if pattern is None or not re.fullmatch(pattern, value, re.S):
            found.append(f"{name} {one}={value!r}")
    inside = "".join(etree.QName(child).localname + "," for child in element)
    wanted = "".join(re.sub(r"(\w+)([?*+]?)", r"(?:\1,)\2", one) for one in rule.children.split(",") if one)
    if not re.fullmatch(wanted, inside):
        found.append(f"{name} holds {inside[:80]} and not {rule.children}")
    return found + [problem for child in element for problem in problems(child)]


@cache
def view_of(graph: Graph, name: str) -> networkx.MultiDiGraph:
    network: networkx.MultiDiGraph = views()[name].view(graph)
    return network


def read(path: Path) -> etree._Element:
    return etree.parse(path).getroot()


@pytest.mark.parametrize("kind", KINDS)
def test_the_structure_is_that_of_gexf(files: dict[tuple[str, bool], Path], kind: tuple[str, bool]) -> None:
    root = read(files[kind])
    assert problems(root) == []
    nodes = [one.get("id") for one in root.iter(GEXF + "node")]
    edges = list(root.iter(GEXF + "edge"))
    assert len(nodes) == len(set(nodes)) > 2 and len(edges) > 2
    assert len({one.get("id") for one in edges}) == len(edges)
    assert {one.get(end) for one in edges for end in ("source", "target")} <= set(nodes)
    assert len({tuple(one.get(name) for name in ("source", "target", "kind")) for one in edges}) == len(edges)
    assert all(int(one.get(part)) < 256 for one in root.iter(VIZ + "color") for part in "rgb")


@pytest.mark.parametrize("kind", KINDS)
def test_values_are_declared_once_each_and_of_their_type(
    files: dict[tuple[str, bool], Path], kind: tuple[str, bool]
) -> None:
    root = read(files[kind])
    types: dict[str, dict[str, str]] = {}
    for block in root.iter(GEXF + "attributes"):
        is_static = block.get("mode") == "static"
        assert not is_static or block.get("class") not in types, "one static block a class"
        assert is_static or [one.get("id") for one in block] == ["weight"] and not kind[1]
        declared = {one.get("id"): one.get("type") for one in block}
        assert len(declared) == len(block) == len({one.get("title") for one in block})
        types[block.get("class")] = types.get(block.get("class"), {}) | declared
    for owner, declared in types.items():
        for thing in root.iter(GEXF + owner):
            found = list(thing.iter(GEXF + "attvalue"))
            values = [(one.get("for"), one.get("value")) for one in found]
            assert len({(one.get("for"), one.get("start")) for one in found}) == len(values)
            assert all((one.get("start") is not None) == (one.get("for") == "weight") for one in found)
            assert all(re.fullmatch(LEXICAL[declared[name]], value, re.S) for name, value in values)


@pytest.mark.parametrize("view", sorted(views()))
def test_only_a_dated_file_has_a_timeline(files: dict[tuple[str, bool], Path], view: str) -> None:
    dated, static = read(files[view, False]), read(files[view, True])
    graph = dated.find(GEXF + "graph")
    assert [graph.get(name) for name in ("mode", "timeformat", "timerepresentation")] == ["dynamic", "date", "interval"]
    spells = [(one.get("start"), one.get("end")) for one in dated.iter(GEXF + "spell")]
    assert spells and all(date.fromisoformat(start) <= date.fromisoformat(end) for start, end in spells)
    assert dict(static.find(GEXF + "graph").attrib) == {"defaultedgetype": "directed", "mode": "static"}
    assert not list(static.iter(GEXF + "spell"))
    assert any(one.get("title") == "dates" for one in static.iter(GEXF + "attribute"))


@pytest.mark.parametrize("kind", KINDS)
def test_networkx_reads_every_view(graph: Graph, files: dict[tuple[str, bool], Path], kind: tuple[str, bool]) -> None:
    expected = view_of(graph, kind[0])
    back = networkx.read_gexf(files[kind], version="1.3")
    assert set(back) == set(expected)
    assert Counter(list(back.edges())) == Counter((source, target) for source, target, _ in expected.edges(keys=True))
    assert {data["label"] for _, data in back.nodes(data=True)} == set(dict(expected.nodes(data="label")).values())


@pytest.mark.parametrize("view", sorted(views()))
def test_networkx_reads_graphml_of_every_view(graph: Graph, tmp_path: Path, view: str) -> None:
    (path,) = export(graph, "graphml", tmp_path, view=view)
    expected = view_of(graph, view)
    back = networkx.read_graphml(path, force_multigraph=True)
    assert set(back) == set(expected) and back.number_of_edges() == expected.number_of_edges()


def test_claims_stand_between_speaker_side_target_and_topic(graph: Graph) -> None:
    network = view_of(graph, "claims")
    records = {f"claim/{one['claim'].rpartition('/')[2]}": one for one in graph.claims}
    assert {node for node, kind in network.nodes(data="kind") if kind == "claim"} == set(records)
    for node, record in records.items():
        into = {(data["predicate"], source) for source, _, data in network.in_edges(node, data=True)}
        out = Counter(data["predicate"] for *_, data in network.out_edges(node, data=True))
        assert {way for way, _ in into} <= {"speaker", "onBehalfOf"}
        assert out["topic"] == len(record["topics"]) and out["target"] <= len(record["targets"])
        assert network.nodes[node]["quote"] == record["content"]
    assert any(source == "state/CHN" and way == "onBehalfOf" for node in records for source, _, way in
               network.in_edges(node, data="predicate"))  # fmt: skip
    assert "group/unnamed" not in network


def test_an_edge_of_positions_is_a_stance_with_all_its_claims(graph: Graph) -> None:
    network = view_of(graph, "positions")
    expected = Counter(
        (one["actor"], one["subject"], one["stance"]) for one in positions(graph) if one["actor"] != "unnamed"
    )
    keys = dict(network.nodes(data="key"))
    found = {
        (keys[one], keys[other], data["predicate"]): data["weight"] for one, other, data in network.edges(data=True)
    }
    assert found == dict(expected)
    assert {data["kind"] for _, data in network.nodes(data=True)} >= {"state", "topic"}


def test_files_of_views_have_names_of_their_own(graph: Graph, tmp_path: Path) -> None:
    wanted = {"view": "claims"}, {"view": "claims", "static": True}, {"static": True}, {}
    names = [export(graph, "gexf", tmp_path, **options)[0].name for options in wanted]  # type: ignore[arg-type]
    assert names == ["claims.gexf", "claims-static.gexf", "network-static.gexf", "network.gexf"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("gexf", "--view", "people"), "no view 'people'; choose from claims, entities, positions"),
        (("turtle", "--view", "claims"), "turtle has one view only; choose from gexf, graphml, tables"),
        (("graphml", "--static"), "static as it is"),
        (("all", "--static"), "--static is for one format; name it: gexf, graphml or tables"),
        (("all", "--since", "2019"), "--since is for one format"),
        (("turtle", "--until", "2019"), "turtle holds the whole graph"),
        (("gexf", "--by", "month"), "say --by year"),
        (("gexf", "--by", "year", "--since", "2030"), "nothing in this graph is dated so"),
    ],
)
def test_what_cannot_be_is_refused(built: Path, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    result = CliRunner().invoke(app, ["export", *words, "-o", str(built), "--to", str(tmp_path)])
    assert isinstance(result.exception, FormatError) and said in str(result.exception)


@pytest.mark.slow
def test_views_of_a_loaded_graph_have_the_same_bytes(
    built: Path, files: dict[tuple[str, bool], Path], tmp_path: Path
) -> None:
    again = load(built)
    for (view, static), path in files.items():
        assert export(again, "gexf", tmp_path, view=view, static=static)[0].read_bytes() == path.read_bytes()
