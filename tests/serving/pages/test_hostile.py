"""Names, titles and addresses of strangers are words on a page: nothing of them runs, and nothing is loaded."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

pytest.importorskip("starlette")

from starlette.testclient import TestClient

from kg.model.namespaces import DEFAULT_BASE, RDFS, SCHEMA, SKOS, Namespace
from kg.serving.builds import Build
from kg.serving.language import COOKIE
from tests.serving.conftest import client_of, server_of
from tests.support.browsing import browser_only
from tests.support.markup import markup
from tests.support.served import with_more

OWN = Namespace(DEFAULT_BASE)
HTML = {"accept": "text/html"}
EVIL = (
    "<img src=x onerror=alert(1)><script>alert(2)</script>\"'><svg/onload=alert(3)>{{7*7}}{% raw %}</title></textarea>"
)
BIDI = "\u202e反\u2066向"
CALLED = (f"邪{EVIL}", f"恶{BIDI}{EVIL}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Path:
    """The small graph, in which a state, a treaty, a topic, a post and a document have names that would run if they could."""
    build = Build(built)
    document = build.catalog.documents().items[0]
    post = build.catalog.entities(kind="post").items[0].ref.iri
    named = [OWN.thing("state", "CHN"), OWN.thing("treaty", "NPT"), OWN.thing("state", "JPN")]
    called = [
        (one, RDFS + "label", ox.Literal(CALLED[0], language=lang)) for one in named for lang in ("zh-Hans", "en")
    ]
    called += [(one, SKOS + "altLabel", ox.Literal(CALLED[1])) for one in named]
    called += [
        (OWN.thing("topic", "arsenal"), SKOS + "prefLabel", ox.Literal(CALLED[0], language="en")),
        (post, RDFS + "label", ox.Literal(CALLED[0])),
    ]
    called += [
        (document.iri, RDFS + "label", ox.Literal(f"!{EVIL}")),
        (document.iri, OWN.term("publisherName"), ox.Literal(f"!{EVIL}")),
    ]
    called += [(document.iri, SCHEMA + "url", ox.NamedNode("javascript:alert(4)"))]
    called += [(OWN.thing("state", "CHN"), "http://www.w3.org/2002/07/owl#sameAs", ox.NamedNode("javascript:alert(5)"))]
    graph = ox.NamedNode(OWN.graph("background"))
    # what a thing is called is read from the first of its names: these come first in no order but that of their signs
    quads = [ox.Quad(ox.NamedNode(one), ox.NamedNode(name), value, graph) for one, name, value in called]
    return with_more(built, tmp_path_factory.mktemp("hostile"), quads)


@pytest.fixture(scope="module")
def hostile(folder: Path) -> Iterator[TestClient]:
    with client_of(folder) as client:
        yield client


def addresses(folder: Path) -> list[str]:
    build = Build(folder)
    claims = [f"/page/claim/{one.id}" for one in build.catalog.claims().items]
    documents = [f"/page/document/{one.id}" for one in build.catalog.documents().items]
    words = "/search?q=" + "%3Cscript%3Ealert(6)%3C/script%3E%22%27%3E"
    return [
        "/", words, f"{words}&kind=claims", "/search?q=alert", "/page/state/CHN", "/page/state/JPN?role=about", "/page/treaty/NPT", "/page/topic/arsenal",
        "/positions", "/positions?actor=CHN", "/topics", "/treaties", "/actors", "/documents", "/network?key=state:CHN", "/network?all=1",
        "/page/graph/background", "/search?lang=%22%3E%3Cscript%3Ealert(7)%3C/script%3E&q=a", *claims, *documents,
    ]  # fmt: skip


def test_what_strangers_wrote_is_escaped_on_every_page(hostile: TestClient, folder: Path) -> None:
    seen = 0
    for path in addresses(folder):
        found = hostile.get(path, headers=HTML)
        page = markup(found.text)
        assert page.wrong == [], path
        assert (
            "<script" not in found.text
            and "<img" not in found.text
            and "onload=alert" not in found.text.replace("&lt;svg/onload=alert(3)&gt;", "")
        )
        assert all(one.startswith(("/", "data:,")) for one in page.loads), path
        assert all(one.startswith(("/", "#", "http://", "https://")) for one in page.links), path
        assert "49" not in found.text or "{{7*7}}" in page.text or "{{7*7}}" not in found.text
        seen += "<script>alert(2)</script>" in page.text
    assert seen > 8  # the names were there, as words


def test_headers_of_strangers_words_cannot_be_split(hostile: TestClient) -> None:
    found = hostile.get("/id/state/CHN?a=%0d%0aset-cookie:%20x=1", headers=HTML)
    assert found.status_code == 303 and "set-cookie" not in found.headers
    assert hostile.get("/?lang=zh%0d%0ax:y", headers=HTML).headers.get("set-cookie") is None
    assert COOKIE in hostile.get("/?lang=zh", headers=HTML).headers["set-cookie"]


@browser_only
def test_nothing_runs_in_a_browser(browser: Any, folder: Path) -> None:
    with server_of(folder) as server:
        page = browser.new_page()
        complaints: list[str] = []
        asked: list[str] = []
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("request", lambda request: asked.append(request.url))
        for path in addresses(folder):
            page.goto(server.address.rstrip("/") + path)
            assert complaints == [], path
            assert page.evaluate("document.scripts.length + document.images.length") == 0
        assert all(one.startswith((server.address, "data:,")) for one in asked)
        page.close()


@browser_only
def test_the_interactive_network_runs_under_its_own_policy_and_no_other_script_does(browser: Any, folder: Path) -> None:
    with server_of(folder) as server:
        page = browser.new_page()
        complaints: list[str] = []
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(server.address + "network/view?key=state:CHN")
        page.wait_for_selector("html[data-ready]", state="attached", timeout=20_000)
        assert page.evaluate("kgPage.network.body.nodeIndices.length") > 3
        assert complaints == []
        page.close()


@browser_only
def test_pages_are_used_by_keyboard_without_scripts(browser: Any, built: Path) -> None:
    with server_of(built) as server:
        context = browser.new_context(java_script_enabled=False, locale="zh-CN")
        page = context.new_page()
        page.goto(server.address)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # the first stop leads over the header
        assert page.url.endswith("#content")
        page.goto(server.address)
        page.focus("#q")
        page.keyboard.type("不首先使用")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=*")
        page.click("main a.strong")
        page.wait_for_url("**/page/topic/**")
        page.click("a.language")
        assert page.get_attribute("html", "lang") == "en"
        page.goto(server.address + "documents")
        assert page.get_attribute("html", "lang") == "en"
        context.close()


@browser_only
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_the_window(browser: Any, built: Path, width: int) -> None:
    with server_of(built) as server:
        page = browser.new_page(viewport={"width": width, "height": 800})
        claim = Build(built).catalog.claims().items[0]
        for path in (
            "",
            "search?q=核",
            "page/state/CHN",
            "page/treaty/NPT",
            "positions",
            "topics",
            "documents",
            "network?all=1",
            "ontology",
            "page/activity/build",
            f"page/claim/{claim.id}",
            f"page/document/{claim.document.id}",
        ):
            for language in ("zh", "en"):
                page.goto(f"{server.address}{path}{'&' if '?' in path else '?'}lang={language}")
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, language)
        page.close()


CONTRAST = """() => {
  const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (one) => { for (; one; one = one.parentElement) {
    const c = parse(getComputedStyle(one).backgroundColor); if (c.length === 3 || c[3] > 0.99) return c; } return [255, 255, 255]; };
  const low = [];
  for (const one of document.querySelectorAll('body *')) {
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const style = getComputedStyle(one);
    if (!own || one.closest('.unseen, .skip, svg, .nothing') || style.visibility === 'hidden') continue;
    const [a, b] = [light(parse(style.color)), light(behind(one))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) low.push(`${one.tagName}.${one.className} ${style.color} on ${behind(one)}`);
  }
  return [...new Set(low)];
}"""


@browser_only
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(browser: Any, built: Path, scheme: str) -> None:
    with server_of(built) as server:
        page = browser.new_page(color_scheme=scheme)
        claim = Build(built).catalog.claims().items[0]
        for path in (
            "",
            "search?q=核",
            "page/state/CHN?illocution=criticize",
            "page/treaty/NPT",
            "positions",
            "documents",
            "network?all=1",
            f"page/claim/{claim.id}",
            f"page/document/{claim.document.id}",
        ):
            page.goto(server.address + path)
            assert page.evaluate(CONTRAST) == [], path
        page.close()
