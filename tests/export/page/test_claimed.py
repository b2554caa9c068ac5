"""On the page what is only claimed or intended looks like it: line, arrow, words, filter, and who says so."""

import csv
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.export.formats.page import export
from kg.network.entities import network
from tests.support.browsing import Visit, browser_only
from tests.support.claimed import claimed_graph

VIOLATED = "#edge=state/RUS~relation.violated.affirmative.claimed~treaty/INF"


@pytest.fixture(scope="module")
def claimed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("claimed")
    graph = claimed_graph()
    export(network(graph.records()), folder)
    return folder / "network.html"


@pytest.fixture
def one(browser: Any, claimed: Path) -> Iterator[Visit]:
    found = Visit(browser, claimed)
    yield found
    assert found.complaints == []
    found.page.close()


def ties(visit: Visit) -> list[list[str]]:
    """Each row of the panel in words."""
    return [row.split("\n") for row in visit.page.locator("#panel ul .tie").all_inner_texts()]


EDGE = """([from, to, unsure]) => kgPage.edges.find((edge) => kgPage.nodes[edge.from].name === from
  && kgPage.nodes[edge.to].name === to && edge.items.some((one) => kgPage.acts[one.act].unsure === unsure)).id"""


# ---- words ----


@browser_only
def test_a_panel_does_not_list_an_accusation_like_a_fact(one: Visit) -> None:
    one.choose("treaty/INF")
    assert sorted(ties(one)) == [
        ["←", "据称违反", "×2", "俄罗斯", "所称 · 蓬佩奥、斯托尔滕贝格"],
        ["←", "据称退出", "美国", "所称 · 拉夫罗夫"],
        ["←", "退出", "美国"],
    ]
    one.page.click("#language")
    assert ["←", "claimed: withdrew from", "United States", "claimed by Sergey Lavrov"] in ties(one)


@browser_only
def test_each_evidence_says_who_claims_it_and_marks_the_speaker(browser: Any, claimed: Path) -> None:
    one = Visit(browser, claimed, VIOLATED)
    assert one.page.inner_text("#panel .badge").split("\n")[-1] == "所称 · 蓬佩奥、斯托尔滕贝格"
    cards = one.page.locator("#panel .evidence")
    assert cards.locator(".said").all_inner_texts() == ["所称 · 蓬佩奥", "所称 · 斯托尔滕贝格"]
    assert cards.locator("blockquote .source").all_inner_texts() == ["蓬佩奥", "斯托尔滕贝格"]
    cards.nth(0).locator(".said button").click()
    assert one.title() == "蓬佩奥"
    one.page.close()


@browser_only
def test_the_tooltip_and_the_list_say_it_too(one: Visit) -> None:
    number = one.page.evaluate(EDGE, ["state/RUS", "treaty/INF", "claimed"])
    one.page.evaluate(f"void kgPage.network.emit('hoverEdge', {{edge: {number}, pointer: {{DOM: {{x: 50, y: 50}}}}}})")
    tip = one.page.inner_text("#tip")
    assert "据称违反" in tip and "所称 · 蓬佩奥、斯托尔滕贝格" in tip
    one.page.click("#tab-lists")
    one.page.click("#list-tabs button:has-text('关系')")
    cells = [cell.split("\n") for cell in one.page.locator("#lists td.relation").all_inner_texts()]
    assert ["据称退出", "所称 · 拉夫罗夫"] in cells and ["退出"] in cells and ["拟退出"] in cells
    one.page.fill("#search", "拉夫罗夫")
    assert "据称退出" in one.page.inner_text("#lists tbody")


# ---- the drawing ----


@browser_only
def test_lines_of_what_is_claimed_and_intended_are_broken(one: Visit) -> None:
    drawn = one.page.evaluate(
        """kgPage.edges.filter((edge) => kgPage.network.body.edges[edge.id]).map((edge) => [kgPage.acts[edge.act].unsure, kgPage.acts[edge.act].claim,
             JSON.stringify(kgPage.network.body.edges[edge.id].options.dashes)])"""
    )
    lines: dict[str, set[str]] = {}
    for unsure, said, dashes in drawn:
        lines.setdefault(unsure or ("said" if said else "actual"), set()).add(dashes)
    assert lines == {"actual": {"false"}, "said": {"[7,5]"}, "claimed": {"[9,3,2,3]"}, "intended": {"[15,7]"}}


