"""The query page: without a script, and in headless Chromium, where nothing comes from elsewhere and nothing hostile runs."""

import hashlib
import json
import re
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")

from starlette.testclient import TestClient

from kg.graph import Graph
from kg.rdf.sparql import saved
from kg.rdf.sparql.worker import Limits
from kg.serving.language import language_of
from kg.serving.pages.assets import STATIC
from kg.serving.pages.query import CONTENT_SECURITY_OF_EDITOR
from kg.serving.safety import CONTENT_SECURITY
from kg.serving.settings import Settings
from tests.serving.conftest import server_of
from tests.support.browsing import browser_only

HOSTILE = "</textarea></script><script>document.title = 'ran'</script><img src=x onerror=\"document.title = 'ran'\">"


def test_the_policy_of_the_page_is_as_strict_as_that_of_others_but_for_style_attributes(client: TestClient) -> None:
    policy = client.get("/query").headers["content-security-policy"]
    assert policy == CONTENT_SECURITY_OF_EDITOR
    assert policy.removesuffix("; style-src-attr 'unsafe-inline'") == CONTENT_SECURITY
    assert client.get("/static/query/main.js").headers["content-security-policy"] == CONTENT_SECURITY


def page_of(client: TestClient, **parameters: str) -> str:
    found = client.get("/query", params=parameters)
    assert found.status_code == 200 and found.headers["content-type"] == "text/html; charset=utf-8"
    return found.text


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_without_a_script_it_is_a_form_and_a_list_of_links(client: TestClient, graph: Graph) -> None:
    page = page_of(client, lang="en", saved="criticism")
    assert '<form id="plain" action="/sparql" method="get">' in page and '<option value="csv">' in page
    names = {str(name) for name, *_ in saved.listing(graph.ontology.folder).rows}
    links = re.findall(r'href="(/query\?saved=[^"]+)"', page)
    assert {re.sub(r".*saved=([\w-]+)&.*", r"\1", one) for one in links} == names
    assert all(client.get(one.replace("&amp;", "&")).status_code == 200 for one in links)
    assert "ORDER BY DESC(?claims) ?side_key" in page.split("<textarea")[1].split("</textarea>")[0]


def test_the_form_is_answered(client: TestClient) -> None:
    browser = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    found = client.get("/sparql", params={"query": "SELECT (1 AS ?one) {}", "format": "csv"}, headers=browser)
    assert found.text == "one\r\n1\r\n" and found.headers["content-type"].startswith("text/csv")


@pytest.mark.parametrize(
    ("address", "accepted", "language"),
    [
        ("", "", "zh"), ("", "fr", "zh"), ("", "en-GB,en;q=0.9", "en"), ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh"), ("", "en;q=0.3, zh-TW;q=0.7", "zh"),
        ("", "zh;q=bad, en;q=0.9", "zh"), ("en", "zh", "en"), ("zh", "en", "zh"), ("de", "en", "en"),
    ],
)  # fmt: skip
def test_it_speaks_the_language_that_is_asked_for(
    client: TestClient, address: str, accepted: str, language: str
) -> None:
    found = client.get("/query", params={"lang": address} if address else {}, headers={"accept-language": accepted})
    assert f'<html lang="{"zh-Hans" if language == "zh" else "en"}">' in found.text
    assert ("谁批评谁，多少次？</a>" in found.text) == (language == "zh")
    assert data_of(found.text)["language"] == language
    assert language_of.__doc__


def test_what_the_address_brings_is_text(client: TestClient) -> None:
    page = page_of(client, query=HOSTILE, saved="x")
    assert data_of(page)["query"] == HOSTILE
    assert page.count("<script") == 3 and "<img" not in page and page.count("</textarea>") == 1


