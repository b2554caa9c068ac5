"""The folder of views is their registry; each is a network that every exporter takes."""

import pkgutil
from types import ModuleType

import pytest

from kg.graph import Graph
from kg.network import views
from kg.network.views import claims, entities, positions

VIEWS = {"claims": claims, "entities": entities, "positions": positions}


def test_these_are_the_views() -> None:
    assert {one.name for one in pkgutil.iter_modules(views.__path__)} == VIEWS.keys()


@pytest.mark.parametrize("module", VIEWS.values(), ids=VIEWS)
def test_a_view_has_what_an_exporter_needs_and_is_made_alike_twice(graph: Graph, module: ModuleType) -> None:
    found, again = module.view(graph), module.view(graph)
    assert list(found.nodes(data=True)) == list(again.nodes(data=True))
    assert len(found) and found.number_of_edges()
    assert all(
        {"label", "label_en", "kind", "key", "aliases", "documents"} <= data.keys()
        for _, data in found.nodes(data=True)
    )
    for _, _, data in found.edges(data=True):
        assert data["weight"] >= 1 and data["evidence"] and data["label"] and data["kind"]


def test_in_the_view_of_claims_each_claim_is_a_node_tied_to_who_speaks(graph: Graph) -> None:
    found = claims.view(graph)
    nodes = [node for node, data in found.nodes(data=True) if data["kind"] == "claim"]
    assert len(nodes) == len(graph.claims)
    assert all(any(data["predicate"] == "speaker" for *_, data in found.in_edges(node, data=True)) for node in nodes)


def test_in_the_view_of_positions_actors_take_stances_on_things(graph: Graph) -> None:
    found = positions.view(graph)
    kinds = {found.nodes[target]["kind"] for _, target in found.edges()}
    assert kinds <= {"topic", "treaty", "doc", "event"} and "topic" in kinds
    assert {data["kind"] for *_, data in found.edges(data=True)} == {"position"}