ARROWS = """() => { const { renderer, canvas } = kgPage.network, pen = canvas.getContext(), fills = [];
  const { fill } = CanvasRenderingContext2D.prototype, ground = getComputedStyle(document.documentElement).getPropertyValue("--ground").trim();
  CanvasRenderingContext2D.prototype.fill = function (...all) { fills.push(this.fillStyle === ground); return fill.apply(this, all); };
  const draw = renderer._drawArrows; renderer._drawArrows = (...all) => { fills.length = 0; draw(...all); renderer.fills = [...fills]; };
  kgPage.network.redraw(); renderer._drawArrows = draw; CanvasRenderingContext2D.prototype.fill = fill;
  return renderer.fills.filter(Boolean).length; }"""


@browser_only
def test_arrows_of_what_is_claimed_and_intended_are_hollow(one: Visit) -> None:
    assert one.page.evaluate(ARROWS) == 3
    one.page.click("#legend .row:has-text('某方所称')")
    assert one.page.evaluate(ARROWS) == 1


@browser_only
def test_painted_from_afar_what_is_claimed_is_broken_still(one: Visit) -> None:
    dashed = one.page.evaluate(
        """() => { const { edges } = kgPage.network.body, pen = document.createElement("canvas").getContext("2d"), found = [];
          const { stroke } = pen; pen.stroke = () => found.push(pen.getLineDash().length > 0);
          kgPage.paintEdges(pen, kgPage.edges.filter((edge) => edges[edge.id])); return found; }"""
    )
    assert set(dashed) == {True, False}


@browser_only
def test_a_saved_picture_has_a_key_of_its_lines(one: Visit, tmp_path: Path) -> None:
    heights = []
    for number in (0, 1):
        one.page.click("#export")
        with one.page.expect_download() as waiting:
            one.page.click("#formats button:has-text('PNG')")
        waiting.value.save_as(tmp_path / f"{number}.png")
        heights.append(size(tmp_path / f"{number}.png")[1])
        if number == 0:
            one.page.click("#legend .done")
    assert heights[0] > heights[1], "fewer lines, fewer rows of the key"


def size(path: Path) -> tuple[int, int]:
    """Width and height of a PNG, whose checksum is right."""
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG") and zlib.crc32(data[12:29]) == struct.unpack(">I", data[29:33])[0]
    found: tuple[int, int] = struct.unpack(">II", data[16:24])
    return found


# ---- the filter ----


@browser_only
def test_the_legend_counts_and_filters_what_is_claimed(one: Visit) -> None:
    def row(words: str) -> Any:
        return one.page.locator(f"#legend .row:has-text('{words}')")

    assert [row(words).locator(".count").inner_text() for words in ("某方所称", "打算、拟议")] == ["3", "1"]
    before = one.shown()[1]
    row("某方所称").click()
    assert one.shown()[1] == before - 2
    assert row("某方所称").locator(".count").inner_text() == "3", "its own filter changes no count"
    one.choose("treaty/INF")
    assert ties(one) == [["←", "退出", "美国"]]
    assert one.hash()["notas"] == "claimed"
    one.page.click("#back")
    one.page.click("#back")
    assert one.shown()[1] == before


@browser_only
def test_only_what_is_reported_as_done(one: Visit, browser: Any, claimed: Path) -> None:
    button = one.page.locator("#legend .done")
    assert (button.inner_text(), button.get_attribute("aria-pressed")) == ("只看已发生", "false")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    one.page.click("#tab-lists")
    one.page.click("#list-tabs button:has-text('关系')")
    words = set(one.page.locator("#lists td.relation").all_inner_texts())
    assert "退出" in words and not any("据称" in word or "拟" in word or "未" in word for word in words)
    other = Visit(browser, claimed, one.page.evaluate("location.hash"))
    assert other.page.get_attribute("#legend .done", "aria-pressed") == "true"
    other.page.close()
    button.click()
    assert "notas" not in one.hash() and "negative" not in one.hash()


@browser_only
def test_a_saved_table_names_who_claims_it(one: Visit, tmp_path: Path) -> None:
    one.page.click("#export")
    with one.page.expect_download() as waiting:
        one.page.click("#formats button:has-text('CSV')")
    waiting.value.save_as(tmp_path / "network.csv")
    rows = list(csv.DictReader((tmp_path / "network.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert {(row["label"], row["modality"], row["claimed_by"]) for row in rows if row["objects"].endswith("条约")} >= {
        ("据称退出", "claimed", "拉夫罗夫"), ("退出", "actual", ""), ("拟退出", "intended", ""),
    }  # fmt: skip
