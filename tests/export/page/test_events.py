"""The page shows what texts narrate beside what is claimed, and how, where and as whom a claim was made."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, Quad

from kg.export.formats.page import export, page
from kg.export.page.data import page_data
from kg.network.entities import Network, network
from kg.rdf.texts import without_texts
from tests.support.browsing import Visit, browser_only
from tests.support.places import FIXTURES
from tests.support.store import (
    OWN,
    RDFS,
    circumstances,
    claim,
    document,
    entity,
    event,
    facts,
    proposition,
    quad,
    records,
    store,
)

HOSTILE = (FIXTURES / "hostile.txt").read_text(encoding="utf-8").splitlines()
NEWS = "甲国进行核试验\n甲国6月9日在日内瓦进行核试验。甲国2021年发射火箭。甲国官员抵达日内瓦。李明表示，甲国违反条约，乙国没有核武器。\n"
SAYS = "甲国违反条约，乙国没有核武器"


def told() -> list[Quad]:
    """The facts with a document that narrates three events, and a claim of which all is known."""
    who = ("d3", "person:li-ming", "criticize", SAYS)
    return [
        *facts(),
        *entity("state:BBB", "乙国", "Country B"),
        *entity("org:xinhua", "某通讯社", "An agency"),
        *entity("arms:nuclear", "核武器", "nuclear weapons"),
        quad(OWN.term("violated"), RDFS + "label", Literal("违反", language="zh-Hans")),
        quad(OWN.term("violated"), RDFS + "label", Literal("violates", language="en")),
        quad(OWN.term("possesses"), RDFS + "label", Literal("拥有", language="zh-Hans")),
        *document("d3", NEWS, "2022-06-10", "state:AAA", "state:BBB", "place:日内瓦"),
        *event("d3", NEWS, "Test", "甲国6月9日在日内瓦进行核试验", "state:AAA", date="2022-06-09", place="place:日内瓦",
               reporter="org:xinhua", label="核试验"),
        *event("d3", NEWS, "Launch", "甲国2021年发射火箭", "state:AAA", date="2021", label="发射"),
        *event("d3", NEWS, "Visit", "甲国官员抵达日内瓦", "state:AAA", label="访问"),
        *claim("d3", NEWS, *who[1:], "state:AAA", behalf="state:CHN", date="2022-06-10"),
        *circumstances(*who, post="外交部发言人", addressee="state:BBB", place="place:日内瓦", relay="org:xinhua",
                       article=("treaty:NPT", 6)),
        *proposition(*who, "state:AAA", "violated", "treaty:NPT"),
        *proposition(*who, "state:BBB", "possesses", "arms:nuclear", "negative"),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def told_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("told")
    export(network(records(store(told()))), folder)
    return folder / "network.html"


@pytest.fixture
def visit(browser: Any, told_page: Path) -> Iterator[Visit]:
    one = Visit(browser, told_page)
    yield one
    assert set(one.requests) == {told_page.as_uri()}
    assert one.complaints == []
    one.page.close()


# ---- the data ----


def test_events_and_details_add_no_node_and_no_edge() -> None:
    plain = [one for one in told() if "event/" not in str(one.subject) and "arms" not in str(one.object)]
    without, found = network(records(store(plain))), network(records(store(told())))
    assert set(found.multigraph) == set(without.multigraph)
    assert found.multigraph.number_of_edges() == without.multigraph.number_of_edges()
    assert (len(without.events), len(found.events)) == (0, 3)


def test_the_same_facts_in_another_order_give_the_same_page() -> None:
    assert page(network(records(store(told(), seed=1)))) == page(network(records(store(told(), seed=2))))


def test_a_proposition_is_read_from_the_graph_of_its_claim_alone() -> None:
    found = network(records(store(told())))
    said = next(row.propositions for row in found.claims if row.propositions)
    assert [(one.subject.zh, one.predicate.zh, one.object.zh, one.negative) for one in said] == [
        ("甲国", "违反", "不扩散核武器条约", False),
        ("乙国", "拥有", "核武器", True),
    ]
    assert not any(data["predicate"] == "violated" for *_, data in found.multigraph.edges(data=True))


def test_claims_of_which_nothing_more_is_known_have_no_details() -> None:
    rows = page_data(network(records(store())))["claims"]
    assert [row.details for row in rows] == [None] * 5


def test_without_full_text_only_the_words_of_the_evidence_of_an_event_are_there() -> None:
    text = page(network(records(without_texts(store(told()), OWN))))
    assert "甲国官员抵达日内瓦" in text
    assert "李明表示，甲国违反条约" not in text


# ---- the page ----


@browser_only
def test_the_timeline_has_a_row_of_events_dated_to_the_month(visit: Visit) -> None:
    visit.page.click("#tab-timeline")
    row = visit.page.locator("#timeline tr.events")
    assert row.locator("th").inner_text() == "事件1"
    assert visit.page.locator("#timeline tbody th").nth(1).inner_text().startswith("事件"), "over those who speak"
    row.locator(".cell").click()
    assert visit.title() == "2022年6月 · 事件"
    assert visit.page.inner_text("#panel .content") == "甲国6月9日在日内瓦进行核试验"
    assert visit.page.locator("#panel .evidence .trail").inner_text().split() == ["核试验", "甲国", "@", "日内瓦"]
    assert "报道 某通讯社" in visit.page.inner_text("#panel .evidence")
    assert visit.hash()["month"] == "2022-06~events"


@browser_only
def test_the_address_of_a_month_of_events_opens_it(browser: Any, told_page: Path) -> None:
    one = Visit(browser, told_page, "#tab=timeline&month=2022-06~events")
    assert one.title() == "2022年6月 · 事件"
    assert one.page.locator("#timeline tr.events .cell.chosen").count() == 1
    one.page.close()


@browser_only
@pytest.mark.parametrize("address", ["from=2022-07", "papers=d1", "sides=state%2FCHN", "unsaid=event.Test"])
def test_the_filters_hold_for_events(browser: Any, told_page: Path, address: str) -> None:
    one = Visit(browser, told_page, f"#tab=timeline&{address}")
    assert one.page.locator("#timeline tr.events").count() == 0
    assert one.complaints == []
    one.page.close()


@browser_only
def test_a_side_is_a_side_where_it_takes_part(browser: Any, told_page: Path) -> None:
    one = Visit(browser, told_page, "#tab=lists&list=events&sides=state%2FAAA")
    assert one.page.locator("#lists tbody tr").count() == 3
    one.page.close()


@browser_only
def test_the_legend_names_and_counts_the_sorts_of_events(visit: Visit) -> None:
    assert "3 事件" in visit.page.locator("#counts span").all_inner_texts()
    assert visit.page.inner_text("#legend .row:has-text('发射') .count") == "1"
    visit.page.click("#legend .row:has-text('发射')")
    assert visit.hash()["unsaid"] == "event.Launch"


@browser_only
def test_the_events_are_listed_sorted_and_lead_to_their_evidence(visit: Visit, tmp_path: Path) -> None:
    visit.page.click("#tab-lists")
    visit.page.click("#list-tabs button:has-text('关系')")
    assert visit.page.locator("#lists tbody tr").count() == 4, "no event is a relation"
    visit.page.click("#list-tabs button:has-text('事件')")
    assert visit.page.locator("#lists td.event").all_inner_texts() == ["核试验", "发射", "访问"], "the undated last"
    visit.page.click("#lists th button:has-text('日期')")
    assert visit.page.locator("#lists td.date").all_inner_texts() == ["2021", "2022-06-09", "—"]
    first = visit.page.locator("#lists tbody tr").nth(1)
    assert [first.locator(f"td.{key}").inner_text() for key in ("participants", "place")] == ["甲国", "日内瓦"]
    first.locator("td.content button").click()
    assert visit.title().split() == ["核试验", "甲国", "@", "日内瓦"]
    visit.page.click("#export")
    with visit.page.expect_download() as waiting:
        visit.page.click("#formats button:has-text('CSV')")
    waiting.value.save_as(tmp_path / "list.csv")
    rows = list(csv.DictReader((tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["kind"], row["label"], row["subject"], row["place"]) for row in rows] == [
        ("event", "发射", "甲国", ""), ("event", "核试验", "甲国", "日内瓦"), ("event", "访问", "甲国", "")
    ]  # fmt: skip
    visit.requests[:] = [one for one in visit.requests if not one.startswith("blob:")]


@browser_only
def test_an_undated_event_does_not_take_the_date_of_its_document(visit: Visit) -> None:
    visit.page.evaluate("location.hash = '#tab=lists&list=events'")
    visit.page.click("#lists td.content button:has-text('抵达')")
    card = visit.page.inner_text("#panel .evidence")
    assert "日期不详" in card
    assert "2022-06-10" not in card


@browser_only
def test_who_took_part_has_its_events(visit: Visit) -> None:
    visit.choose("state/AAA")
    assert "参与的事件 3" in visit.page.locator("#panel h3").all_inner_texts()
    visit.choose("state/CHN")
    assert not any("参与的事件" in one for one in visit.page.locator("#panel h3").all_inner_texts())


@browser_only
def test_a_card_says_as_whom_to_whom_where_and_through_whom(visit: Visit) -> None:
    visit.page.click("#tab-lists")
    visit.page.click(f"#lists td.content button:has-text('{SAYS}')")
    line = visit.page.locator("#panel .circumstances")
    assert line.locator("> span").all_inner_texts() == [
        "以外交部发言人身份", "对乙国说", "在日内瓦", "转述自某通讯社", "引《不扩散核武器条约》第6条"
    ]  # fmt: skip
    visit.page.click("#language")
    assert line.locator("> span").all_inner_texts()[1:3] == ["to Country B", "at 日内瓦"]
    assert "Article 6" in line.inner_text()
    line.locator("button:has-text('Country B')").click()
    assert visit.title() == "Country B"


@browser_only
def test_what_a_claim_says_somebody_does_is_marked_as_said(visit: Visit) -> None:
    visit.page.click("#tab-lists")
    visit.page.click(f"#lists td.content button:has-text('{SAYS}')")
    said = visit.page.locator("#panel .proposed")
    assert said.locator(".sub").inner_text() == "主张所称："
    assert "不是图谱认可的事实" in str(said.locator(".sub").get_attribute("title"))
    assert [one.split() for one in said.locator("li").all_inner_texts()] == [
        ["甲国", "违反", "不扩散核武器条约"], ["乙国", "否", "拥有", "核武器"]
    ]  # fmt: skip
    visit.page.click("#lists td.content button:has-text('囤积钚') >> nth=0")
    assert visit.page.locator("#panel .proposed, #panel .circumstances").count() == 0


@browser_only
def test_an_event_is_marked_in_its_document(visit: Visit) -> None:
    visit.page.evaluate("location.hash = '#tab=lists&list=events'")
    visit.page.click("#lists td.content button:has-text('核试验')")
    visit.page.click("#panel .evidence button:has-text('在文中查看')")
    mark = visit.page.locator("#article .tied.chosen").first
    assert mark.get_attribute("aria-label") == "甲国 核试验: 甲国6月9日在日内瓦进行核试验"


# ---- hostile ----


def hostile() -> Network:
    """Events and claims all whose names would run where they are taken for markup or script."""
    quads = []
    for number, title in enumerate(HOSTILE):
        text = f"题{number}\n甲国试验{title}，甲国说{title}。\n"
        who = (f"d{number}", f"org:x{number}", "criticize", title)
        quads += [
            *entity(f"org:x{number}", title, title),
            *entity(f"place:x{number}", title, title),
            *document(f"d{number}", text, "2022-01-01", f"org:x{number}", title=title),
            *event(f"d{number}", text, f"Sort{number}", f"甲国试验{title}", f"org:x{number}", date="2022-01-02",
                   place=f"place:x{number}", thing=f"org:x{number}", reporter=f"place:x{number}", label=title),
            *claim(f"d{number}", text, *who[1:]),
            *circumstances(*who, post=title, addressee=f"place:x{number}", place=f"place:x{number}",
                           relay=f"place:x{number}", article=(f"place:x{number}", 1)),
            *proposition(*who, f"place:x{number}", f"does{number}", f"org:x{number}", "negative"),
            quad(OWN.term(f"does{number}"), RDFS + "label", Literal(title, language="en")),
        ]  # fmt: skip
    return network(records(store(quads)))


@browser_only
@pytest.mark.slow
def test_hostile_names_of_events_and_posts_do_not_run(browser: Any, tmp_path: Path) -> None:
    export(hostile(), tmp_path)
    one = Visit(browser, tmp_path / "network.html", "#lang=en&tab=timeline")
    one.page.click("#timeline tr.events .cell")
    while one.page.locator("#panel .further:visible").count():
        one.page.locator("#panel .further:visible").first.click()
    assert one.page.locator("#panel .evidence").count() == len(HOSTILE)
    one.page.evaluate("location.hash = '#lang=en&tab=lists&list=events'")
    one.page.wait_for_selector("#lists td.event")
    assert one.page.locator("#lists tbody tr").count() == len(HOSTILE)
    for row in json.loads(one.page.evaluate("JSON.stringify(kgPage.items.map((one) => one.id))")):
        one.page.evaluate("id => { kgPage.state.chosen = { type: 'item', id }; kgPage.refresh(); }", row)
        assert one.page.locator("#panel .evidence").count() == 1
    one.page.click("#tab-reading")
    one.page.locator("#papers button").first.click()
    assert one.page.locator(":is(main, header) :is(script, img, iframe, style, object, embed, link)").count() == 0
    assert one.page.evaluate("window.pwned") is None
    assert set(one.requests) == {(tmp_path / "network.html").as_uri()}
    assert one.complaints == []
    one.page.close()
