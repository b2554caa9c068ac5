"""More edges than vis-network is given: painted from afar, handed over where they are seen closely, found by the pointer all the same."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from kg.export.formats.page import export
from kg.network.entities import Network
from tests.export.page.test_exports import SVG, saved
from tests.export.page.test_page import tree
from tests.support.browsing import Visit, browser_only

EDGES = 2000
KNOWN = "Object.keys(kgPage.network.body.edges).length"
PAINTED = """() => { const { prototype } = CanvasRenderingContext2D, { lineTo } = prototype; let lines = 0;
  prototype.lineTo = function (...place) { lines += 1; return lineTo.apply(this, place); };
  kgPage.network.redraw(); prototype.lineTo = lineTo; return lines; }"""
MIDDLE = """id => { const { from, to } = kgPage.edges[id], one = kgPage.network.getPosition(from), other = kgPage.network.getPosition(to);
  return { x: one.x * 0.4 + other.x * 0.6, y: one.y * 0.4 + other.y * 0.6 }; }"""
CLOSE = "place => { kgPage.network.moveTo({ position: place, scale: 1.5 }); kgPage.network.redraw(); }"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edges")
    export(Network(tree(EDGES)), folder)
    return folder / "network.html"


@pytest.fixture
def one(browser: Any, large: Path) -> Iterator[Visit]:
    visit = Visit(browser, large, "#all=1")
    yield visit
    assert visit.complaints == []
    visit.page.close()


@browser_only
def test_from_afar_all_are_painted_and_none_is_handed_over(one: Visit) -> None:
    assert one.page.evaluate(PAINTED) >= EDGES
    assert one.page.evaluate(KNOWN) == 0


@browser_only
def test_closely_seen_edges_are_drawn_with_their_arrows(one: Visit) -> None:
    place = one.page.evaluate(MIDDLE, 700)
    one.page.evaluate(CLOSE, place)
    assert 0 < one.page.evaluate(KNOWN) < EDGES
    assert one.page.evaluate("kgPage.network.body.edges[700].options.arrows.to.enabled")
    assert one.page.evaluate("kgPage.network.body.edgeIndices.includes(700)")


@browser_only
@pytest.mark.parametrize("close", [False, True])
def test_a_click_finds_an_edge_from_afar_and_close_by(one: Visit, close: bool) -> None:
    place = one.page.evaluate(MIDDLE, 700)
    if close:
        one.page.evaluate(CLOSE, place)
    else:
        one.page.evaluate(
            "place => { kgPage.network.moveTo({ position: place, scale: 0.3 }); kgPage.network.redraw(); }", place
        )
        assert one.page.evaluate(KNOWN) < EDGES / 2
    one.click(place["x"], place["y"])
    assert one.page.evaluate("kgPage.state.chosen") == {"type": "edge", "id": 700}
    assert one.page.evaluate("kgPage.network.getSelectedEdges()") == [700]
    assert one.page.is_visible("#panel")


@browser_only
def test_the_edges_of_a_chosen_entity_stand_out(one: Visit) -> None:
    one.choose("org/3")
    near = one.page.evaluate("kgPage.edges.filter(({ from, to }) => from === 3 || to === 3).map(({ id }) => id)")
    assert one.page.evaluate("kgPage.network.body.edgeIndices") == near
    one.page.keyboard.press("Escape")
    one.page.click("#legend .row:has-text('发布')")
    assert one.page.evaluate("kgPage.network.body.edgeIndices") == []


@browser_only
def test_edges_handed_over_while_they_stand_out_are_like_others_afterwards(one: Visit) -> None:
    opacity = "kgPage.network.body.edgeIndices.map((id) => kgPage.network.body.edges[id].options.color.opacity)"
    for name in ("org/3", "org/0"):
        one.choose(name)
        assert set(one.page.evaluate(opacity)) >= {0.95}
        one.page.keyboard.press("Escape")
    one.page.evaluate(CLOSE, one.page.evaluate(MIDDLE, 700))
    assert set(one.page.evaluate(opacity)) == {0.62}


@browser_only
def test_what_was_handed_over_and_is_left_out_comes_back(one: Visit) -> None:
    one.page.evaluate(CLOSE, one.page.evaluate(MIDDLE, 700))
    before = one.page.evaluate("kgPage.network.body.edgeIndices.length")
    one.page.click("#legend .row:has-text('发布')")
    assert one.page.evaluate("kgPage.network.body.edgeIndices") == []
    one.page.click("#legend .row:has-text('发布')")
    one.page.evaluate("kgPage.network.redraw()")
    assert one.page.evaluate("kgPage.network.body.edgeIndices.length") == before


@browser_only
def test_another_language_and_fewer_edges_know_all_of_them_anew(one: Visit) -> None:
    one.page.evaluate(CLOSE, one.page.evaluate(MIDDLE, 700))
    one.page.click("#language")
    one.page.click("#banner button:has-text('Essentials only')")
    assert 0 < one.shown()[0] < EDGES / 10
    assert one.shown()[1] == one.page.evaluate(
        """(({ nodeIndices }) => kgPage.edges.filter(({ from, to }) => nodeIndices.includes(from) && nodeIndices.includes(to)).length)(kgPage.network.body)"""
    )


@browser_only
def test_drawings_and_networks_hold_all_edges(one: Visit, tmp_path: Path) -> None:
    drawing = etree.fromstring(saved(one, "SVG", tmp_path).read_bytes()).find(f"{SVG}g[@clip-path]")
    loops = 1  # org/0 to itself has no line
    assert len(drawing.findall(f"{SVG}g/{SVG}path[@fill='none']")) >= EDGES - loops
    gexf = etree.fromstring(saved(one, "GEXF", tmp_path).read_bytes())
    assert len(list(gexf.iter("{*}edge"))) == EDGES
