"""What makes the page easy: whole rows, hints that a table goes on, few stops of the keyboard, years, paper."""

from typing import Any

from tests.export.page.test_picture import one, sample, shown  # noqa: F401
from tests.support.browsing import Visit, browser_only

STOPS = """() => [...document.querySelectorAll("#legend button")].filter((button) => button.tabIndex >= 0).length"""


@browser_only
def test_a_click_beside_the_words_opens_the_row(visit: Visit) -> None:
    visit.page.click("#tab-lists")
    cell = visit.page.locator("#lists tbody tr >> nth=0 >> td.date")
    box = cell.bounding_box()
    visit.page.mouse.click(box["x"] + box["width"] - 3, box["y"] + box["height"] - 3)
    assert visit.page.is_visible("#panel") and visit.page.locator("#lists tr.chosen").count() == 1


@browser_only
def test_a_table_that_goes_on_says_so(one: Visit) -> None:  # noqa: F811
    one.page.click("#tab-matrix")
    assert one.page.is_visible("#matrix .beyond")
    one.page.evaluate("document.getElementById('matrix').scrollLeft = 99999")
    one.page.locator("#matrix .beyond").wait_for(state="hidden")


@browser_only
def test_a_group_of_the_legend_is_one_stop_and_arrows_lead_through_it(one: Visit) -> None:  # noqa: F811
    groups = one.page.locator("#legend h2").count()
    rows = one.page.locator("#legend .line").count()
    assert rows > 3 * groups and one.page.evaluate(STOPS) < 4 * groups
    first = one.page.locator("#legend .line .row >> nth=0")
    first.focus()
    one.page.keyboard.press("ArrowDown")
    one.page.keyboard.press("Enter")
    assert one.page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "false"
    one.page.keyboard.press("ArrowRight")
    assert one.page.evaluate("document.activeElement.className") == "only"
    assert one.page.locator("#canvas .vis-network").get_attribute("tabindex") == "-1"


@browser_only
def test_years_stand_below_the_bars_and_the_undated_are_explained(one: Visit) -> None:  # noqa: F811
    years = one.page.locator("#dates .ends i").all_inner_texts()
    assert len(years) >= 2 and years == sorted(years) and all(year.isdigit() for year in years)
    assert "发布日期" in (one.page.get_attribute("#undated", "title") or "")


@browser_only
def test_on_paper_the_picture_has_its_key_and_the_evidence_follows(one: Visit) -> None:  # noqa: F811
    one.choose("treaty/NPT")
    one.page.emulate_media(media="print")
    one.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    drawing: Any = one.page.locator("#sheet svg").bounding_box()
    panel: Any = one.page.locator("#panel").bounding_box()
    assert one.page.is_hidden("#canvas") and "国家" in one.page.inner_html("#sheet")
    assert drawing["y"] + drawing["height"] <= panel["y"] + 1
    one.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert one.page.locator("#sheet svg").count() == 0


@browser_only
def test_how_it_was_read_is_behind_technical_details(visit: Visit) -> None:
    visit.page.click("#tab-lists")
    visit.page.click("#lists tbody tr >> nth=0 >> td.content button")
    assert visit.page.is_hidden("#panel .technical p >> nth=0")
    visit.page.click("#panel .technical summary >> nth=0")
    assert "置信度 0.80" in visit.page.inner_text("#panel .technical >> nth=0")
