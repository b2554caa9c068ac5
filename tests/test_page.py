"""The page shows the network in a browser, asks nothing of the net, and runs nothing that a document brings."""

import html
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
import pytest

from kg.exporters.page import export, inert, page
from kg.network import network
from tests.store_fixture import BASE, claim, document, entity, relation, store

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
missing = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")


def browser_only(test: Any) -> Any:
    return pytest.mark.browser(missing(test))


HOSTILE = (
    "<script>window.pwned=1</script>", "</script><script>window.pwned=1</script>", "<img src=x onerror=window.pwned=1>",
    "<svg onload=window.pwned=1>", "\"><b onmouseover=window.pwned=1>href", "'-window.pwned=1-'", "javascript:window.pwned=1",
    "<!--<script>window.pwned=1//-->", "{{ 7*7 }}{% raw %}", "${window.pwned=1}", "<iframe src=https://example.org>",
    "<a href=javascript:window.pwned=1>href</a>", "<style>*{display:none}</style>", "<base href=https://example.org>",
    "\\u003cscript>window.pwned=1\\u003c/script>", "<link rel=stylesheet href=https://example.org/a.css>", "__proto__",
    "<math><mtext></style><img src=x onerror=window.pwned=1>", "<meta http-equiv=refresh content=0;url=https://example.org>",
    "\u2028window.pwned=1\u2029", "]]><script>window.pwned=1</script>", "<template><script>window.pwned=1</script></template>",
)  # fmt: skip


class Visit:
    """A page in a browser with what it asked for and complained of."""

    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        self.page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce", **options)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self.dismiss)
        self.page.goto(path.as_uri())
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
        found: dict[str, Any] = self.page.evaluate(
            "name => { const {id, x, y} = kgPage.nodes.find((node) => node.name === name); return {id, x, y}; }", name
        )
        return found


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
    export(network(store(), BASE), folder)
    return folder / "network.html"


@pytest.fixture
def visit(browser: Any, path: Path) -> Iterator[Visit]:
    one = Visit(browser, path)
    yield one
    assert one.requests == [path.as_uri()]
    assert one.complaints == []
    one.page.close()


def test_the_page_names_no_address_to_load_from() -> None:
    text = html.unescape(page(network(store(), BASE)))
    assert re.findall(r"<(?:script|link|img|iframe)[^>]*\s(?:src|href)=\"([^\"]*)", text) == ["data:,"]
    assert "default-src 'none'" in text
    assert "unsafe" not in re.search(r"Content-Security-Policy[^>]+", text).group()  # type: ignore[union-attr]


def test_the_data_cannot_end_its_element() -> None:
    text = inert({"a": "</script><!-- & -->"})
    assert not set("<>&") & set(text)
    assert json.loads(text) == {"a": "</script><!-- & -->"}


def test_the_same_network_gives_the_same_page() -> None:
    assert page(network(store(seed=1), BASE)) == page(network(store(seed=2), BASE))


@browser_only
def test_the_header_counts(visit: Visit) -> None:
    assert visit.page.locator("#counts span").all_inner_texts() == ["9 实体", "4 关系", "5 主张", "2 文档"]


@browser_only
def test_a_click_on_a_node_shows_its_neighbors_and_theirs(visit: Visit) -> None:
    china = visit.node("state/CHN")
    visit.click(china["x"], china["y"])
    assert visit.page.inner_text("#panel h2") == "中国"
    assert "中华人民共和国" in visit.page.inner_text("#panel .aliases")
    assert visit.page.locator("#panel .tie").count() == 2
    visit.page.click("#panel .tie .other >> nth=0")
    assert visit.page.inner_text("#panel h2") == "甲国"


@browser_only
def test_a_click_on_an_edge_shows_its_evidence(visit: Visit) -> None:
    middle = visit.page.evaluate(
        """() => {
          const edge = kgPage.network.body.edges[kgPage.edges.find((edge) => kgPage.nodes[edge.to].name === "treaty/TPNW").id];
          return edge.edgeType.getPoint(0.5);
        }"""
    )
    visit.click(middle["x"], middle["y"])
    panel = visit.page.inner_text("#panel")
    assert "未签署" in panel
    assert visit.page.inner_text("#panel mark") == "甲国从未签署《禁止核武器条约》"
    assert "外交部发言人就两国声明答问" in panel


@browser_only
def test_evidence_has_document_date_speaker_and_link(visit: Visit) -> None:
    china = visit.node("state/CHN")
    visit.click(china["x"], china["y"])
    visit.page.click("#panel .tie .act >> nth=0")
    cards = visit.page.locator("#panel .evidence")
    assert cards.count() == 2
    first = cards.nth(0).inner_text()
    assert "李明表示，甲国长期囤积钚，造成核扩散风险。" in first
    assert all(part in first for part in ("2022-01-21", "发言 李明", "置信度 0.80", "外交部发言人就两国声明答问"))
    link = cards.nth(0).locator("a")
    assert link.get_attribute("href") == "https://example.org/one"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert cards.nth(1).locator("a").count() == 0


@browser_only
@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("不扩散", "不扩散核武器条约"),
        ("核不扩散条约", "不扩散核武器条约"),
        ("npt", "不扩散核武器条约"),
        ("prohibition", "禁止核武器条约"),
    ],
)
def test_search_finds_by_chinese_alias_and_english(visit: Visit, typed: str, label: str) -> None:
    visit.page.fill("#search", typed)
    visit.page.press("#search", "Enter")
    assert visit.page.inner_text("#panel h2") == label


@browser_only
def test_search_says_when_nothing_is_found(visit: Visit) -> None:
    visit.page.fill("#search", "没有这个")
    assert visit.page.inner_text("#hits") == "没有找到"