def test_only_saved_questions_are_opened(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_text("SECRET", encoding="utf-8")
    for name in (str(tmp_path / "x.rq"), "../schema.ttl", "nothing", "SELECT * {}"):
        found = client.get("/query", params={"saved": name})
        assert found.status_code == 404 and "SECRET" not in found.text
    assert client.get("/query?saved=a&saved=b").status_code == 400


def test_a_question_about_some_graphs_is_not_answered_about_all(client: TestClient) -> None:
    found = client.get("/query", params={"query": "ASK {}", "default-graph-uri": "urn:x"})
    assert found.status_code == 400 and "FROM" in found.text


def test_the_editor_knows_the_ontology(client: TestClient) -> None:
    terms = {one[1]: one for one in data_of(page_of(client))["terms"]}
    assert terms["kg:Claim"][0] == "class" and terms["kg:speaker"][0] == "property"
    assert terms["kg:Claim"][2:] == ["主张", "Claim"]


def test_files_are_sent_again_only_if_they_changed(client: TestClient) -> None:
    for name, kind in (
        ("query/main.js", "text/javascript"),
        ("query/query.css", "text/css"),
        ("yasgui/yasgui.min.js", "text/javascript"),
        ("vis-network.js", "text/javascript"),
    ):
        found = client.get(f"/static/{name}")
        assert found.status_code == 200 and found.headers["content-type"].startswith(kind)
        again = client.get(f"/static/{name}", headers={"if-none-match": found.headers["etag"]})
        assert again.status_code == 304 and again.content == b""
    for name in ("query/nothing.js", "query/..%2Fyasgui%2Fyasgui.min.js", "yasgui/README.md"):
        assert client.get(f"/static/{name}").status_code == 404


def test_the_bundle_is_the_one_that_was_published() -> None:
    told = re.findall(r"\| (yasgui\S+) \| `(\w{64})` \|", (STATIC / "yasgui" / "README.md").read_text("utf-8"))
    assert len(told) == 2
    for name, digest in told:
        assert hashlib.sha256((STATIC / "yasgui" / name).read_bytes()).hexdigest() == digest


class Visit:
    """The page in a browser, with all it asked for and complained of."""

    def __init__(self, browser: Any, address: str, path: str = "", **options: Any) -> None:
        usual = {"viewport": {"width": 1280, "height": 900}, "locale": "en-US", "reduced_motion": "reduce"}
        self.address = address
        self.page = browser.new_page(**usual | options)
        self.page.set_default_timeout(15_000)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.open(path)

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}query{path}")
        self.page.wait_for_selector("html[data-ready]", state="attached")

    def ask(self, query: str) -> None:
        """In a new tab, as somebody who types it; until there is an answer, or what was wrong."""
        self.page.click(".addTab")
        self.page.evaluate(
            "query => document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.setValue(query)", query
        )
        self.page.click(".tabPanel.active .run")
        self.page.wait_for_selector(".tabPanel.active :is(.answer, .answer-error)")

    def rows(self) -> list[list[str]]:
        script = "[...document.querySelectorAll('.tabPanel.active tbody tr')].map((row) => [...row.cells].map((cell) => cell.firstChild?.textContent ?? ''))"
        found: list[list[str]] = self.page.evaluate(script)
        return found

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(f".tabPanel.active {selector}"))


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    limits = Limits(timeout=10, memory=1000, rows=400, raisable=False)
    with server_of(built, Settings(sparql=limits)) as server:
        yield server.address


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Visit]:
    one = Visit(browser, address)
    yield one
    assert one.complaints == []
    assert {urllib.parse.urlsplit(url).netloc for url in one.requests} == {urllib.parse.urlsplit(address).netloc}
    one.page.close()


@browser_only
def test_a_saved_question_has_the_rows_that_the_command_gives(visit: Visit, graph: Graph) -> None:
    folder = graph.ontology.folder
    for name, _, words in saved.listing(folder).rows[::6]:
        with visit.page.expect_response("**/sparql"):
            visit.page.click(f"[data-saved={name}]")
        visit.page.wait_for_selector(".run:not([data-busy])")
        table = graph.query(saved.text_of(str(name), folder))
        assert visit.rows() == [[cell or "" for cell in row] for row in table.rows[:100]], name
        assert visit.page.inner_text("[aria-current=true]") == words
        assert visit.page.url.endswith(f"query?lang=en&saved={name}")
    assert visit.page.locator("[role=tab]").count() == 1


