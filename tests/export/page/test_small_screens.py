"""The page on a small screen, and what is written where there is room."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.browsing import Visit, browser_only

PHONE = {"width": 400, "height": 800}


@pytest.fixture
def phone(browser: Any, path: Path) -> Iterator[Visit]:
    one = Visit(browser, path, viewport=PHONE)
    yield one
    assert one.complaints == []
    one.page.close()


@browser_only
def test_a_small_screen_has_its_filters_behind_a_button(phone: Visit) -> None:
    phone.page.click("#tab-network")
    assert phone.page.is_hidden("#legend")
    phone.page.click("#filters")
    phone.page.click("#legend .row:has-text('批评')")
    assert phone.shown() == (7, 5)
    box = phone.page.locator("#canvas").bounding_box()
    phone.page.mouse.click(box["x"] + box["width"] - 20, box["y"] + 200)
    assert phone.page.is_hidden("#legend")


@browser_only
def test_a_small_screen_shows_the_documents_or_one_of_them(phone: Visit) -> None:
    phone.page.click("#tab-reading")
    phone.page.click("#papers button >> nth=0")
    assert phone.page.is_hidden("#library") and phone.page.is_visible("#article .headline")
    phone.page.click("#article .leave")
    assert phone.page.is_visible("#library") and phone.page.is_hidden("#article")


@browser_only
@pytest.mark.parametrize("tab", ["network", "lists", "reading"])
def test_nothing_is_wider_than_a_small_screen(phone: Visit, tab: str) -> None:
    phone.page.click(f"#tab-{tab}")
    wide = "(id) => [document.documentElement, document.getElementById(id)].map((one) => one.scrollWidth - one.clientWidth)"
    assert phone.page.evaluate(wide, tab) == [0, 0]


@browser_only
def test_what_is_chosen_lies_above_the_panel_of_a_small_screen(browser: Any, path: Path) -> None:
    one = Visit(browser, path, "#node=state/CHN", viewport=PHONE)
    node, panel = one.node("state/CHN"), one.page.locator("#panel").bounding_box()
    place = one.page.evaluate(f"kgPage.network.canvasToDOM({{x: {node['x']}, y: {node['y']}}})")
    assert 0 < place["y"] + one.page.locator("#canvas").bounding_box()["y"] < panel["y"]
    one.page.close()


@browser_only
def test_the_timeline_names_its_months_where_there_is_room(visit: Visit) -> None:
    visit.page.click("#tab-timeline")
    assert visit.page.locator("#timeline .months td").all_inner_texts() == ["", "1月", "2月", "3月", "4月"]
    visit.page.click("#language")
    assert "Jan" in visit.page.inner_text("#timeline .months")


@browser_only
def test_a_small_screen_opens_on_the_lists_and_the_panel_goes_with_the_tab(phone: Visit) -> None:
    assert phone.page.get_attribute("#tab-lists", "aria-selected") == "true"
    phone.page.click("#lists tbody tr >> nth=0 >> td.content button")
    assert phone.page.is_visible("#panel")
    phone.page.click("#tab-network")
    assert phone.page.is_hidden("#panel")
