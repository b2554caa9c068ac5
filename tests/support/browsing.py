"""A page in headless Chromium: what it asks for, complains of and shows."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.export.formats.page import export
from kg.network.entities import network
from tests.support.store import records, store

__all__ = ["Visit", "browser", "browser_only", "path", "visit"]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
missing = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")


def browser_only(test: Any) -> Any:
    return pytest.mark.browser(missing(test))


class Visit:
    """A page in a browser with what it asked for and complained of."""

    def __init__(self, browser: Any, path: Path, address: str = "", **options: Any) -> None:
        usual = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
        self.page = browser.new_page(**usual | options)
        self.page.set_default_timeout(8_000)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url.partition("#")[0]))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self.dismiss)
        self.page.goto(path.as_uri() + address)
        self.page.wait_for_selector("html[data-ready]", state="attached", timeout=20_000)

    def dismiss(self, dialog: Any) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()

    def click(self, x: float, y: float) -> None:
        """Click a point of the network, in its own coordinates."""
        box = self.page.locator("#canvas").bounding_box()
        place = self.page.evaluate(f"kgPage.network.canvasToDOM({{x: {x}, y: {y}}})")
        self.page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])

    def node(self, name: str) -> dict[str, Any]:
        script = "name => { const {id, x, y} = kgPage.nodes.find((node) => node.name === name); return {id, x, y}; }"
        found: dict[str, Any] = self.page.evaluate(script, name)
        return found

    def choose(self, name: str) -> None:
        self.page.evaluate("id => void kgPage.network.emit('click', {nodes: [id], edges: []})", self.node(name)["id"])

    def shown(self) -> tuple[int, int]:
        """How many nodes and edges are drawn."""
        found = self.page.evaluate("[kgPage.network.body.nodeIndices.length, kgPage.network.body.edgeIndices.length]")
        return found[0], found[1]

    def names(self) -> set[str]:
        return set(self.page.evaluate("kgPage.network.body.nodeIndices.map((id) => kgPage.nodes[id].name)"))

    def title(self) -> str:
        return str(self.page.inner_text("#panel h2"))

    def hash(self) -> dict[str, str]:
        return dict(self.page.evaluate("[...new URLSearchParams(location.hash.slice(1))]"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    export(network(records(store())), folder)
    return folder / "network.html"


@pytest.fixture
def visit(browser: Any, path: Path) -> Iterator[Visit]:
    one = Visit(browser, path)
    yield one
    assert set(one.requests) == {path.as_uri()}
    assert one.complaints == []
    one.page.close()
