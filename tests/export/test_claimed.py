"""What is only claimed or intended never looks like what a text reports as done, in no file; and who claims it is named."""

import csv
from dataclasses import replace
from pathlib import Path

import networkx
import pytest

from kg.export.exporting import export, formats, views
from kg.export.formats import gexf, graphml, tables
from kg.graph import Graph
from kg.model import Span
from kg.model.namespaces import Namespace
from kg.network.entities import outlets
from kg.network.passages import Passage
from kg.network.style import style_sheet
from kg.ontology import load_ontology
from kg.pipeline import build
from kg.rdf.claimed_by import claimed_in
from kg.rdf.explanation import as_text, explain
from kg.rdf.iris import claim_iri
from kg.validation.shacl import violations
from tests.support.claimed import ACCUSED, claimed_graph
from tests.support.making import annotation_of
from tests.support.places import FIXTURES

OWN = Namespace("https://w3id.org/nuclear-kg/")
INF, USA, RUS = "treaty/INF", "state/USA", "state/RUS"
BY_HAND = {  # key of an edge -> modality, who claims it, publishers
    (RUS, INF, "relation:violated:affirmative:claimed"): ("claimed", "person:斯托尔滕贝格; person:蓬佩奥", 2),
    (USA, INF, "relation:withdrewFrom:affirmative:claimed"): ("claimed", "person:拉夫罗夫", 1),
    (USA, INF, "relation:withdrewFrom:affirmative"): ("actual", "", 1),
    (USA, "treaty/Open-Skies", "relation:withdrewFrom:affirmative:intended"): ("intended", "", 1),
    (USA, "treaty/NPT", "relation:ratified:affirmative"): ("actual", "", 1),
}


@pytest.fixture(scope="module")
def found() -> networkx.MultiDiGraph:
    return claimed_graph().network


def acts(rows: list[dict[str, object]]) -> dict[tuple[str, str, str], dict[str, object]]:
    """Edges of a file by who, what treaty, and label."""
    return {(str(row["source"]), str(row["target"]), str(row["label"])): row for row in rows
            if str(row["target"]).startswith("treaty/")}  # fmt: skip


LABELED = {(USA, INF, "据称退出"), (USA, INF, "退出"), (RUS, INF, "据称违反"), (USA, "treaty/Open-Skies", "拟退出"),
           (USA, "treaty/NPT", "批准")}  # fmt: skip


# ---- in the graph ----


def test_a_claimed_relation_names_the_claim_it_stands_in() -> None:
    rows = claimed_graph().query(
        """SELECT ?act ?modality ?who { ?r a kg:Relation ; rdf:predicate ?p ; rdf:object ?o ; kg:modality ?modality
        OPTIONAL { ?r kg:claimedIn/kg:speaker/kg:key ?who } ?o a kg:Treaty BIND(REPLACE(STR(?p), "^.*#", "") AS ?act) }
        ORDER BY ?act ?modality ?who"""
    )
    assert [tuple(row.values()) for row in rows] == [
        ("ratified", "actual", None),
        ("violated", "claimed", "person:斯托尔滕贝格"),
        ("violated", "claimed", "person:蓬佩奥"),
        ("withdrewFrom", "actual", None),
        ("withdrewFrom", "claimed", "person:拉夫罗夫"),
        ("withdrewFrom", "intended", None),
    ]
    graph = claimed_graph()
    assert list(violations((quad.triple for quad in graph.store), graph.ontology.folder, OWN)) == []


def test_the_smallest_claim_around_a_relation_has_said_it() -> None:
    annotation = annotation_of(ACCUSED)
    relation = next(one for one in annotation.relations if one.predicate == "violated")
    (claim,) = (one for one in annotation.claims if one.content.span.holds(relation.evidence.span))
    whole = replace(claim.content, span=Span(0, len(annotation.document.text)), quote=annotation.document.text)
    wider = replace(claim, content=whole, speaker="state:CHN")
    for claims in ((claim, wider), (wider, claim)):
        given = replace(annotation, claims=claims)
        assert claimed_in(relation, given, OWN) == claim_iri(claim, annotation.document, OWN)
    assert claimed_in(replace(relation, modality="actual"), annotation, OWN) is None
    assert claimed_in(relation, replace(annotation, claims=()), OWN) is None


