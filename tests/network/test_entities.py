"""The network holds what the graph says, once, in one order."""

import math
from dataclasses import replace
from pathlib import Path

import networkx
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import OntologyError
from kg.model.namespaces import RDFS
from kg.network.entities import Network, network, weight
from kg.network.layout import layout
from kg.network.passages import Passage
from kg.network.style import edge_width, node_size, style_sheet
from kg.ontology import Ontology, load_ontology
from tests.support.store import OWN, document, entity, facts, iri, quad, records, relation, store


@pytest.fixture(scope="module")
def whole() -> Network:
    return network(records(store()))


@pytest.fixture(scope="module")
def found(whole: Network) -> networkx.MultiDiGraph:
    return whole.multigraph


def rendered(one: Network) -> str:
    drawn = one.multigraph
    return repr([list(drawn.nodes(data=True)), list(drawn.edges(keys=True, data=True)), replace(one, multigraph=None)])


def test_nodes_are_the_entities_that_occur(found: networkx.MultiDiGraph) -> None:
    assert list(found) == [
        "org/CHN-MFA", "org/IAEA", "person/li-ming", "place/日内瓦", "post/5e1f-CHN",
        "state/AAA", "state/CHN", "treaty/NPT", "treaty/TPNW",
    ]  # fmt: skip


def test_a_node_bears_names_and_counts(found: networkx.MultiDiGraph) -> None:
    assert found.nodes["treaty/NPT"] == {
        "label": "不扩散核武器条约",
        "label_en": "Treaty on the Non-Proliferation of Nuclear Weapons",
        "kind": "treaty",
        "key": "treaty:NPT",
        "aliases": ("NPT", "核不扩散条约"),
        "degree": 1,
        "documents": 2,
    }
    assert found.nodes["post/5e1f-CHN"]["label"] == "中国外交部发言人"
    assert found.nodes["place/日内瓦"]["label_en"] == ""


def test_edges_are_relations_and_claims(found: networkx.MultiDiGraph) -> None:
    assert [(source, target, key) for source, target, key in found.edges(keys=True)] == [
        ("person/li-ming", "org/CHN-MFA", "relation:affiliatedWith:affirmative:intended"),
        ("person/li-ming", "post/5e1f-CHN", "relation:holdsPost:affirmative"),
        ("state/AAA", "treaty/NPT", "relation:ratified:affirmative"),
        ("state/AAA", "treaty/TPNW", "relation:signed:negative"),
        ("state/CHN", "state/AAA", "claim:criticize:affirmative"),
        ("state/CHN", "state/AAA", "claim:request:affirmative"),
    ]


HELD = "甲国总统李明和乙国总统王新会见。联合国秘书长马力和裁研所所长何为在场，总统金石缺席，总统安宁先后代表两国。"


def test_a_post_that_does_not_say_whose_it_is_is_one_of_each_side() -> None:
    persons = {"li": "李明", "wang": "王新", "ma": "马力", "jin": "金石", "an": "安宁"}
    quads = [one for key, name in persons.items() for one in entity(f"person:{key}", name)]
    quads += [
        *entity("state:AAA", "甲国"),
        *entity("state:BBB", "乙国", "", "乙"),
        *entity("org:UN", "联合国", "", "联"),
    ]
    for key, label in (("p", "总统"), ("s", "联合国秘书长")):
        quads.append(quad(iri(f"post:{key}"), RDFS + "label", Literal(label)))
    for person, sides in {
        "li": ["state:AAA"],
        "wang": ["org:BBB-MFA"],
        "an": ["state:AAA", "state:BBB"],
        "jin": [],
    }.items():
        quads += relation("d", HELD, f"person:{person}", "holdsPost", "post:p", persons[person])
        for side in sides:
            quads += relation("d", HELD, f"person:{person}", "affiliatedWith", side, persons[person])
    quads.append(quad(iri("org:BBB-MFA"), OWN.term("organOf"), iri("state:BBB")))
    quads += relation("d", HELD, "person:ma", "holdsPost", "post:s", "联合国秘书长马力")
    quads += relation("d", HELD, "person:ma", "affiliatedWith", "org:UN", "联合国秘书长马力")
    found = network(records(store([*document("d", HELD, "2022-01-01"), *quads]))).multigraph
    held = {
        (source, found.nodes[target]["label"]) for source, target, key in found.edges(keys=True) if "holdsPost" in key
    }
    assert held == {("person/li", "甲国总统"), ("person/wang", "乙国总统"), ("person/ma", "联合国秘书长")}


