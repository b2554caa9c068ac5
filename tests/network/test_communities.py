"""Communities are the same everywhere, quick to find, and colored on the page."""

import random
import time
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx
import pytest

from kg.errors import OntologyError
from kg.export.formats.page import export
from kg.network.communities import communities
from kg.network.entities import Network
from kg.network.style import style_sheet
from kg.ontology import Ontology, load_ontology
from tests.benchmarks.page import made
from tests.support.browsing import Visit, browser_only


def cliques(seed: int = 0) -> networkx.MultiDiGraph:
    """Five, four and three nodes all tied to one another, the groups by one edge each, and two pairs apart."""
    edges = [*combinations("abcde", 2), *combinations("fghi", 2), *combinations("xyz", 2), ("e", "f"), ("i", "x")]
    edges += [("p", "q"), ("r", "s")]
    random.Random(seed).shuffle(edges)
    found = networkx.MultiDiGraph(style=style_sheet(load_ontology()))
    found.add_edges_from(edge if seed % 2 else edge[::-1] for edge in edges)
    return found


def test_groups_that_hold_together_are_found_the_largest_first() -> None:
    assert communities(cliques()) == [["e", "a", "b", "c", "d"], ["f", "i", "g", "h"], ["x", "y", "z"]]


def test_the_order_in_which_edges_were_added_makes_no_difference() -> None:
    assert all(communities(cliques(seed)) == communities(cliques()) for seed in range(1, 8))


def test_a_heavy_edge_holds_more_than_a_light_one() -> None:
    found = cliques()
    found.add_edge("e", "f", weight=2)
    assert any({"e", "f"} <= set(one) for one in communities(found))


def test_there_may_be_none() -> None:
    assert communities(networkx.MultiDiGraph()) == []


def test_communities_are_as_good_as_those_of_networkx() -> None:
    found = made(1000).multigraph
    simple = networkx.Graph()
    for source, target, weight in found.edges(data="weight"):
        if source != target:
            simple.add_edge(source, target, weight=weight + simple.get_edge_data(source, target, {}).get("weight", 0))
    ours = [set(one) & set(simple) for one in communities(found)]
    ours += [{node} for node in set(simple).difference(*ours)]
    modularity = networkx.community.modularity
    assert modularity(simple, ours) > modularity(simple, networkx.community.louvain_communities(simple, seed=0)) - 0.02


@pytest.mark.slow
def test_ten_thousand_nodes_take_less_than_three_seconds() -> None:
    found = made(10_000).multigraph
    start = time.monotonic()
    communities(found)
    assert time.monotonic() - start < 3


def test_a_color_that_is_none_is_explained(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    words = (load_ontology().folder / "lexicon" / "appearance.toml").read_text(encoding="utf-8")
    mistaken = words.replace('"#66ccee"', '"red"')
    (tmp_path / "lexicon" / "appearance.toml").write_text(mistaken, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"appearance\.toml: communities\.colors\[5\]: 'red' is no color"):
        style_sheet(Ontology(tmp_path))


def clubs() -> networkx.MultiDiGraph:
    found = cliques()
    for node in found:
        found.add_node(
            node, label=f"甲{node}", label_en=f"Thing {node}", kind="org", key=f"org:{node}", aliases=(), documents=1
        )
        found.nodes[node]["degree"] = found.degree(node)
    for _, _, edge in found.edges(data=True):
        edge.update(
            kind="relation", predicate="issued", polarity="affirmative", weight=1, evidence=(), dates=(), modality=""
        )
    return networkx.relabel_nodes(found, {node: f"org/{node}" for node in found})


@browser_only
def test_nodes_are_colored_by_community_and_communities_filter(browser: Any, tmp_path: Path) -> None:
    export(Network(clubs()), tmp_path)
    one = Visit(browser, tmp_path / "network.html")
    colors = "kgPage.nodes.map((node) => kgPage.network.body.nodes[node.id].options.color.background)"
    assert len(set(one.page.evaluate(colors))) == 1
    one.page.click("#legend .tint button:has-text('社群')")
    assert len(set(one.page.evaluate(colors))) == 4
    assert one.hash()["tint"] == "community"
    first = one.page.locator("#legend .line:has-text('甲e、甲')")
    assert first.locator(".count").inner_text() == "5"
    first.locator(".row").click()
    assert one.shown()[0] == 11
    address = one.page.evaluate("location.hash")
    other = Visit(browser, tmp_path / "network.html", address + "&lang=en")
    assert other.shown()[0] == 11
    assert "Thing e, Thing " in other.page.inner_text("#legend")
    other.page.click("#legend .tint button:has-text('type')")
    assert other.shown()[0] == 16, "what is not seen filters nothing"
    assert one.complaints == other.complaints == []
    one.page.close()
    other.page.close()