# ---- in the network and its files ----


def test_what_is_claimed_is_an_edge_apart(found: networkx.MultiDiGraph) -> None:
    edges = {(source, target, key): data for source, target, key, data in found.edges(keys=True, data=True)
             if target.startswith("treaty/") and data["kind"] == "relation"}  # fmt: skip
    assert {
        key: (data["modality"], "; ".join(data["claimed_by"]), data["outlets"]) for key, data in edges.items()
    } == BY_HAND
    assert {(*key[:2], data["label"]) for key, data in edges.items()} == LABELED
    assert edges[RUS, INF, "relation:violated:affirmative:claimed"]["weight"] == 2


def test_no_default_word_makes_an_accusation_a_fact() -> None:
    looks = style_sheet(load_ontology())
    for predicate, plain in looks.predicates.items():
        for polarity in ("affirmative", "negative"):
            for modality in looks.modalities:
                look = looks.edge("relation", predicate, polarity, modality)
                assert look.zh not in (plain.zh, looks.negative.zh.format(plain.zh))
                assert look.en not in (plain.en, looks.negative.en.format(plain.en))
    assert looks.edge("relation", "violated", "negative", "claimed").zh == "据称未违反"
    assert looks.edge("relation", "withdrewFrom", "negative", "intended").zh == "未拟退出"
    lines = [one.dashes for one in looks.modalities.values()] + [(7, 5), (2, 3)]
    assert len(set(lines)) == len(lines) == 4 and all(lines)


def test_gexf_tells_what_is_claimed_and_by_whom(found: networkx.MultiDiGraph, tmp_path: Path) -> None:
    gexf.export(found, tmp_path)
    back = networkx.read_gexf(tmp_path / "network.gexf", version="1.3")
    edges = acts([{"source": one, "target": other, **data} for one, other, data in back.edges(data=True)])
    assert edges.keys() >= LABELED
    assert (edges[RUS, INF, "据称违反"]["modality"], edges[RUS, INF, "据称违反"]["claimed_by"]) == (
        "claimed", "person:斯托尔滕贝格; person:蓬佩奥",
    )  # fmt: skip
    text = (tmp_path / "network.gexf").read_text(encoding="utf-8")
    assert 'kind="relation withdrewFrom claimed"' in text and 'kind="relation withdrewFrom intended"' in text
    assert text.count('a="0.4"') == 3, "what is claimed or intended is paler"


def test_gexf_has_dates_and_outlets_as_attributes_too(found: networkx.MultiDiGraph, tmp_path: Path) -> None:
    gexf.export(found, tmp_path)
    back = networkx.read_gexf(tmp_path / "network.gexf", version="1.3")
    edges = acts([{"source": one, "target": other, **data} for one, other, data in back.edges(data=True)])
    assert edges[RUS, INF, "据称违反"]["outlets"] == 2
    said = [data for *_, data in back.edges(data=True) if data["relation_kind"] == "claim"]
    assert {data["dates"] for data in said} == {data["first"] for data in said} == {"2018-12-04", "2019-02-05"}


def test_graphml_has_one_id_an_edge_and_says_the_same(found: networkx.MultiDiGraph, tmp_path: Path) -> None:
    for exporter in (graphml, gexf):
        exporter.export(found, tmp_path)
    back = networkx.read_graphml(tmp_path / "network.graphml", force_multigraph=True)
    ids = [key for *_, key in back.edges(keys=True)]
    assert len(set(ids)) == len(ids) == found.number_of_edges()
    gephi = networkx.read_gexf(tmp_path / "network.gexf", version="1.3")
    assert set(ids) == {data["id"] for *_, data in gephi.edges(data=True)}, "one id in both files"
    edges = acts([{"source": one, "target": other, **data} for one, other, data in back.edges(data=True)])
    assert edges.keys() >= LABELED
    assert edges[USA, INF, "据称退出"]["claimed_by"] == "person:拉夫罗夫"


