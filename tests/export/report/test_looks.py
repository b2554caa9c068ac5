"""The page of a report in Chromium: it asks for nothing, fits every width, and its marks lead to the sources."""

from pathlib import Path
from typing import Any

import pytest

from kg.catalog import open_catalog
from kg.export.report.asking import Asked
from kg.export.report.gathering import gathered
from kg.export.report.page import page
from tests.support.browsing import browser, missing
from tests.support.making import graph_of

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, missing]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = graph_of(
        ("2018-04-03", "俄罗斯外交部发言人扎哈罗娃3日表示，俄方支持《全面禁止核试验条约》。"),
        ("2020-02-12", "美国国务院发言人12日说，美方反对《全面禁止核试验条约》。"),
    )
    report = gathered(graph, open_catalog(graph, folder=None), Asked(subjects=("CTBT",), actors=("RUS", "USA")))
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(page(report), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_it_fits_and_asks_for_nothing(browser: Any, written: Path, width: int) -> None:
    shown = browser.new_page(viewport={"width": width, "height": 900})
    requests: list[str] = []
    complaints: list[str] = []
    shown.on("request", lambda one: requests.append(one.url))
    shown.on("console", lambda one: complaints.append(one.text))
    shown.goto(written.as_uri())
    assert requests == [written.as_uri()] and complaints == []
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert shown.evaluate("getComputedStyle(document.querySelector('.note')).borderLeftWidth") == "4px", (
        "its style is let in"
    )
    assert shown.evaluate(
        "[...document.querySelectorAll('.mark')].every((one) => one.getBoundingClientRect().width > 0)"
    )
    shown.evaluate("document.querySelector('svg a').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    assert shown.evaluate("location.hash") == "#s1"
    shown.close()
