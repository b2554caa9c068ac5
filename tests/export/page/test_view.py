"""What is drawn fits what is seen: labels come and go with the choice, nothing hides behind the panel, flights are cheap."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
import pytest

from kg.export.formats.page import export
from kg.network.entities import Network
from tests.export.page.test_page import DRAWN, tree
from tests.support.browsing import Visit, browser_only

LABELS = """kgPage.network.body.edgeIndices.map((id) => kgPage.network.body.edges[id].labelModule.elementOptions.label ?? "")
  .filter((label) => label.trim())"""
UNDER = """() => { const panel = document.getElementById("panel").getBoundingClientRect(), box = document.getElementById("canvas").getBoundingClientRect();
  return kgPage.network.body.nodeIndices.filter((id) => { const { x, y } = kgPage.network.canvasToDOM(kgPage.network.body.nodes[id]);
    return x + box.x > panel.left && y + box.y > panel.top; }).map((id) => kgPage.nodes[id].name); }"""


@browser_only
def test_labels_of_edges_go_with_the_choice(visit: Visit) -> None:
    assert visit.page.evaluate(LABELS) == []
    visit.choose("state/CHN")
    assert sorted(visit.page.evaluate(LABELS)) == ["批评", "要求"]
    visit.choose("treaty/NPT")
    assert visit.page.evaluate(LABELS) == ["批准"]
    visit.page.keyboard.press("Escape")
    assert visit.page.evaluate(LABELS) == []
    written = visit.page.evaluate(
        """() => { const { prototype } = CanvasRenderingContext2D, { fillText } = prototype, words = [];
          prototype.fillText = function (word, ...rest) { words.push(word); fillText.call(this, word, ...rest); };
          kgPage.network.redraw(); prototype.fillText = fillText; return words; }"""
    )
    assert "中国" in written and not {"批评", "要求", "批准"} & set(written), "nor are they in a saved picture"
    visit.choose("state/CHN")
    assert sorted(visit.page.evaluate(LABELS)) == ["批评", "要求"]


@pytest.fixture(scope="module")
def broad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("broad")
    export(Network(tree(120)), folder)
    return folder / "network.html"


@browser_only
@pytest.mark.parametrize("size", [(1440, 900), (400, 800)])
def test_what_fits_the_window_fits_beside_the_panel(browser: Any, broad: Path, size: tuple[int, int]) -> None:
    one = Visit(browser, broad, "#tab=network", viewport={"width": size[0], "height": size[1]})
    one.choose("org/1")
    one.page.click("#fit")
    assert one.page.evaluate(UNDER) == []
    one.page.click("#panel .doings button >> nth=1")
    assert 3 < one.shown()[0] < 120
    assert one.page.evaluate(UNDER) == []
    banner, top = one.page.locator("#banner").bounding_box(), one.page.evaluate(
        "Math.min(...kgPage.network.body.nodeIndices.map((id) => kgPage.network.canvasToDOM(kgPage.network.body.nodes[id]).y))"
    )  # fmt: skip
    assert top + one.page.locator("#canvas").bounding_box()["y"] > banner["y"] + banner["height"]
    one.page.click("#panel .close")
    one.page.click("#fit")
    span = one.page.evaluate(
        "kgPage.network.body.nodeIndices.map((id) => kgPage.network.canvasToDOM(kgPage.network.body.nodes[id]).x)"
    )
    middle = one.page.locator("#canvas").bounding_box()["width"] / 2
    assert abs((min(span) + max(span)) / 2 - middle) < middle / 3, "without a panel all of the canvas is there"
    assert one.complaints == []
    one.page.close()


@browser_only
def test_a_tooltip_lies_beside_the_panel_and_goes_with_a_click(visit: Visit) -> None:
    visit.choose("state/CHN")
    box, panel = visit.page.locator("#canvas").bounding_box(), visit.page.locator("#panel").bounding_box()
    at = {"x": panel["x"] - box["x"] - 10, "y": box["height"] - 6}
    show = "([node, at]) => void kgPage.network.emit('hoverNode', {node, pointer: {DOM: at}})"
    visit.page.evaluate(show, [visit.node("treaty/NPT")["id"], at])
    tip = visit.page.locator("#tip").bounding_box()
    assert tip["x"] + tip["width"] < panel["x"]
    assert box["y"] <= tip["y"] and tip["y"] + tip["height"] <= box["y"] + box["height"]
    visit.choose("treaty/NPT")
    assert visit.page.is_hidden("#tip")


# ---- flights ----

FLOWN = """() => { window.flown = false; window.frames_ = 0; kgPage.network.on("animationFinished", () => { window.flown = true; });
  kgPage.network.on("initRedraw", () => { window.frames_ += 1; }); }"""

LANDED = """new Promise((done) => { const look = () => { if (window.flown && !kgPage.flies()) done([window.drawn, window.frames_]);
  else setTimeout(look, 50); }; look(); })"""


def star(count: int) -> networkx.MultiDiGraph:
    """A tree of which all lie one step from its root."""
    found = tree(count)
    for number in range(3, count):
        found.add_edge(f"org/{number}", "org/0", **found.edges["org/1", "org/0", 0])
    for node, degree in found.degree():
        found.nodes[node]["degree"] = degree
    return found


@pytest.fixture
def flying(browser: Any, tmp_path: Path) -> Iterator[Visit]:
    """A network that opens on its hubs, for a reader who likes motion."""
    export(Network(star(450)), tmp_path)
    one = Visit(browser, tmp_path / "network.html", reduced_motion="no-preference")
    yield one
    assert one.complaints == []
    one.page.close()


def flight(one: Visit, start: Any) -> tuple[int, int]:
    """How often all was drawn from a step to its landing, and in how many frames."""
    one.page.wait_for_timeout(700)
    one.page.evaluate(DRAWN)
    one.page.evaluate(FLOWN)
    start()
    found: list[int] = one.page.evaluate(LANDED)
    return found[0], found[1]


@browser_only
@pytest.mark.parametrize("way", ["show all", "fit", "focus", "back"])
def test_a_flight_draws_all_but_at_its_start_and_end(flying: Visit, way: str) -> None:
    page = flying.page
    if way in ("focus", "back"):
        flying.choose("org/0")
    if way == "back":
        page.click("#panel .doings button >> nth=0")
    if way == "fit":
        page.evaluate("kgPage.network.moveTo({ scale: 2 })")
    start = {
        "show all": lambda: page.click("#banner button"),
        "fit": lambda: page.click("#fit"),
        "focus": lambda: page.click("#panel .doings button >> nth=1"),
        "back": lambda: page.click("#back"),
    }[way]
    drawn, frames = flight(flying, start)
    assert frames > 10, "or nothing flew"
    assert sum(flying.shown()) > 250, "or it is drawn anew in each frame by right"
    assert 1 <= drawn <= 3, f"{drawn} full drawings in {frames} frames"
