"""What is asked for stands as chips over every tab, narrows all of them alike, and is kept by the address."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.browsing import Visit, browser_only
from tests.support.making import graph_of
from tests.support.pages import page_of

CHIPS = "#strip .chip .name"


PASSING = """([facet, value]) => { const { items, acts, nodes } = kgPage; return items.filter((one) => ({
  acts: acts[one.act].family === value, sides: one.claim && nodes[one.source]?.name === value,
  targets: one.targets.some((id) => nodes[id].name === value) })[facet]).length; }"""


@browser_only
@pytest.mark.parametrize(
    ("facet", "value"), [("acts", "claim.criticize"), ("sides", "state/CHN"), ("targets", "state/USA")]
)
def test_a_facet_leaves_what_has_it_and_nothing_else(browser: Any, read: Path, facet: str, value: str) -> None:
    one = Visit(browser, read, f"#tab=lists&{facet}={value}")
    wanted = one.page.evaluate(PASSING, [facet, value])
    shown = 0
    for name in ("claims", "relations", "events"):
        one.page.click(f"#list-tabs [data-key={name}]")
        shown += int(one.page.inner_text("#list-tabs .sub"))
    assert shown >= wanted > 0
    if facet != "sides":  # a side takes part in events too
        assert shown == wanted
    one.page.close()


@browser_only
def test_only_this_leaves_only_this_over_all_groups(one: Visit) -> None:
    line = one.page.locator("#legend .line:has([data-key='illocutions claim.criticize'])")
    line.hover()
    line.locator(".only").click()
    assert one.page.locator(CHIPS).all_inner_texts() == ["批评"]
    drawn = one.page.evaluate(
        "[...new Set(kgPage.network.body.edgeIndices.map((id) => kgPage.acts[kgPage.edges[id].act].family))]"
    )
    assert drawn and all(family.startswith("position.") for family in drawn), (
        "what is criticized about a subject; no relation is left"
    )
    one.page.click("[data-key='ties target']")
    drawn = one.page.evaluate(
        "[...new Set(kgPage.network.body.edgeIndices.map((id) => kgPage.acts[kgPage.edges[id].act].family))]"
    )
    assert drawn == ["claim.criticize"]
    one.page.click("#tab-lists")
    one.page.click("#list-tabs [data-key=relations]")
    assert one.page.inner_text("#list-tabs .sub") == "0"
    one.page.click("#strip .chip")
    assert one.page.locator(CHIPS).count() == 0 and "acts" not in one.hash()


@browser_only
def test_chips_stand_over_all_tabs_and_each_tab_heeds_them(one: Visit) -> None:
    page = one.page
    page.click("#legend [data-key='fold treaties']")
    page.click("#legend .row:has-text('不扩散核武器条约'):has(.tick)")
    left = int(page.inner_text("#legend .row:has-text('不扩散核武器条约'):has(.tick) .count"))
    page.click("#tab-lists")
    some = 0
    for name in ("claims", "relations", "events"):
        page.click(f"#list-tabs [data-key={name}]")
        some += int(page.inner_text("#list-tabs .sub"))
    assert some == left > 0, "the count of a value is what is left with it"
    page.click("#list-tabs [data-key=entities]")
    entities = int(page.inner_text("#list-tabs .sub"))
    assert 0 < entities < len(page.evaluate("kgPage.nodes.map((node) => node.id)"))
    page.click("#tab-reading")
    assert 0 < page.locator("#papers button").count() < 14
    page.click("#tab-matrix")
    total = sum(map(int, page.locator("#matrix tbody td.total .cell span").all_inner_texts()))
    assert 0 < total <= left
    page.click("#tab-timeline")
    assert page.locator("#timeline tr.all .cell").count() <= left
    for tab in ("network", "matrix", "subjects", "timeline", "lists", "reading"):
        page.click(f"#tab-{tab}")
        assert page.locator(CHIPS).all_inner_texts() == ["不扩散核武器条约"]


@browser_only
def test_counts_are_of_what_would_remain(one: Visit) -> None:
    page = one.page
    page.click("#legend [data-key='fold targets']")
    usa = page.evaluate("kgPage.nodes.find((node) => node.name === 'state/USA').id")
    count = f"#legend .row[data-key='targets {usa}'] .count"
    whole = int(page.inner_text(count))
    line = page.locator("#legend .line:has([data-key='illocutions claim.criticize'])")
    line.hover()
    line.locator(".only").click()
    left = int(page.inner_text(count))
    assert 0 < left < whole
    assert (
        page.evaluate(
            PASSING.replace("[facet]", "[facet] && acts[one.act].family === 'claim.criticize'"),
            ["targets", "state/USA"],
        )
        == left
    )


@browser_only
def test_back_forward_and_a_shared_address_keep_the_chips(one: Visit, browser: Any, read: Path) -> None:
    page = one.page
    page.click("#legend .row:has(.tick):has-text('中国')")
    page.click("#tab-lists")
    page.click("#legend [data-key='fold treaties']")
    page.click("#legend .row:has-text('不扩散核武器条约'):has(.tick)")
    both = ["中国", "不扩散核武器条约"]
    assert page.locator(CHIPS).all_inner_texts() == both
    other = Visit(browser, read, page.evaluate("location.hash"))
    assert other.page.locator(CHIPS).all_inner_texts() == both
    assert other.page.inner_text("#list-tabs .sub") == page.inner_text("#list-tabs .sub")
    other.page.close()
    page.go_back()
    page.wait_for_selector("#strip:not(:has-text('不扩散核武器条约'))")
    assert page.locator(CHIPS).all_inner_texts() == ["中国"]
    page.go_forward()
    page.wait_for_selector("#strip:has-text('不扩散核武器条约')")
    page.click("#strip [data-key='chips clear']")
    assert page.locator(CHIPS).count() == 0


@browser_only
@pytest.mark.parametrize(
    "address", ["#topics=none&treaties=x&acts=y&outlets=%25&facts=z&subject=q&tab=subjects", "#speakers=a,b&ontopic=2"]
)
def test_facets_that_mean_nothing_do_no_harm(browser: Any, read: Path, address: str) -> None:
    one = Visit(browser, read, address)
    assert one.complaints == []
    one.page.close()


# ---- a corpus that speaks of other things too ----

ON = "中国外交部发言人毛宁{}日表示，中方支持《不扩散核武器条约》。"
OFF = "中国外交部发言人毛宁{}日表示，两国贸易额去年增长了一成。"


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = graph_of(*[(f"2024-03-{day:02}", (ON if day % 3 else OFF).format(day)) for day in range(1, 13)])
    return page_of(graph, tmp_path_factory.mktemp("mixed"))


@browser_only
def test_a_mixed_corpus_opens_on_the_topic_and_says_so(browser: Any, mixed: Path) -> None:
    one = Visit(browser, mixed, "#tab=lists")
    assert "只看涉核文档 8 / 12" in one.page.inner_text("#strip .note")
    assert int(one.page.inner_text("#list-tabs .sub")) == 8
    one.page.click("#strip .note button:has-text('显示全部')")
    assert int(one.page.inner_text("#list-tabs .sub")) == 12
    assert one.hash()["ontopic"] == "0"
    one.page.click("#tab-reading")
    assert one.page.locator("#papers button").count() == 12
    one.page.click("#strip .note button")
    assert one.page.locator("#papers button").count() == 8
    assert one.complaints == []
    one.page.close()


@browser_only
def test_where_all_is_on_the_topic_nothing_is_left_out(one: Visit) -> None:
    assert one.page.locator("#strip .note").count() == 0