@browser_only
def test_the_legend_filters(visit: Visit) -> None:
    def shown() -> list[int]:
        found: list[int] = visit.page.evaluate(
            "[kgPage.network.body.nodeIndices.length, kgPage.network.body.edgeIndices.length]"
        )
        return found

    assert shown() == [7, 6]
    visit.page.click("#legend .row:has-text('批评')")
    assert shown() == [7, 5]
    visit.page.click("#legend .row:has-text('条约与机制')")
    assert shown() == [5, 3]
    visit.page.click("#legend .row:has-text('无连线的实体')")
    assert shown() == [7, 3]


@browser_only
def test_the_page_speaks_english_too(visit: Visit) -> None:
    visit.page.click("#language")
    assert visit.page.inner_text("#counts").startswith("9 entities")
    assert "criticize" in visit.page.inner_text("#legend")
    assert visit.page.evaluate("document.documentElement.lang") == "en"
    visit.page.click("#language")
    assert visit.page.inner_text("#counts").startswith("9 实体")


@browser_only
def test_the_table_holds_every_claim_and_opens_its_evidence(visit: Visit) -> None:
    visit.page.click("#tab-claims")
    rows = visit.page.locator("#claims tbody tr")
    assert rows.count() == 5
    visit.page.fill("#search", "不首先使用")
    assert rows.count() == 1
    rows.nth(0).locator(".what button").click()
    assert visit.page.inner_text("#panel mark") == "中国恪守不首先使用核武器"


@browser_only
def test_an_address_opens_on_its_node(browser: Any, path: Path) -> None:
    one = browser.new_page()
    one.goto(path.as_uri() + "#state%2FAAA")
    one.wait_for_selector("html[data-ready]", state="attached")
    assert one.inner_text("#panel h2") == "甲国"
    one.close()


@browser_only
def test_dark_mode_is_dark(browser: Any, path: Path) -> None:
    one = Visit(browser, path, color_scheme="dark")
    assert one.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 28)"
    one.page.close()


@browser_only
def test_a_large_network_opens_on_its_hubs_and_search_reaches_the_rest(browser: Any, tmp_path: Path) -> None:
    found = networkx.MultiDiGraph()
    for number in range(450):
        node = {"label": f"实体{number}", "label_en": "", "kind": "org", "key": f"org:{number}", "aliases": ()}
        found.add_node(f"org/{number}", **node, degree=2, documents=0)
    for number in range(450):
        found.add_edge(
            f"org/{number}", f"org/{number // 3}", kind="relation", predicate="issued", polarity="affirmative", weight=1,
            evidence=(), dates=(), label="发布", label_en="issued", modality="",
        )  # fmt: skip
    for node, degree in found.degree():
        found.nodes[node]["degree"] = degree
    export(found, tmp_path)
    one = Visit(browser, tmp_path / "network.html")
    assert "300" in one.page.inner_text("#banner") and "450" in one.page.inner_text("#banner")
    assert one.page.evaluate("kgPage.network.body.nodeIndices.length") <= 300
    one.page.fill("#search", "实体449")
    one.page.press("#search", "Enter")
    assert one.page.inner_text("#panel h2") == "实体449"
    one.page.click("#banner button")
    assert one.page.evaluate("kgPage.network.body.nodeIndices.length") == 450
    assert one.complaints == []
    one.page.close()


@browser_only
def test_an_empty_network_says_so(browser: Any, tmp_path: Path) -> None:
    export(network(store([]), BASE), tmp_path)
    one = Visit(browser, tmp_path / "network.html")
    assert one.page.inner_text("#empty") == "没有可显示的内容"
    assert one.complaints == []
    one.page.close()


@browser_only
@pytest.mark.slow
def test_hostile_titles_do_not_run(browser: Any, tmp_path: Path) -> None:
    quads = []
    for number, title in enumerate(HOSTILE):
        text = f"题{number}\n甲国说{title}。\n"
        url = (
            "javascript:window.pwned=1"
            if number % 2
            else f"https://example.org/{number}?<script>".replace("<", "%3C").replace(">", "%3E")
        )
        quads += [
            *entity(f"org:x{number}", title, title, title + " "),
            *document(f"d{number}", text, "2022-01-01", f"org:x{number}", title=title, url=url),
            *relation(f"d{number}", text, f"org:x{number}", "issued", "doc:y", title),
            *claim(f"d{number}", text, f"org:x{number}", "criticize", title, f"org:x{(number + 1) % len(HOSTILE)}"),
        ]
    quads += entity("doc:y", "报告", "report")
    export(network(store(quads), BASE), tmp_path)
    one = Visit(browser, tmp_path / "network.html")
    one.page.click("#language")
    for number in range(len(HOSTILE)):
        node = one.node(f"org/x{number}")
        one.page.evaluate(
            "id => kgPage.network.emit('hoverNode', {node: id, pointer: {DOM: {x: 50, y: 50}}})", node["id"]
        )
        one.page.evaluate("id => kgPage.network.emit('click', {nodes: [id], edges: []})", node["id"])
        assert one.page.inner_text("#panel h2").split() == HOSTILE[number].split()
        one.page.evaluate("document.querySelector('#panel .tie .act').click()")
        one.page.fill("#search", HOSTILE[number])
        one.page.press("#search", "Escape")
    one.page.click("#tab-claims")
    one.page.fill("#search", "")
    assert one.page.locator("#claims tbody tr").count() == len(HOSTILE)
    assert one.page.locator("a[href^='javascript']").count() == 0
    assert (
        one.page.locator("#panel :is(script, img, iframe, style), #claims :is(script, img, iframe, style)").count() == 0
    )
    assert one.page.evaluate("window.pwned") is None
    assert one.requests == [(tmp_path / "network.html").as_uri()]
    assert one.complaints == []
    one.page.close()