def test_the_same_claim_in_two_documents_is_one_edge_of_weight_two(found: networkx.MultiDiGraph) -> None:
    edge = found.edges["state/CHN", "state/AAA", "claim:criticize:affirmative"]
    assert (edge["weight"], edge["dates"], edge["label"]) == (2, ("2022-01-21", "2022-04-02"), "批评")
    first = edge["evidence"][0]
    assert (first.document, first.title) == ("d1", "外交部发言人就两国声明答问")
    assert (first.speaker, first.confidence, first.rule) == ("person:li-ming", 0.8, "cue")
    assert first.before + first.quote + first.after == "李明表示，甲国长期囤积钚，造成核扩散风险。"


def test_evidence_of_a_copy_is_listed_and_weighs_nothing() -> None:
    tie = quad(OWN.thing("document", "d2"), OWN.term("sameTextAs"), OWN.thing("document", "d1"))
    whole = network(records(store([*facts(), tie])))
    found = whole.multigraph
    edge = found.edges["state/CHN", "state/AAA", "claim:criticize:affirmative"]
    assert [(one.document, one.copy) for one in edge["evidence"]] == [("d1", False), ("d2", True)]
    assert edge["weight"] == 1
    only = found.edges["state/AAA", "treaty/NPT", "relation:ratified:affirmative"]
    assert ([one.copy for one in only["evidence"]], only["weight"]) == ([True], 1), "no other document says it"
    assert {row.passage.copy for row in whole.claims if row.passage.document == "d2"} == {True}


@pytest.mark.parametrize(
    ("told", "expected"),
    [("", 0), ("a", 1), ("aa", 2), ("ab", 1), ("aab", 2), ("bc", 1), ("bbc", 2), ("abbx", 3), ("xy", 2)],
)
def test_documents_with_one_text_weigh_as_the_one_that_says_it_most(told: str, expected: int) -> None:
    """b and c are copies of a."""
    passages = [Passage(str(number), document, "") for number, document in enumerate(told)]
    assert weight(passages, {"b": "a", "c": "a"}) == expected


def test_a_denied_relation_says_so(found: networkx.MultiDiGraph) -> None:
    edge = found.edges["state/AAA", "treaty/TPNW", "relation:signed:negative"]
    assert (edge["label"], edge["label_en"], edge["polarity"]) == ("未签署", "not: signed", "negative")


def test_a_relation_keeps_its_own_date_and_modality(found: networkx.MultiDiGraph) -> None:
    assert found.edges["state/AAA", "treaty/NPT", "relation:ratified:affirmative"]["dates"] == ("2022-03",)
    assert found.edges["person/li-ming", "post/5e1f-CHN", "relation:holdsPost:affirmative"]["dates"] == ()
    assert (
        found.edges["person/li-ming", "org/CHN-MFA", "relation:affiliatedWith:affirmative:intended"]["modality"]
        == "intended"
    )


def test_claims_without_a_named_target_are_kept_as_rows(whole: Network) -> None:
    rows = whole.claims
    assert len(rows) == 5
    assert {row.illocution for row in rows if not row.targets} == {"commit", "concern"}
    assert next(row for row in rows if row.topics).topics == (("不扩散", "non-proliferation"),)


def test_a_row_names_its_speaker_by_node_and_its_document_by_card(whole: Network) -> None:
    for row in whole.claims:
        assert row.speaker in whole.multigraph
        assert row.passage.document in whole.documents
    assert whole.documents["d1"].url == "https://example.org/one"


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_insertion_does_not_matter(whole: Network, seed: int) -> None:
    assert rendered(network(records(store(seed=seed)))) == rendered(whole)


def test_it_does_not_matter_in_which_graph_a_triple_stands() -> None:
    quads = facts()
    apart = [Quad(*one.triple, NamedNode(OWN.graph("document", str(number % 3)))) for number, one in enumerate(quads)]
    assert networkx.utils.graphs_equal(
        network(records(store(apart))).multigraph, network(records(store(quads))).multigraph
    )


def test_an_empty_graph_gives_an_empty_network() -> None:
    assert len(network(records(store([]))).multigraph) == 0