def test_the_tables_have_a_column_for_it(found: networkx.MultiDiGraph, tmp_path: Path) -> None:
    tables.export(found, tmp_path)
    with (tmp_path / "edges.csv").open(encoding="utf-8", newline="") as file:
        edges = acts(list(csv.DictReader(file)))
    assert edges.keys() >= LABELED
    assert edges[RUS, INF, "据称违反"]["claimed_by"] == "person:斯托尔滕贝格; person:蓬佩奥"


@pytest.mark.parametrize(
    ("told", "expected"),
    [("", 0), ("a", 1), ("aab", 2), ("ac", 1), ("c", 1), ("xy", 1), ("axb", 3), ("d", 1), ("ad", 1)],
)
def test_outlets_are_publishers_whose_text_is_their_own(told: str, expected: int) -> None:
    """c is a copy of a, by another publisher; x and y name none; d has the publisher of a."""
    publishers = {"a": "甲社", "b": "乙社", "c": "丙社", "d": "甲社"}
    assert outlets([Passage(str(at), name, "") for at, name in enumerate(told)], {"c": "a"}, publishers) == expected


# ---- without nodes that have no edge ----


@pytest.mark.parametrize("view", sorted(views()))
@pytest.mark.parametrize("form", [name for name, module in formats().items() if hasattr(module, "SUFFIX")])
def test_unconnected_nodes_can_be_left_out(graph: Graph, tmp_path: Path, form: str, view: str) -> None:
    def nodes(*, connected: bool) -> networkx.MultiDiGraph:
        path, *others = export(graph, form, tmp_path, view=view, connected=connected)
        assert ("connected" in path.name) == connected
        if form == "tables":
            (nodes_path,) = others or (path.with_name("nodes.csv"),)
            return from_tables(path, nodes_path)
        if form == "gexf":
            return networkx.read_gexf(path, version="1.3")
        return networkx.read_graphml(path, force_multigraph=True)

    whole, tied = nodes(connected=False), nodes(connected=True)
    assert set(tied) == {node for node, degree in whole.degree() if degree}
    assert tied.number_of_edges() == whole.number_of_edges() > 0
    assert view != "entities" or len(tied) < len(whole)


def from_tables(*paths: Path) -> networkx.MultiDiGraph:
    """The network of an edges.csv and a nodes.csv, whichever comes first."""
    edges, nodes = sorted(paths, key=lambda path: "nodes" in path.name)
    found = networkx.MultiDiGraph()
    with nodes.open(encoding="utf-8", newline="") as file:
        found.add_nodes_from(row["id"] for row in csv.DictReader(file))
    with edges.open(encoding="utf-8", newline="") as file:
        found.add_edges_from((row["source"], row["target"]) for row in csv.DictReader(file))
    return found


# ---- names ----


@pytest.mark.slow
def test_no_node_is_called_by_its_key() -> None:
    """A key without an entity would be drawn under its own letters: `org/USA-…`."""
    network = build(FIXTURES / "sample").network
    assert len(network) > 100
    raw = [node for node, data in network.nodes(data=True)
           if data["label"] in (node, data["key"]) or data["label"] == data["key"].partition(":")[2] and data["label"].isascii()]  # fmt: skip
    assert raw == []


def test_the_explanation_says_who_claims_a_relation() -> None:
    text = as_text(explain(claimed_graph(), "treaty:INF"))
    assert "state:RUS violated treaty:INF (claimed by person:蓬佩奥)" in text
    assert "state:RUS violated treaty:INF\n" not in text
