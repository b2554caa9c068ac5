"""The picture opens on meaning; switches, a sentence of what is seen, one hop laid out anew."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
import pytest

import kg
from kg.export.formats.page import export
from kg.export.page.picture import FEW, OPENS_ON, opening, picture
from kg.network.entities import Network, network
from kg.network.style import style_sheet
from kg.ontology import load_ontology
from tests.support.browsing import Visit, browser_only
from tests.support.places import FIXTURES
from tests.support.store import records, store

LATE = {"person", "post", "place"}


@pytest.fixture(scope="module")
def shown() -> Network:
    graph = kg.build([FIXTURES / "sample"])
    return network(graph.records(), graph.ontology)


@pytest.fixture(scope="module")
def sample(shown: Network, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    export(shown, folder)
    return folder / "network.html"


@pytest.fixture
def one(browser: Any, sample: Path) -> Iterator[Visit]:
    visit = Visit(browser, sample)
    yield visit
    assert set(visit.requests) == {sample.as_uri()}
    assert visit.complaints == []
    visit.page.close()


def kinds(visit: Visit) -> set[str]:
    return {name.partition("/")[0] for name in visit.names()}


def test_a_large_network_opens_on_what_is_worth_most(shown: Network) -> None:
    drawn = picture(shown)
    for places, network_ in ((drawn.opening, drawn.entities), (drawn.topical_opening, drawn.topical)):
        assert network_ is not None and 0 < len(places) <= OPENS_ON
        assert not LATE & {network_.nodes[node]["kind"] for node in places}
        assert all(network_.degree(node) for node in places)
    assert {"state/CHN", "treaty/NPT", "topic/no-first-use"} <= drawn.topical_opening.keys()


def test_a_small_network_opens_on_all_of_it() -> None:
    drawn = picture(network(records(store())))
    assert len(drawn.entities) <= FEW and not drawn.opening and not drawn.topical_opening


def test_a_state_with_fewer_edges_comes_before_a_meeting_with_more() -> None:
    found = networkx.MultiDiGraph(style=style_sheet(load_ontology()))
    for number in range(2 * OPENS_ON):
        kind = "event" if number % 2 else "state"
        found.add_node(f"{kind}/{number}", kind=kind, label=str(number), label_en="")
        found.add_edge(f"{kind}/{number}", "state/0" if kind == "state" else "event/1")
        if kind == "event":
            found.add_edge(f"{kind}/{number}", "event/3")
    places = opening(found)
    assert sum(node.startswith("state/") for node in places) >= OPENS_ON - 2


@browser_only
def test_the_picture_ties_claims_to_topics_or_to_targets(one: Visit) -> None:
    assert {"topic", "treaty", "state"} <= kinds(one) and not LATE & kinds(one)
    assert "态度" in one.page.inner_text("#caption") and "国家" in one.page.inner_text("#caption")
    one.page.click("#views button:has-text('按对象')")
    assert "topic" not in kinds(one) and one.hash()["ties"] == "target"
    assert "针对某一方" in one.page.inner_text("#caption")
    one.page.click("#back")
    assert "topic" in kinds(one)


@browser_only
def test_people_and_posts_come_when_they_are_asked_for(one: Visit) -> None:
    before = one.names()
    one.page.click("#views button:has-text('人物与职务')")
    assert {"person", "post"} <= kinds(one) and before < one.names()
    one.page.click("#views button:has-text('人物与职务')")
    assert one.names() == before


@browser_only
def test_all_shown_says_how_many_have_no_edge(one: Visit) -> None:
    one.page.click("#banner button")
    words = one.page.inner_text("#banner")
    drawn = len([name for name in one.names() if not name.startswith(("topic/", "post/"))])
    entities = one.page.evaluate(
        "kgPage.nodes.filter((node) => !node.subject && !node.name.startsWith('post/')).length"
    )
    assert str(entities - drawn) in words and str(entities) in words and "没有连线" in words
    one.page.click("#banner button:has-text('也画出来')")
    assert len([name for name in one.names() if not name.startswith(("topic/", "post/"))]) == entities


PLACES = "Object.fromEntries(kgPage.network.body.nodeIndices.map((id) => [kgPage.nodes[id].name, [kgPage.network.body.nodes[id].x, kgPage.network.body.nodes[id].y]]))"


@browser_only
def test_one_hop_is_laid_out_anew_and_the_way_back_leads_to_the_old_places(
    one: Visit, browser: Any, sample: Path
) -> None:
    before = one.page.evaluate(PLACES)
    one.choose("treaty/NPT")
    one.page.click("#panel .doings button >> nth=0")
    places = one.page.evaluate(PLACES)
    assert places["treaty/NPT"] == [0, 0] and len(places) < len(before)
    assert len({tuple(place) for place in places.values()}) == len(places), "no two lie on one another"
    other = Visit(browser, sample, one.page.evaluate("location.hash"))
    assert other.page.evaluate(PLACES) == places, "the same picture lies the same for whom it is sent to"
    other.page.close()
    one.page.click("#banner button:has-text('看全部')")
    assert one.page.evaluate(PLACES).items() >= before.items()


@browser_only
def test_the_most_central_have_the_largest_names(one: Visit) -> None:
    sizes = one.page.evaluate(
        """() => {
          const { prototype } = CanvasRenderingContext2D, { fillText } = prototype, sizes = {};
          prototype.fillText = function (words, ...rest) { sizes[words] = parseFloat(this.font.match(/([\\d.]+)px/)[1]); fillText.call(this, words, ...rest); };
          kgPage.network.redraw();
          prototype.fillText = fillText;
          return sizes;
        }"""
    )
    assert sizes["中国"] == sizes["美国"] == max(sizes.values()) > min(sizes.values())


@browser_only
def test_a_treaty_says_who_is_for_and_against_it(one: Visit) -> None:
    one.choose("treaty/TPNW")
    ties = one.page.locator("#panel .tie").all_inner_texts()
    assert any("反对" in tie for tie in ties), ties
    one.page.click("#panel .tie button.act >> nth=0")
    assert one.page.locator("#panel .evidence blockquote").count() > 0


@browser_only
def test_a_filter_of_stances_takes_their_edges_away(one: Visit) -> None:
    before = one.shown()[1]
    one.page.click("#legend [data-key='stances position.neutral']")
    assert 0 < one.shown()[1] < before
    one.page.click("#legend [data-key='stances position.neutral']")
    assert one.shown()[1] == before