def test_a_thing_without_a_label_is_called_by_its_key() -> None:
    found = network(records(store(document("d", "题\n", "2022-01-01", "place:第1基地")))).multigraph
    assert found.nodes["place/第1基地"]["label"] == "第1基地"
    assert found.nodes["place/第1基地"]["key"] == "place:第1基地"


def test_a_name_with_an_at_sign_stays_whole() -> None:
    quads = [
        *document("d", "题@站\n", "2022-01-01", "org:x"),
        Quad(NamedNode(iri("org:x")), NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), Literal("甲@en")),
    ]
    assert network(records(store(quads))).multigraph.nodes["org/x"]["label"] == "甲@en"


def test_the_layout_is_the_same_each_time_and_keeps_nodes_apart() -> None:
    ring = networkx.MultiDiGraph(networkx.cycle_graph(40))
    places = layout(ring)
    assert places == layout(ring.copy())
    assert len(set(places.values())) == 40
    assert all(round(x, 2) == x and round(y, 2) == y for x, y in places.values())


def test_the_layout_does_not_depend_on_the_order_of_nodes_and_edges() -> None:
    edges = [(f"n{one}", f"n{one * 7 % 30}") for one in range(30)]
    forward, backward = networkx.MultiDiGraph(edges), networkx.MultiDiGraph(edges[::-1])
    assert layout(forward) == layout(backward)


def test_names_lie_on_no_other_node() -> None:
    star = networkx.MultiDiGraph()
    for number in range(12):
        star.add_node(f"n{number}", label="不扩散核武器条约第十次审议大会筹备委员会", label_en="")
        star.add_edge(f"n{number}", "n0")
    places = sorted(layout(star).values())
    for index, (x, y) in enumerate(places):  # two lines of ten characters, under the dot
        for other_x, other_y in places[index + 1 :]:
            assert abs(x - other_x) > 160 or abs(y - other_y) > 40


def test_neighbors_lie_nearer_than_strangers() -> None:
    two = networkx.MultiDiGraph(networkx.disjoint_union(networkx.complete_graph(8), networkx.complete_graph(8)))
    two.add_edge(0, 8)
    places = layout(networkx.relabel_nodes(two, str))

    def distance(one: int, other: int) -> float:
        (ax, ay), (bx, by) = places[str(one)], places[str(other)]
        return math.hypot(ax - bx, ay - by)

    near = [distance(one, other) for one in range(8) for other in range(one)]
    far = [distance(one, other) for one in range(8) for other in range(8, 16)]
    assert sum(near) / len(near) < 0.6 * sum(far) / len(far)


@pytest.mark.parametrize("size", [0, 1, 2])
def test_the_smallest_networks_have_a_layout(size: int) -> None:
    assert len(layout(networkx.MultiDiGraph(networkx.path_graph(size)))) == size


def test_sizes_grow_and_stay_in_bounds() -> None:
    assert node_size(0) < node_size(1) < node_size(50) <= node_size(10_000) == 34.0
    assert edge_width(1) < edge_width(2) < edge_width(1_000) == 6.0


def test_every_kind_predicate_and_illocution_has_a_look() -> None:
    looks = style_sheet(load_ontology())
    kinds = {"state", "group", "org", "person", "post", "treaty", "doc", "event", "place"}
    assert set(looks.kinds) == kinds | {"topic", "claim"}, "two of views only"
    assert set(looks.ties) == {"speaker", "onBehalfOf", "target", "mentionsInstrument", "topic"}
    assert set(looks.stances) == set(load_ontology().lexicons.positions.stances)
    assert len(looks.predicates) == 19
    assert len(looks.illocutions) == 12
    assert len({(look.color, look.shape) for look in looks.kinds.values()}) == len(looks.kinds)


def test_an_unknown_name_gets_a_plain_look() -> None:
    assert style_sheet(load_ontology()).edge("relation", "orbits").zh == "orbits"
    assert style_sheet(load_ontology()).kind("moon").shape == "dot"


def test_a_wrong_appearance_is_explained(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="KG_ONTOLOGY"):
        style_sheet(Ontology(tmp_path))
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "appearance.toml").write_text("[kinds.state]\nzh = '国家'\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"kinds\.state"):
        style_sheet(Ontology(tmp_path))
