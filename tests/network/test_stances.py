"""The picture ties sides to treaties and topics by the stance that the ledger of positions reads."""

from kg.graph import Graph
from kg.network.entities import network
from kg.network.topical import KIND, topical
from kg.positions.ledger import positions
from tests.support.making import graph_of

TOLD = (
    ("2022-03-01", "中国外交部发言人表示，中国反对北约核共享安排。"),
    ("2022-04-01", "外交部发言人表示，中国支持《全面禁止核试验条约》。"),
    ("2022-05-01", "俄罗斯外交部发言人敦促美国批准《全面禁止核试验条约》。"),
)


def told() -> Graph:
    return graph_of(*TOLD)


def test_a_claim_has_the_stances_of_the_ledger() -> None:
    graph = told()
    ledger = {(report["claim"], one["subject"]): report["stance"] for one in positions(graph) for report in one["told"]}
    shown = network(graph.records(), graph.ontology)
    keys = dict(shown.multigraph.nodes(data="key")) | {node: node.replace("/", ":") for node in shown.topics}
    read = {(claim.iri, keys[node]): stance for claim in shown.claims for node, stance in claim.stances}
    assert read and read == {key: stance for key, stance in ledger.items() if "/claim/" in key[0]}


def test_a_side_is_tied_to_what_it_speaks_about_whomever_it_speaks_to() -> None:
    graph = told()
    found = topical(network(graph.records(), graph.ontology))
    stances = {
        (source, target): data["predicate"] for source, target, data in found.edges(data=True) if data["kind"] == KIND
    }
    assert stances["state/CHN", "treaty/CTBT"] == "for"
    assert stances["state/CHN", "topic/nuclear-sharing"] == "against"
    assert stances["state/RUS", "treaty/CTBT"] == "for"
    assert not any(data["kind"] == "claim" for *_, data in found.edges(data=True)), (
        "whom it is aimed at is another picture"
    )


def test_the_edge_of_a_stance_knows_its_claims() -> None:
    graph = told()
    shown = network(graph.records(), graph.ontology)
    edge = topical(shown).edges["state/CHN", "treaty/CTBT", "position:for"]
    assert edge["weight"] == len(edge["claims"]) == 1
    assert "全面禁止核试验条约" in shown.claims[edge["claims"][0]].passage.quote