@browser_only
def test_the_editor_marks_no_error_in_any_saved_question(visit: Visit) -> None:
    wrong = visit.page.evaluate("""() => {
        const editor = document.querySelector(".CodeMirror").CodeMirror;
        const { questions } = JSON.parse(document.getElementById("data").textContent);
        const wrong = questions.filter(({ query }) => { editor.setValue(query); return document.querySelector(".query-wrong").textContent; });
        editor.setValue("SELECT ?s { ?s nobody:p ?o }");
        return [...wrong.map(({ name }) => name), document.querySelector(".query-wrong").textContent, questions.length];
    }""")
    assert wrong[:-1] == ["Line 1 has a syntax error"] and wrong[-1] > 50
    visit.page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT * { ?s ?p }')")
    visit.page.hover(".parseErrorIcon")
    visit.page.wait_for_selector("text=This line is invalid")


@browser_only
def test_our_things_lead_to_their_page_and_those_of_others_to_the_web(visit: Visit) -> None:
    visit.ask(
        "SELECT * { VALUES ?x { treaty:NPT <http://example.org/x> <javascript:alert(1)> kg:Claim 'state:CHN' <urn:x:y> } } "
    )
    links = visit.page.evaluate(
        "[...document.querySelectorAll('.tabPanel.active td')].map((cell) => cell.querySelector('a')?.getAttribute('href') ?? null)"
    )
    assert links == ["/id/treaty/NPT", "http://example.org/x", None, None, "/id/state/CHN", None]


