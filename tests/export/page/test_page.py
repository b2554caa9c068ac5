"""The page shows the network in a browser, asks nothing of the net, and runs nothing that a document brings."""

import csv
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
import pytest

from kg.export.formats.page import export, page
from kg.export.page.columns import inert
from kg.export.page.data import page_data
from kg.graph import Graph
from kg.network.entities import Network, network
from kg.network.style import style_sheet
from kg.ontology import load_ontology
from kg.rdf.texts import without_texts
from tests.support.browsing import Visit, browser_only
from tests.support.places import FIXTURES
from tests.support.store import OWN, claim, document, entity, records, relation, store

HOSTILE = (FIXTURES / "hostile.txt").read_text(encoding="utf-8").splitlines()
TABS = ("network", "matrix", "timeline", "lists", "reading")


@pytest.fixture(scope="module")
def read_page(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of two documents that went the whole path: with cues, sources and mentions."""
    folder = tmp_path_factory.mktemp("read")
    export(network(graph.records()), folder)
    return folder / "network.html"


@pytest.fixture
def visit_read(browser: Any, read_page: Path) -> Iterator[Visit]:
    one = Visit(browser, read_page)
    yield one
    assert set(one.requests) == {read_page.as_uri()}
    assert one.complaints == []
    one.page.close()


# ---- the file ----


def test_the_page_names_no_address_to_load_from() -> None:
    text = html.unescape(page(network(records(store()))))
    assert re.findall(r"<(?:script|link|img|iframe)[^>]*\s(?:src|href)=\"([^\"]*)", text) == ["data:,"]
    assert "default-src 'none'" in text
    assert "unsafe" not in re.search(r"Content-Security-Policy[^>]+", text).group()  # type: ignore[union-attr]


def test_no_script_of_ours_makes_markup_of_text() -> None:
    scripts = Path(page.__code__.co_filename).parent.parent / "templates" / "scripts"
    for script in scripts.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        wrong = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|fetch\(|XMLHttpRequest"
        assert not re.search(wrong, text), script.name


def test_the_data_cannot_end_its_element() -> None:
    text = inert({"a": "</script><!-- & -->"})
    assert not set("<>&") & set(text)
    assert json.loads(text) == {"a": "</script><!-- & -->"}


def test_the_same_network_gives_the_same_page() -> None:
    assert page(network(records(store(seed=1)))) == page(network(records(store(seed=2))))


def test_places_are_counted_as_a_browser_counts() -> None:
    text = "题🚀\n甲国🚀表示，乙国违约。\n"
    quads = [
        *entity("state:AAA", "甲国"),
        *document("d", text, "2022-01-01", "state:AAA"),
        *claim("d", text, "state:AAA", "criticize", "乙国违约"),
    ]
    found = page_data(network(records(store(quads))))
    first = found["passages"][0]
    whole = found["parts"][0].text.encode("utf-16-le")
    assert whole[2 * first.start : 2 * first.end].decode("utf-16-le") == "乙国违约"
    without = page_data(network(records(without_texts(store(quads), OWN))))
    start = without["passages"][0].start
    assert next(text for _, begin, text in without["parts"] if begin <= start < begin + len(text)).startswith(
        "乙国违约"
    )


@browser_only
def test_texts_are_parsed_when_a_quote_is_first_shown(visit: Visit) -> None:
    visit.page.evaluate(
        """() => { const { parse } = JSON; window.parsed = [];
          JSON.parse = (text) => { window.parsed.push(Object.keys(parse(text)).join()); return parse(text); }; }"""
    )
    visit.page.click("#tab-matrix")
    visit.page.click("#tab-network")
    assert visit.page.evaluate("window.parsed") == []
    for _ in range(2):
        visit.choose("state/CHN")
        assert visit.page.inner_text("#panel .evidence blockquote >> nth=0")
    assert visit.page.evaluate("window.parsed") == ["document,start,text"], "once"


# ---- reading the network ----


@browser_only
def test_the_header_counts(visit: Visit) -> None:
    """A post is no entity; that a document was published by somebody is a relation, although it is not drawn."""
    assert visit.page.locator("#counts span").all_inner_texts() == ["8 实体", "5 关系", "5 主张", "2 文档"]
    assert visit.page.inner_text("#legend .line:has-text('不在图中的关系') .count") == "1"


@browser_only
def test_header_legend_and_lists_count_relations_alike_each_time_a_text_tells_them(
    browser: Any, tmp_path: Path
) -> None:
    quads = [*entity("state:AAA", "甲国"), *entity("treaty:TTT", "某条约")]
    for name, text in (
        ("d1", "甲国签署了某条约。\n"),
        ("d2", "去年甲国签署某条约。\n"),
        ("d3", "甲国批准了某条约。\n"),
    ):
        quads += document(name, text, "2022-01-01")
        predicate = "ratified" if "批准" in text else "signed"
        quads += relation(name, text, "state:AAA", predicate, "treaty:TTT", text.strip("去年。\n"))
    export(network(records(store(quads))), tmp_path)
    one = Visit(browser, tmp_path / "network.html")
    counts = one.page.locator("#legend .line:has([data-key^='relations relation.']) .count").all_inner_texts()
    assert sorted(counts) == ["1", "2"] and one.shown() == (2, 2), "what two texts tell is one edge"
    assert "3 关系" in one.page.locator("#counts span").all_inner_texts()
    told = one.page.get_attribute("#counts", "title")
    assert told and "每次陈述" in told and "一条连线" in told
    one.page.click("#help-open")
    assert told in one.page.inner_text("#help-text")
    one.page.click("#help-close")
    one.page.click("#tab-lists")
    one.page.click("#list-tabs [data-key=relations]")
    assert one.page.locator("#lists tbody tr").count() == 3
    assert one.complaints == []
    one.page.close()


@browser_only
def test_a_click_on_a_node_shows_its_neighbors_and_theirs(visit: Visit) -> None:
    china = visit.node("state/CHN")
    visit.click(china["x"], china["y"])
    assert visit.title() == "中国"
    assert "中华人民共和国" in visit.page.inner_text("#panel .aliases")
    assert visit.page.locator("#panel .tie").count() == 2
    visit.page.click("#panel .tie .other >> nth=0")
    assert visit.title() == "甲国"


@browser_only
def test_a_click_on_an_edge_shows_its_evidence(visit: Visit) -> None:
    middle = visit.page.evaluate(
        """() => {
          const edge = kgPage.network.body.edges[kgPage.edges.find((edge) => kgPage.nodes[edge.to].name === "treaty/TPNW").id];
          return edge.edgeType.getPoint(0.5);
        }"""
    )
    visit.click(middle["x"], middle["y"])
    assert "未签署" in visit.page.inner_text("#panel h2")
    assert visit.page.inner_text("#panel .content") == "甲国从未签署《禁止核武器条约》"
    assert "外交部发言人就两国声明答问" in visit.page.inner_text("#panel")


@browser_only
def test_evidence_has_document_date_speaker_and_link(visit: Visit) -> None:
    visit.choose("state/CHN")
    visit.page.click("#panel .tie .act >> nth=0")
    cards = visit.page.locator("#panel .evidence")
    assert cards.count() == 2
    assert "2022-04-02" in cards.nth(0).inner_text(), "the latest first"
    assert cards.nth(0).locator("a").count() == 0
    first = cards.nth(1).inner_text()
    assert "李明表示，甲国长期囤积钚，造成核扩散风险。" in first
    assert all(part in first for part in ("2022-01-21", "发言人：李明", "外交部发言人就两国声明答问"))
    link = cards.nth(1).locator("a")
    assert link.get_attribute("href") == "https://example.org/one"
    assert link.get_attribute("rel") == "noopener noreferrer"


@browser_only
def test_evidence_marks_source_cue_and_content_in_their_paragraph(visit_read: Visit) -> None:
    visit_read.page.click("#tab-lists")
    visit_read.page.fill("#search", "第二步可能没有的词")
    visit_read.page.fill("#search", "核毁灭")
    visit_read.page.locator("#lists td.content button").first.click()
    card = visit_read.page.locator("#panel blockquote")
    assert "古特雷斯" in card.locator(".source").inner_text()
    assert card.locator(".cue").inner_text() == "说"
    assert "人类距离核毁灭" in "".join(card.locator(".content").all_inner_texts())


@browser_only
def test_hovering_names_what_is_under_the_pointer(visit: Visit) -> None:
    visit.page.evaluate(
        "id => void kgPage.network.emit('hoverNode', {node: id, pointer: {DOM: {x: 50, y: 50}}})",
        visit.node("state/CHN")["id"],
    )
    assert "中国" in visit.page.inner_text("#tip")


@browser_only
def test_parallel_edges_lie_apart(visit: Visit) -> None:
    places = visit.page.evaluate(
        """kgPage.edges.filter((edge) => kgPage.nodes[edge.from].name === "state/CHN" && kgPage.network.body.edges[edge.id])
           .map((edge) => kgPage.network.body.edges[edge.id].edgeType.getPoint(0.5)).map(({x, y}) => [x, y])"""
    )
    (x1, y1), (x2, y2) = places
    assert abs(x1 - x2) + abs(y1 - y2) > 8


@browser_only
def test_a_dragged_node_stays(visit: Visit) -> None:
    china = visit.node("state/CHN")
    box = visit.page.locator("#canvas").bounding_box()
    place = visit.page.evaluate(f"kgPage.network.canvasToDOM({{x: {china['x']}, y: {china['y']}}})")
    visit.page.mouse.move(box["x"] + place["x"], box["y"] + place["y"])
    visit.page.mouse.down()
    visit.page.mouse.move(box["x"] + place["x"] + 90, box["y"] + place["y"] + 60, steps=5)
    visit.page.mouse.up()
    moved = visit.page.evaluate(f"kgPage.network.getPosition({china['id']})")
    assert moved["x"] > china["x"] + 20
    visit.page.click("#language")
    assert visit.page.evaluate(f"kgPage.network.getPosition({china['id']})") == moved


# ---- search ----


@browser_only
@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("不扩散", "不扩散核武器条约"),
        ("不擴散核武器條約", "不扩散核武器条约"),
        ("核不扩散条约", "不扩散核武器条约"),
        ("npt", "不扩散核武器条约"),
        ("ＮＰＴ", "不扩散核武器条约"),
        ("prohibition", "禁止核武器条约"),
    ],
)
def test_search_finds_by_chinese_of_both_scripts_alias_and_english(visit: Visit, words: str, label: str) -> None:
    visit.page.fill("#search", words)
    visit.page.press("#search", "Enter")
    assert visit.title() == label


@browser_only
def test_search_finds_documents_and_claims_too(visit: Visit) -> None:
    visit.page.fill("#search", "答问")
    visit.page.press("#search", "Enter")
    assert visit.page.inner_text("#article .headline") == "外交部发言人就两国声明答问"
    visit.page.fill("#search", "囤积钚")
    visit.page.press("#search", "Enter")
    assert visit.page.locator("#lists tbody tr").count() == 2


@browser_only
def test_search_says_when_nothing_is_found(visit: Visit) -> None:
    visit.page.fill("#search", "没有这个")
    assert visit.page.inner_text("#hits") == "没有找到"


# ---- filters ----


@browser_only
def test_the_legend_filters_and_counts(visit: Visit) -> None:
    def row(words: str) -> Any:
        return visit.page.locator(f"#legend .row:has-text('{words}')")

    assert visit.shown() == (7, 6)
    assert row("批评").locator(".count").inner_text() == "2"
    row("批评").click()
    assert visit.shown() == (7, 5)
    row("条约与机制").click()
    assert visit.shown() == (5, 3)
    row("无连线的实体").click()
    assert visit.shown() == (7, 3)
    visit.page.click("#reset")
    row("否定的关系").click()
    assert visit.shown() == (6, 5)


@browser_only
def test_only_one_kind_of_claim(visit: Visit) -> None:
    line = visit.page.locator("#legend .line:has-text('要求')")
    line.hover()
    line.locator(".only").click()
    visit.page.click("#tab-lists")
    assert visit.page.locator("#lists tbody tr").count() == 1
    assert "中方敦促甲国加入" in visit.page.inner_text("#lists tbody")


@browser_only
def test_sides_and_documents_filter(visit: Visit) -> None:
    assert visit.page.inner_text("#legend .row:has(.tick):has-text('中国') .count") == "4"
    visit.page.click("#legend .row:has(.tick):has-text('中国')")
    assert visit.shown() == (2, 2)
    assert visit.hash()["sides"] == "state/CHN"
    visit.page.click("#reset")
    visit.page.click("#legend .fold:has-text('文档')")
    visit.page.click("#legend .row:has-text('甲国批准条约')")
    assert visit.shown() == (3, 2)
    visit.page.click("#tab-lists")
    assert visit.page.locator("#lists tbody tr").count() == 1


@browser_only
def test_a_range_of_dates_filters_and_the_undated_can_be_left_out(visit: Visit) -> None:
    assert visit.page.inner_text("#range-name") == "全部时间"
    for _ in range(3):
        visit.page.press("#date-from", "ArrowRight")
    assert visit.hash()["from"] == "2022-04"
    visit.page.click("#tab-lists")
    assert visit.page.locator("#lists tbody tr").count() == 1
    visit.page.click("#tab-network")
    assert visit.shown() == (6, 4)
    visit.page.click("#undated")
    assert visit.shown() == (2, 1)
    assert visit.page.get_attribute("#undated", "aria-pressed") == "false"
    visit.page.click("#whole")
    assert "from" not in visit.hash()


@browser_only
def test_time_can_be_played(visit: Visit) -> None:
    visit.page.click("#play")
    assert visit.page.inner_text("#range-name") == "2022年1月"
    visit.page.wait_for_selector("#range-name:has-text('–')")
    visit.page.click("#play")
    visit.page.wait_for_timeout(100)
    stopped = visit.page.inner_text("#range-name")
    visit.page.wait_for_timeout(900)
    assert visit.page.inner_text("#range-name") == stopped


# ---- ways ----


@browser_only
def test_focus_hide_back_and_reset(visit: Visit) -> None:
    visit.choose("state/CHN")
    visit.page.click("#panel .doings button >> nth=0")
    assert visit.names() == {"state/CHN", "state/AAA"}
    visit.page.click("#panel .doings button >> nth=1")
    assert visit.names() == {"state/CHN", "state/AAA", "treaty/NPT", "treaty/TPNW"}
    visit.page.click("#back")
    assert visit.names() == {"state/CHN", "state/AAA"}
    visit.page.click("#panel .doings button >> nth=2")
    assert "state/CHN" not in visit.names()
    visit.page.click("#reset")
    assert visit.shown() == (7, 6)


@browser_only
def test_a_shortest_path_is_found(visit: Visit) -> None:
    visit.choose("state/CHN")
    visit.page.click("#panel .doings button >> nth=3")
    assert "找路径" in visit.page.inner_text("#banner")
    visit.choose("treaty/NPT")
    assert visit.page.locator("#panel ol .tie").count() == 2
    assert "2 步" in visit.page.inner_text("#panel")


@browser_only
def test_the_address_keeps_the_state(visit: Visit, browser: Any, path: Path) -> None:
    visit.choose("state/CHN")
    visit.page.click("#panel .doings button >> nth=0")
    visit.page.click("#legend .row:has-text('要求')")
    visit.page.click("#language")
    address = visit.page.evaluate("location.hash")
    other = Visit(browser, path, address)
    assert (other.title(), other.shown()) == ("China", (2, 1))
    assert other.page.evaluate("location.hash") == address
    other.page.evaluate("location.hash = '#tab=matrix'")
    other.page.wait_for_selector("#matrix table")
    other.page.close()


@browser_only
@pytest.mark.parametrize("address", ["#state%2FAAA", "#node=state%2FAAA", "#state/AAA"])
def test_an_address_opens_on_its_node(browser: Any, path: Path, address: str) -> None:
    one = Visit(browser, path, address)
    assert one.title() == "甲国"
    one.page.close()


@browser_only
@pytest.mark.parametrize(
    "address",
    ["#%", "#node=__proto__", "#tab=x&list=y&edge=a~b&item=99999&month=x&cell=x~99&path=a~b&focus=9~z&from=abc&to=-1",
     "#sides=<script>&papers=x&hide=y&without=z&document=none&tab=reading"],
)  # fmt: skip
def test_an_address_that_means_nothing_does_no_harm(browser: Any, path: Path, address: str) -> None:
    one = Visit(browser, path, address)
    assert one.complaints == []
    one.page.close()


@browser_only
def test_what_is_seen_is_exported(visit: Visit, tmp_path: Path) -> None:
    def saved(kind: str) -> Path:
        visit.page.click("#export")
        with visit.page.expect_download() as waiting:
            visit.page.click(f"#formats button:has-text('{kind}')")
        target = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(target)
        return Path(target)

    visit.page.click("#legend .row:has-text('批评')")
    assert saved("PNG").read_bytes().startswith(b"\x89PNG")
    rows = list(csv.DictReader(saved("CSV").read_text(encoding="utf-8-sig").splitlines()))
    assert {row["label"] for row in rows} == {"要求", "未签署", "批准", "担任", "拟隶属"}
    assert next(row["quote"] for row in rows if row["label"] == "要求") == "中方敦促甲国加入《不扩散核武器条约》"
    data = json.loads(saved("JSON").read_text(encoding="utf-8"))
    assert (len(data["nodes"]), len(data["items"])) == (7, 5)
    visit.page.click("#tab-lists")
    assert len(json.loads(saved("JSON").read_text(encoding="utf-8"))["items"]) == 3
    visit.requests[:] = [one for one in visit.requests if not one.startswith("blob:")]


# ---- the other tabs ----


@browser_only
def test_the_lists_hold_everything_and_sort(visit: Visit) -> None:
    visit.page.click("#tab-lists")
    rows = visit.page.locator("#lists tbody tr")
    assert rows.count() == 5
    assert visit.page.get_attribute("#lists th:has-text('日期')", "aria-sort") == "descending"
    visit.page.fill("#search", "不首先使用")
    assert rows.count() == 1
    rows.nth(0).locator(".content button").click()
    assert visit.page.inner_text("#panel .content") == "中国恪守不首先使用核武器"
    visit.page.fill("#search", "")
    visit.page.click("#list-tabs button:has-text('关系')")
    assert rows.count() == 4
    visit.page.click("#list-tabs button:has-text('实体')")
    assert rows.count() == 9
    visit.page.click("#lists th button:has-text('名称')")
    labels = visit.page.locator("#lists td.name").all_inner_texts()
    visit.page.click("#lists th button:has-text('名称')")
    assert visit.page.locator("#lists td.name").all_inner_texts() == labels[::-1]


@browser_only
def test_a_cell_of_the_matrix_opens_its_sentences(visit: Visit) -> None:
    visit.page.click("#tab-matrix")
    assert visit.page.locator("#matrix tbody th").all_inner_texts() == ["中国", "国际原子能机构"]
    cell = visit.page.locator("#matrix tbody tr >> nth=0").locator(".cell").nth(1)
    assert "批评 1" in str(cell.get_attribute("aria-label"))
    cell.click()
    assert visit.title() == "中国 · 不扩散"
    assert visit.page.inner_text("#panel .content") == "甲国长期囤积钚，造成核扩散风险"
    visit.page.click("#matrix .mode button:has-text('对象')")
    assert "甲国" in visit.page.inner_text("#matrix thead")
    visit.page.click("#matrix .mode button:has-text('发言者')")
    assert visit.page.locator("#matrix tbody th").first.inner_text() == "李明"


@browser_only
def test_a_bar_of_the_timeline_opens_its_claims(visit: Visit) -> None:
    visit.page.click("#tab-timeline")
    bars = visit.page.locator("#timeline tr.all .cell")
    assert bars.count() == 2
    bars.nth(1).click()
    assert visit.title() == "2022年4月"
    assert visit.page.locator("#panel .evidence").count() == 1


@browser_only
def test_evidence_leads_into_its_document(visit_read: Visit) -> None:
    visit_read.page.click("#tab-lists")
    visit_read.page.fill("#search", "核毁灭")
    visit_read.page.locator("#lists td.content button").first.click()
    visit_read.page.click("#panel .evidence button:has-text('在文中查看')")
    article = visit_read.page.locator("#article")
    assert article.locator(".headline").inner_text() == "联合国秘书长呼吁各国重返谈判"
    assert "人类距离核毁灭" in article.locator(".content.chosen").first.inner_text()
    assert article.locator(".cue").count() >= 2
    article.locator(".mention:has-text('德国')").first.click()
    assert visit_read.title() == "德国"
    article.locator(".content:has-text('没有遵守')").first.click()
    assert "国际原子能机构" in visit_read.title() or "格罗西" in visit_read.title()


@browser_only
def test_a_page_without_full_text_says_so(browser: Any, graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "network.html").write_text(page(network(graph.without_texts().records())), encoding="utf-8")
    one = Visit(browser, tmp_path / "network.html", "#tab=lists")
    one.page.locator("#lists td.content button").first.click()
    one.page.click("#panel .evidence button:has-text('在文中查看')")
    assert "不含全文" in one.page.inner_text("#article")
    assert one.complaints == []
    one.page.close()


# ---- for everyone ----


@browser_only
def test_the_page_speaks_english_too(visit: Visit) -> None:
    visit.page.click("#language")
    assert visit.page.inner_text("#counts").startswith("8 entities")
    assert "criticize" in visit.page.inner_text("#legend")
    assert visit.page.evaluate("document.documentElement.lang") == "en"
    visit.page.click("#language")
    assert visit.page.inner_text("#counts").startswith("8 实体")


@browser_only
def test_everything_can_be_done_with_the_keyboard(visit: Visit) -> None:
    press = visit.page.keyboard.press
    press("]")
    assert visit.title() == "甲国"
    press("]")
    first = visit.title()
    press("[")
    assert visit.title() == "甲国" != first
    press("f")
    assert visit.hash()["focus"] == "1~state/AAA"
    press("Backspace")
    assert "focus" not in visit.hash()
    press("h")
    assert "state/AAA" not in visit.names()
    press("/")
    press("n")
    press("p")
    press("t")
    press("ArrowDown")
    press("ArrowUp")
    press("Enter")
    assert visit.title() == "不扩散核武器条约"
    visit.page.focus("#tab-network")
    press("ArrowRight")
    assert visit.page.is_visible("#matrix") and visit.page.get_attribute("#tab-matrix", "aria-selected") == "true"
    visit.page.locator("#matrix .cell[tabindex='0']").focus()
    press("ArrowDown")
    press("Enter")
    assert visit.title() == "国际原子能机构"
    press("Escape")
    assert visit.page.is_hidden("#panel")
    press("1")
    visit.page.focus("#canvas")
    before = visit.page.evaluate("kgPage.network.getScale()")
    press("+")
    assert visit.page.evaluate("kgPage.network.getScale()") > before
    press("?")
    assert visit.page.is_visible("#help")
    press("Escape")
    assert visit.page.is_hidden("#help")


@browser_only
def test_every_control_has_a_name_and_changes_are_announced(visit: Visit) -> None:
    visit.choose("state/CHN")
    for tab in TABS:
        visit.page.click(f"#tab-{tab}")
        nameless = visit.page.evaluate(
            """[...document.querySelectorAll("button, input, [role=button], [role=tabpanel], [role=application], a")]
               .filter((one) => one.checkVisibility() && !(one.getAttribute("aria-label") || one.getAttribute("aria-labelledby")
                 || one.textContent.trim())).map((one) => one.outerHTML)"""
        )
        assert nameless == []
    visit.page.click("#legend .row:has-text('批评')")
    visit.page.wait_for_selector("#status:has-text('条连线')", state="attached")


@browser_only
def test_the_keyboard_stays_where_it_was_when_a_filter_is_set(visit: Visit) -> None:
    row = visit.page.locator("#legend .row:has-text('批评')")
    row.focus()
    visit.page.keyboard.press("Enter")
    assert "批评" in visit.page.evaluate("document.activeElement.textContent")


@browser_only
def test_dark_mode_is_dark(browser: Any, path: Path) -> None:
    one = Visit(browser, path, color_scheme="dark")
    assert one.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 28)"
    one.page.close()


# ---- large, empty, hostile ----


def tree(count: int) -> networkx.MultiDiGraph:
    """A network of so many organizations, each tied to one of a third of its number."""
    found = networkx.MultiDiGraph(style=style_sheet(load_ontology()))
    for number in range(count):
        node = {"label": f"实体{number}", "label_en": "", "kind": "org", "key": f"org:{number}", "aliases": ()}
        found.add_node(f"org/{number}", **node, degree=2, documents=0)
    for number in range(count):
        found.add_edge(
            f"org/{number}", f"org/{number // 3}", kind="relation", predicate="issued", polarity="affirmative", weight=1,
            evidence=(), dates=(), label="发布", label_en="issued", modality="",
        )  # fmt: skip
    for node, degree in found.degree():
        found.nodes[node]["degree"] = degree
    return found


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    export(Network(tree(2000)), folder)
    return folder / "network.html"


DRAWN = """() => { const { renderer } = kgPage.network, draw = renderer._drawNodes; window.drawn = 0;
  renderer._drawNodes = (...all) => { window.drawn += 1; return draw(...all); }; }"""


@browser_only
def test_a_large_network_is_drawn_anew_only_when_the_hand_rests(browser: Any, large: Path) -> None:
    one = Visit(browser, large, "#all=1")
    box = one.page.locator("#canvas").bounding_box()
    one.page.evaluate(DRAWN)
    before = one.page.evaluate("kgPage.network.getViewPosition()")
    one.page.mouse.move(box["x"] + 20, box["y"] + 300)
    one.page.mouse.down()
    one.page.mouse.move(box["x"] + 120, box["y"] + 350, steps=6)
    assert one.page.evaluate("window.drawn") == 0
    one.page.mouse.up()
    one.page.mouse.wheel(0, -100)
    one.page.wait_for_timeout(600)
    assert 1 <= one.page.evaluate("window.drawn") <= 2
    after = one.page.evaluate("kgPage.network.getViewPosition()")
    assert after["x"] < before["x"]
    assert one.complaints == []
    one.page.close()


@browser_only
def test_from_afar_the_best_connected_are_named(browser: Any, large: Path) -> None:
    one = Visit(browser, large, "#all=1")
    names = one.page.evaluate(
        """() => {
          const { prototype } = CanvasRenderingContext2D, { fillText } = prototype, names = [];
          prototype.fillText = function (words, ...rest) { names.push(words); fillText.call(this, words, ...rest); };
          kgPage.network.redraw();
          prototype.fillText = fillText;
          return names;
        }"""
    )
    ranked = one.page.evaluate("[...kgPage.nodes].sort((a, b) => a.rank - b.rank).map((node) => node.zh)")
    assert names[0] == ranked[0]
    assert 10 <= len(names) <= 60
    assert max(map(ranked.index, names)) < 300
    one.page.close()


@browser_only
def test_the_pointer_finds_the_dots_of_a_large_network(browser: Any, large: Path) -> None:
    one = Visit(browser, large, "#all=1")
    node = one.node("org/3")
    one.click(node["x"], node["y"])
    assert one.title() == "实体3"
    assert one.page.evaluate("kgPage.network.getScale()") < 0.4, "dots are small"
    one.page.close()


@browser_only
def test_a_large_network_opens_on_its_hubs_and_search_reaches_the_rest(browser: Any, tmp_path: Path) -> None:
    export(Network(tree(450)), tmp_path)
    one = Visit(browser, tmp_path / "network.html")
    opened = one.shown()[0]
    assert opened <= 120
    assert str(opened) in one.page.inner_text("#banner") and "450" in one.page.inner_text("#banner")
    one.page.fill("#search", "实体449")
    one.page.press("#search", "Enter")
    assert one.title() == "实体449"
    one.page.click("#banner button")
    assert one.shown()[0] == 450
    one.page.click("#back")
    assert one.shown()[0] < 450
    assert one.complaints == []
    one.page.close()


@browser_only
@pytest.mark.parametrize("tab", TABS)
def test_an_empty_network_says_so(browser: Any, tmp_path: Path, tab: str) -> None:
    export(network(records(store([]))), tmp_path)
    one = Visit(browser, tmp_path / "network.html", f"#tab={tab}")
    if tab == "network":
        assert one.page.inner_text("#empty") == "没有可显示的内容"
    assert one.complaints == []
    one.page.close()


def hostile() -> Network:
    """Names, titles, quotes and addresses that would run where they are taken for markup or script."""
    quads = entity("doc:y", "报告", "report")
    for number, title in enumerate(HOSTILE):
        text = f"题{number}\n甲国说{title}。\n"
        url = f"https://example.org/{number}?%3Cscript%3E" if number % 2 else "javascript:window.pwned=1"
        quads += [
            *entity(f"org:x{number}", title, title, title + " "),
            *document(f"d{number}", text, "2022-01-01", f"org:x{number}", title=title, url=url),
            *relation(f"d{number}", text, f"org:x{number}", "issued", "doc:y", title),
            *claim(f"d{number}", text, f"org:x{number}", "criticize", title, f"org:x{(number + 1) % len(HOSTILE)}"),
        ]
    return network(records(store(quads)))


@browser_only
@pytest.mark.slow
def test_hostile_titles_do_not_run(browser: Any, tmp_path: Path) -> None:
    assert len(HOSTILE) >= 60
    export(hostile(), tmp_path)
    one = Visit(browser, tmp_path / "network.html", "#lang=en")
    for number, title in enumerate(HOSTILE):
        node = one.node(f"org/x{number}")["id"]
        one.page.evaluate(
            "id => void kgPage.network.emit('hoverNode', {node: id, pointer: {DOM: {x: 50, y: 50}}})", node
        )
        one.page.evaluate("id => void kgPage.network.emit('click', {nodes: [id], edges: []})", node)
        assert one.title().split() == title.split()
        one.page.evaluate("document.querySelector('#panel .tie .act').click()")
        one.page.fill("#search", title)
        assert one.page.locator("#hits li").count() >= 1
        one.page.press("#search", "Escape")
    for number in (0, 7, 30):
        one.page.evaluate(f"kgPage.state.sides.add({one.node(f'org/x{number}')['id']}); kgPage.refresh()")
    one.page.evaluate("kgPage.state.sides.clear(); kgPage.state.papers.add(3); kgPage.refresh()")
    one.page.evaluate("kgPage.state.papers.clear(); kgPage.refresh()")
    for tab in TABS:
        one.page.click(f"#tab-{tab}")
        if tab == "lists":
            assert one.page.locator("#lists tbody tr").count() == len(HOSTILE)
        if tab == "reading":
            for number in range(0, len(HOSTILE), 8):
                one.page.locator("#papers button").nth(number).click()
        assert one.page.locator("a[href^='javascript' i]").count() == 0
        assert one.page.locator(":is(main, header) :is(script, img, iframe, style, object, embed, link)").count() == 0
    assert one.page.evaluate("window.pwned") is None
    assert set(one.requests) == {(tmp_path / "network.html").as_uri()}
    assert one.complaints == []
    one.page.close()


@browser_only
def test_the_page_works_in_the_frame_of_a_notebook(browser: Any, graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "notebook.html").write_text(f"<!doctype html><body>{graph._repr_html_()}", encoding="utf-8")
    tab = browser.new_page()
    complaints: list[str] = []
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto((tmp_path / "notebook.html").as_uri())
    inside = tab.frame_locator("iframe")
    inside.locator("html[data-ready]").wait_for(state="attached")
    inside.locator("#tab-lists").click()
    inside.locator("#lists td.content button").first.click()
    assert inside.locator("#panel blockquote").count() == 1
    assert complaints == []
    tab.close()
