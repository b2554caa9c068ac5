"""Back, Forward and the address lead through what was seen."""

from pathlib import Path
from typing import Any

from tests.support.browsing import Visit, browser_only


def settle(one: Visit) -> None:
    """The address is written once the picture rests."""
    one.page.wait_for_timeout(500)


def view(one: Visit) -> list[float]:
    found: list[float] = one.page.evaluate(
        "(({x, y}, scale) => [x, y, scale])(kgPage.network.getViewPosition(), kgPage.network.getScale())"
    )
    return found


def is_near(one: list[float], other: list[float]) -> bool:
    return all(abs(a - b) <= 10 for a, b in zip(one[:2], other[:2], strict=True)) and abs(one[2] / other[2] - 1) < 0.01


@browser_only
def test_back_and_forward_go_through_the_views(visit: Visit) -> None:
    page = visit.page
    visit.choose("state/CHN")
    page.click("#tab-matrix")
    page.click("#tab-network")
    page.click("#panel .doings button >> nth=0")
    assert visit.names() == {"state/CHN", "state/AAA"}
    page.go_back()
    assert len(visit.names()) == 7
    page.go_back()
    assert page.is_visible("#matrix")
    page.go_back()
    assert page.is_visible("#network") and visit.title() == "中国"
    page.go_back()
    assert page.is_hidden("#panel")
    for _ in range(4):
        page.go_forward()
    assert visit.names() == {"state/CHN", "state/AAA"}


@browser_only
def test_filters_and_words_are_no_steps_of_the_browser(visit: Visit) -> None:
    page = visit.page
    length = page.evaluate("history.length")
    page.click("#legend .row:has-text('批评')")
    page.click("#undated")
    page.fill("#search", "条约")
    page.press("#search", "Escape")
    page.click("#language")
    assert page.evaluate("history.length") == length
    assert visit.hash()["unsaid"] == "claim.criticize"
    visit.choose("state/CHN")
    assert page.evaluate("history.length") == length + 1
    page.go_back()
    assert visit.hash()["unsaid"] == "claim.criticize", "the filter was set in the view before"


@browser_only
def test_the_arrow_takes_back_each_step_and_keeps_in_step_with_the_browser(visit: Visit) -> None:
    page = visit.page
    visit.choose("state/CHN")
    page.click("#legend .row:has-text('批评')")
    visit.choose("state/AAA")
    page.click("#back")
    settle(visit)
    assert visit.title() == "中国" and "unsaid" in visit.hash()
    page.click("#back")
    assert visit.title() == "中国" and "unsaid" not in visit.hash()
    page.click("#back")
    settle(visit)
    assert page.is_hidden("#panel") and page.is_disabled("#back")
    page.go_forward()
    assert visit.title() == "中国"
    page.go_back()
    assert page.is_disabled("#back")


@browser_only
def test_the_address_tells_where_the_picture_is(visit: Visit, browser: Any, path: Path) -> None:
    settle(visit)
    assert "at" not in visit.hash(), "all of it fits the window"
    box = visit.page.locator("#canvas").bounding_box()
    visit.page.mouse.move(box["x"] + 500, box["y"] + 300)
    for _ in range(4):
        visit.page.mouse.wheel(0, -100)
    visit.page.mouse.move(box["x"] + 30, box["y"] + 600)
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + 130, box["y"] + 560, steps=4)
    visit.page.mouse.up()
    settle(visit)
    assert "at" in visit.hash()
    other = Visit(browser, path, visit.page.evaluate("location.hash"))
    settle(other)
    assert is_near(view(other), view(visit))
    assert other.hash() == visit.hash()
    other.page.click("#fit")
    settle(other)
    assert "at" not in other.hash()
    assert other.complaints == []
    other.page.close()


@browser_only
def test_back_finds_the_place_too(visit: Visit) -> None:
    settle(visit)
    whole = view(visit)
    visit.page.fill("#search", "npt")
    visit.page.press("#search", "Enter")
    settle(visit)
    close = view(visit)
    assert not is_near(close, whole)
    visit.page.go_back()
    settle(visit)
    assert is_near(view(visit), whole)
    visit.page.go_forward()
    settle(visit)
    assert is_near(view(visit), close)


@browser_only
def test_a_place_that_means_nothing_does_no_harm(browser: Any, path: Path) -> None:
    for address in ("#at=x", "#at=1~2~0", "#at=99999999~0~99999", "#at=", "#tab=matrix&at=1~2~1"):
        one = Visit(browser, path, address)
        settle(one)
        assert one.complaints == []
        one.page.close()
