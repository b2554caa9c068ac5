"""The page as axe-core judges it: no violation, in either language and scheme, where treaties, facets, profiles and citations are."""

from pathlib import Path
from typing import Any

import pytest

from kg.pipeline import build
from tests.support.browsing import Visit, browser_only
from tests.support.pages import page_of
from tests.support.places import FIXTURES

VIEWS = [
    "#tab=subjects", "#tab=subjects&subject=treaty:NPT", "#lang=en&tab=subjects&subject=topic:nuclear-submarines", "#node=state/CHN",
    "#tab=lists&acts=claim.criticize&sides=state/CHN", "#tab=matrix", "#lang=en&tab=reading&node=treaty/NPT",
]  # fmt: skip


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_of(build(FIXTURES / "sample"), tmp_path_factory.mktemp("sample"))


@browser_only
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(browser: Any, read: Path, view: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python", reason="no axe: it comes with the extra dev")
    one = Visit(browser, read, view, color_scheme=scheme)
    for button in one.page.locator("#panel .citing button").all()[:1]:
        button.click()
    if "reading" in view:
        one.page.locator("#papers button").first.click()
    one.page.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = one.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    one.page.close()