@browser_only
def test_triples_are_a_network_over_a_table(visit: Visit) -> None:
    visit.ask(
        "CONSTRUCT { ?c kg:speaker ?p . ?p rdfs:label ?l } { ?c kg:speaker ?p . ?p rdfs:label ?l FILTER(LANG(?l) = 'en') }"
    )
    visit.page.wait_for_selector(".tabPanel.active .network-canvas canvas")
    nodes, edges = (int(visit.page.get_attribute(".network-canvas", f"data-{what}")) for what in ("nodes", "edges"))
    rows = visit.rows()
    ends = [cell for row in rows if row[1] == "kg:speaker" for cell in (row[0], row[2])]
    assert (nodes, edges) == (len(set(ends)), len(ends) // 2) and edges > 0
    assert visit.page.inner_text(".tabPanel.active .answer-downloads").split()[:3] == [
        "Download",
        "Turtle",
        "N-Triples",
    ]


@browser_only
def test_a_node_narrows_the_table_to_its_statements(visit: Visit) -> None:
    visit.ask("CONSTRUCT { treaty:NPT kg:a state:CHN . state:FRA kg:b state:GBR } {}")
    visit.page.wait_for_selector(".network-canvas canvas")
    for name in ("Zoom in", "Zoom out", "Fit"):
        visit.page.click(f"[aria-label='{name}']")
    assert len(visit.rows()) == 2
    box = visit.page.locator(".network-canvas canvas").bounding_box()
    for x, y in ((x, y) for x in range(10, int(box["width"]), 14) for y in range(10, int(box["height"]), 14)):
        visit.page.mouse.click(box["x"] + x, box["y"] + y)
        if len(visit.rows()) == 1:
            break
    assert len(visit.rows()) == 1 and visit.text(".network-said").startswith("Only statements about")
    visit.page.click("text=Show all")
    assert len(visit.rows()) == 2


@browser_only
def test_a_large_network_says_what_it_leaves_out(visit: Visit) -> None:
    visit.ask("CONSTRUCT { ?s kg:at ?o } { ?s ?p ?o FILTER(isIRI(?o)) } LIMIT 390")
    visit.page.wait_for_selector(".network-canvas canvas")
    assert visit.page.get_attribute(".network-canvas", "data-nodes") == "150"
    assert re.match(r"Only the 150 nodes with most edges are drawn, of \d+;", visit.text(".network-said"))


@browser_only
@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_an_answer_that_was_cut_says_so(visit: Visit, query: str) -> None:
    visit.ask(query)
    assert visit.text(".answer-cut").startswith("The answer was cut: these are the first 400 rows")
    visit.ask("SELECT * { ?s ?p ?o } LIMIT 400")
    assert visit.page.query_selector(".tabPanel.active .answer-cut") is None


@browser_only
def test_answers_of_every_kind_are_shown(visit: Visit) -> None:
    visit.ask("ASK {}")
    assert visit.text(".answer-word") == "Yes"
    visit.ask("ASK { FILTER(false) }")
    assert visit.text(".answer-word") == "No"
    visit.ask("SELECT ?x { FILTER(false) }")
    assert visit.text(".answer-count") == "No row matches"
    visit.ask("CONSTRUCT { <urn:x> <urn:y> <urn:z> } { FILTER(false) }")
    assert visit.text(".answer-count") == "No row matches"
    visit.ask(
        "SELECT ?none ('{{x}} {{none}}' AS ?braces) (BNODE() AS ?blank) ('7'^^<urn:number> AS ?typed) ('oui'@fr AS ?word) {}"
    )
    assert [cell if not cell.startswith("_:") else "_:" for cell in visit.rows()[0]] == [
        "",
        "{{x}} {{none}}",
        "_:",
        "7",
        "oui",
    ]


@browser_only
def test_a_question_can_be_stopped(visit: Visit) -> None:
    visit.page.click(".addTab")
    visit.page.route("**/sparql", lambda route: None)  # it never answers
    visit.page.click(".tabPanel.active .run")
    visit.page.click(".tabPanel.active .run[data-busy]")
    visit.page.wait_for_selector(".tabPanel.active .answer-error")
    assert visit.text(".answer-error") == "Stopped" and visit.text(".run") == "Run"


@browser_only
def test_a_server_that_is_gone_is_told(visit: Visit) -> None:
    visit.page.route("**/sparql", lambda route: route.abort())
    visit.ask("ASK {}")
    assert visit.text(".answer-error") == "The server does not answer; is kg serve still running?"
    visit.complaints[:] = [one for one in visit.complaints if "net::ERR_FAILED" not in one]


@browser_only
def test_the_servers_complaint_is_shown_in_its_own_words(visit: Visit) -> None:
    visit.ask("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert "SERVICE would call another server" in visit.text(".answer-error")
    assert [one for one in visit.complaints if "400" not in one] == []
    visit.complaints.clear()  # the browser notes every 400


@browser_only
def test_rows_are_filtered_and_put_in_order(visit: Visit) -> None:
    visit.ask("SELECT ?word ?number { VALUES (?word ?number) { ('b' 10) ('A' 9) ('c' 100) } }")
    visit.page.click(".tabPanel.active th:nth-child(2) button")
    assert [row[1] for row in visit.rows()] == ["9", "10", "100"]
    assert visit.page.get_attribute(".tabPanel.active th:nth-child(2)", "aria-sort") == "ascending"
    visit.page.click(".tabPanel.active th:nth-child(2) button")
    assert [row[1] for row in visit.rows()] == ["100", "10", "9"]
    visit.page.fill(".tabPanel.active .answer-filter", "a")
    assert visit.rows() == [["A", "9"]] and visit.text(".answer-count") == "1 of 3 rows"


@browser_only
def test_nothing_hostile_runs(browser: Any, visit: Visit) -> None:
    literal = json.dumps(HOSTILE)
    visit.ask(f"SELECT ({literal} AS ?x) (STRLANG({literal}, 'en') AS ?y) {{}}")
    assert visit.rows() == [[HOSTILE, HOSTILE]]
    visit.ask(f"CONSTRUCT {{ <urn:a> rdfs:label {literal} . <urn:a> <urn:b> <urn:c%3Cscript%3E> }} {{}}")
    visit.page.wait_for_selector(".network-canvas canvas")
    visit.page.hover(".tabPanel.active .network-canvas", force=True)
    visit.open("?query=" + urllib.parse.quote(HOSTILE))
    visit.page.wait_for_selector(".answer-error")
    assert (
        visit.page.evaluate("document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.getValue()") == HOSTILE
    )
    assert visit.page.title() == "Ask in SPARQL · nuclear-kg"
    visit.complaints[:] = [one for one in visit.complaints if "400" not in one]


@browser_only
def test_what_was_asked_is_there_after_the_page_is_opened_again(visit: Visit) -> None:
    visit.ask("SELECT ('kept' AS ?x) {}")
    assert urllib.parse.parse_qs(urllib.parse.urlsplit(visit.page.url).query)["query"] == ["SELECT ('kept' AS ?x) {}"]
    visit.page.reload()
    visit.page.wait_for_selector(".tabPanel.active .answer")
    assert visit.rows() == [["kept"]] and visit.page.locator("[role=tab]").count() == 2


@browser_only
def test_completion_comes_from_the_ontology(visit: Visit) -> None:
    visit.page.evaluate("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT * { ?x a kg:Trea')")
    visit.page.click(".CodeMirror")
    visit.page.keyboard.press("Control+End")
    visit.page.keyboard.press("Control+Space")
    visit.page.wait_for_selector(".CodeMirror-hints li")
    assert "kg:Treaty" in visit.page.inner_text(".CodeMirror-hints").split()
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()").startswith(
        "SELECT * { ?x a kg:Treat"
    )


@browser_only
def test_prefixes_can_be_written_out_for_use_elsewhere(visit: Visit) -> None:
    visit.ask("SELECT ?x { ?x a kg:Treaty ; rdfs:label ?l }")
    visit.page.click(".tabPanel.active .query-bar .quiet")
    lines = visit.page.evaluate(
        "document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.getValue()"
    ).splitlines()
    assert lines[:2] == [
        "PREFIX kg: <https://w3id.org/nuclear-kg/ontology#>",
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>",
    ]
    visit.page.click(".tabPanel.active .query-bar .quiet")
    assert (
        len(
            visit.page.evaluate(
                "document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.getValue()"
            ).splitlines()
        )
        == 3
    )


@browser_only
def test_tabs_can_be_renamed_and_closed_in_the_language_of_the_page(browser: Any, address: str) -> None:
    visit = Visit(browser, address, locale="zh-CN")
    visit.page.click("[role=tab]", button="right")
    assert visit.page.inner_text(".context-menu").split() == [
        "新建查询",
        "改名",
        "复制",
        "关闭",
        "关闭其他",
        "恢复关闭的查询",
    ]
    visit.page.click("text=改名")
    visit.page.keyboard.press("Control+A")
    visit.page.keyboard.type(HOSTILE)
    visit.page.keyboard.press("Enter")
    visit.open("")
    assert visit.page.inner_text("[role=tab]").strip().startswith(HOSTILE)
    visit.page.click(".addTab")
    visit.page.click(".tab.active .closeTab")
    assert visit.page.locator("[role=tab]").count() == 1
    visit.page.click(".run")
    visit.page.wait_for_selector(".answer tbody tr")
    visit.page.click("text=原文")
    visit.page.wait_for_selector(".yasr_results .CodeMirror")
    assert visit.page.title() == "SPARQL 查询 · nuclear-kg" and visit.complaints == []
    visit.page.close()


NAMELESS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((one) => one.checkVisibility() && !one.closest("[aria-hidden=true]"))
    .filter((one) => !(one.getAttribute("aria-label") || one.labels?.length || one.textContent.trim() || one.title))
    .map((one) => one.outerHTML.slice(0, 200))"""


@browser_only
@pytest.mark.parametrize(("locale", "language", "word"), [("zh-CN", "zh-Hans", "运行"), ("en-US", "en", "Run")])
@pytest.mark.parametrize("width", [390, 1280])
def test_it_is_usable_by_keyboard_and_by_ear(
    browser: Any, address: str, locale: str, language: str, word: str, width: int
) -> None:
    visit = Visit(browser, address, "?saved=topics", locale=locale, viewport={"width": width, "height": 800})
    visit.page.wait_for_selector(".answer tbody tr")
    assert visit.page.get_attribute("html", "lang") == language and visit.text(".run") == word
    assert visit.page.evaluate(NAMELESS) == []
    assert visit.page.evaluate("[...document.querySelectorAll('h1, h2')].map((one) => one.tagName)") == ["H1", "H2"]
    assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert visit.page.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map((one) => one.id)).size === document.querySelectorAll('[id]').length"
    )
    visit.page.focus("#content")
    met = set()
    for _ in range(24):
        visit.page.keyboard.press("Escape")
        visit.page.keyboard.press("Tab")
        met.add(visit.page.evaluate("document.activeElement.className || document.activeElement.tagName"))
    assert {"addTab", "run", "answer-filter", "answer-scroll"} <= met, met
    visit.page.focus(".tabPanel.active .CodeMirror textarea")
    with visit.page.expect_response("**/sparql"):
        visit.page.keyboard.press("Control+Enter")
    assert visit.complaints == []
    visit.page.close()


@browser_only
def test_without_javascript_the_answer_can_be_had(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    page.goto(f"{address}query?saved=topics&lang=en")
    with page.expect_download() as download:
        page.click("#plain button")
    assert Path(download.value.path()).read_text("utf-8").count("\n") > 3
    context.close()
