"""A treaty or topic is found by any of its names and shows who stands where, who differs, what changed and who voted how."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.graph import Graph
from kg.network.entities import network
from kg.network.ledger import with_ledger
from tests.support.browsing import Visit, browser_only
from tests.support.making import graph_of
from tests.support.pages import page_of

TOLD = (
    ("2017-07-08", "联合国会议2017年7月7日以122票赞成、1票反对、1票弃权通过《禁止核武器条约》，荷兰投了反对票。"),
    ("2018-03-02", "日本外相河野太郎2日表示，日方支持《全面禁止核试验条约》。"),
    ("2019-05-06", "美国国务卿蓬佩奥6日表示，美方支持《中导条约》。"),
    ("2020-05-07", "美国国务卿蓬佩奥7日表示，美方反对《中导条约》。"),
    ("2020-05-09", "中国外交部发言人赵立坚9日表示，中方支持《中导条约》，没有退出《中导条约》的打算。"),
)


@pytest.fixture
def turned(browser: Any, tmp_path: Path) -> Iterator[Visit]:
    found = Visit(browser, page_of(graph_of(*TOLD), tmp_path), "#tab=subjects&subject=treaty:INF")
    yield found
    assert found.complaints == []
    found.page.close()


@browser_only
@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("no first use", "不首先使用核武器"),
        ("NFU", "不首先使用核武器"),
        ("不首先使用", "不首先使用核武器"),
        ("不首先使用核武器", "不首先使用核武器"),
        ("aukus", "美英澳核潜艇合作"),
        ("ＡＵＫＵＳ", "美英澳核潜艇合作"),
        ("npt", "不扩散核武器条约"),
        ("nuclear sharing", "核共享"),
    ],
)
def test_topics_and_treaties_are_found_by_name_and_acronym(one: Visit, typed: str, title: str) -> None:
    one.page.fill("#search", typed)
    one.page.click(f"#hits li:has-text('立场表'):has-text('{title}')")
    assert one.page.inner_text("#subjects h2") == title
    assert one.page.locator("#subjects .stances .saying").count() >= 1


@browser_only
@pytest.mark.parametrize(
    ("typed", "title"),
    [("hegongxiang", "核共享"), ("he gong xiang", "核共享"), ("hgx", "核共享"), ("bushouxian", "不首先使用核武器")],
)
def test_they_are_found_as_they_are_read(one: Visit, typed: str, title: str) -> None:
    pytest.importorskip("pypinyin")
    one.page.fill("#search", typed)
    one.page.click(f"#hits li:has-text('立场表'):has-text('{title}')")
    assert title in one.page.inner_text("#subjects h2")


@browser_only
@pytest.mark.parametrize("typed", ["中国 NPT", "npt 中国", "China NPT", "zhongguo 不扩散"])
def test_two_words_find_what_one_says_on_the_other(one: Visit, typed: str) -> None:
    if typed[0] == "z":
        pytest.importorskip("pypinyin")
    one.page.fill("#search", typed)
    one.page.click("#hits li:has-text('中国 · 不扩散核武器条约')")
    assert one.page.locator("#strip .chip .name").all_inner_texts() == ["中国"]
    assert one.hash()["subject"] == "treaty:NPT"
    assert [words.split("\n")[0] for words in one.page.locator("#subjects .stances tbody th").all_inner_texts()] == [
        "中国"
    ]


@browser_only
def test_the_table_holds_every_stand_of_the_ledger(one: Visit, sample: Graph) -> None:
    ledger = with_ledger(network(sample.records(), sample.ontology), sample).ledger
    shown: dict[str, int] = {}
    for stand in ledger.stands:
        if stand.subject == "treaty:JCPOA" and stand.change != "vote":
            shown[stand.stance] = shown.get(stand.stance, 0) + 1
    one.page.evaluate("location.hash = '#tab=subjects&subject=treaty:JCPOA'")
    one.page.wait_for_selector("#subjects h2:has-text('伊朗核问题全面协议')")
    while one.page.locator("#subjects .stances .further:visible").count():
        one.page.locator("#subjects .stances .further:visible").first.click()
    counted = {name: one.page.locator(f"#subjects .stances td.{name} .saying").count() for name in shown}
    assert counted == shown


@browser_only
def test_what_was_said_is_shown_as_its_speakers_words_with_negation_and_modality(turned: Visit) -> None:
    said = turned.page.inner_text("#subjects .stances tr:has-text('中国')")
    assert "没有退出" in said and "2020-05-09" in said
    assert "赵立坚" in said, "by whom"


@browser_only
def test_a_reversal_is_told_with_what_was_said_before(turned: Visit) -> None:
    row = turned.page.inner_text("#subjects .changes tr.reversed")
    assert all(words in row for words in ("2020-05-07", "美国", "改变立场", "反对", "此前", "2019-05-06", "美方支持"))


@browser_only
def test_two_who_differ_stand_side_by_side_and_nobody_is_right(turned: Visit) -> None:
    halves = turned.page.locator("#subjects .difference .half").all_inner_texts()
    assert len(halves) == 2 and {words.split("\n")[0] for words in halves} == {"中国", "美国"}
    camps = turned.page.locator("#subjects .camp").all_inner_texts()
    assert any("最近表示支持" in words and "中国" in words for words in camps)
    assert any("最近表示反对" in words and "美国" in words for words in camps)
    assert any("两种都说过" in words and "美国" in words for words in camps)


@browser_only
def test_who_voted_how(turned: Visit) -> None:
    turned.page.fill("#search", "TPNW")
    turned.page.click("#hits li:has-text('立场表')")
    votes = turned.page.inner_text("#subjects .camp:has-text('投反对票')")
    assert "荷兰" in votes and "荷兰投了反对票" in votes and "2017-07-08" in votes, (
        "undated, it has the date of its document"
    )


@browser_only
def test_topics_in_lists_cards_and_the_matrix_lead_there(one: Visit) -> None:
    page = one.page
    page.click("#tab-lists")
    name = page.locator("#lists td.topics button").first.inner_text()
    page.locator("#lists td.topics button").first.click()
    assert page.inner_text("#subjects h2") == name
    page.locator("#subjects .saying").first.click()
    link = page.locator("#panel .second button.to").first
    name = link.inner_text()
    link.click()
    assert page.inner_text("#subjects h2") == name
    page.click("#tab-matrix")
    head = page.locator("#matrix thead th button").first
    name = head.inner_text()
    head.click()
    assert page.inner_text("#subjects h2") == name
    page.go_back()
    page.wait_for_selector("#matrix table")


@browser_only
def test_the_matrix_has_more_columns_where_there_are_more(one: Visit) -> None:
    one.page.click("#tab-matrix")
    few = one.page.locator("#matrix thead th").count()
    more = one.page.locator("#matrix [data-key='more columns']")
    left = int("".join(one for one in more.inner_text() if one.isdigit()))
    more.click()
    assert one.page.locator("#matrix thead th").count() == few + left
    one.page.click("#matrix .mode button:has-text('条约')")
    assert "不扩散核武器条约" in one.page.inner_text("#matrix thead")


@browser_only
def test_the_list_of_subjects_narrows_as_one_types(one: Visit) -> None:
    one.page.click("#tab-subjects")
    every = one.page.locator("#subjects .choice").count()
    one.page.fill("#subjects .finder", "submarines")
    assert 0 < one.page.locator("#subjects .choice").count() < every
    one.page.press("#subjects .finder", "Enter")
    assert "核潜艇" in one.page.inner_text("#subjects h2")
    one.page.click("#subjects [data-key='all subjects']")
    assert one.page.locator("#subjects .finder").input_value() == "submarines"


@browser_only
def test_english_and_small_screens_show_it_whole(browser: Any, read: Path) -> None:
    one = Visit(browser, read, "#lang=en&tab=subjects&subject=treaty:NPT", viewport={"width": 390, "height": 800})
    assert "Who stands where" in one.page.inner_text("#subjects") and "no side" in one.page.inner_text("#subjects")
    wide = "[document.documentElement, document.getElementById('subjects')].map((one) => one.scrollWidth - one.clientWidth)"
    assert one.page.evaluate(wide) == [0, 0]
    assert one.complaints == []
    one.page.close()


@browser_only
def test_without_full_text_it_shows_quotes_alone(browser: Any, sample: Graph, tmp_path: Path) -> None:
    one = Visit(browser, page_of(sample.without_texts(), tmp_path), "#tab=subjects&subject=treaty:NPT")
    assert one.page.locator("#subjects .stances .saying .words").count() >= 4
    quotes = {claim["content"] for claim in sample.claims} | {claim["quote"] for claim in sample.claims}
    assert set(one.page.locator("#subjects .stances .saying .words").all_inner_texts()) <= quotes
    one.page.locator("#subjects .saying").first.click()
    one.page.click("#panel .citing button")
    assert one.page.input_value("#panel .citation textarea")
    one.page.click("#tab-reading")
    one.page.locator("#papers button").first.click()
    assert "不含全文" in one.page.inner_text("#article") and one.page.locator("#article .summary li").count()
    assert one.complaints == []
    one.page.close()


@browser_only
def test_a_page_without_a_ledger_has_no_such_tab(visit: Visit) -> None:
    assert visit.page.is_hidden("#tab-subjects")
    visit.page.focus("#tab-matrix")
    visit.page.keyboard.press("ArrowRight")
    assert visit.page.is_visible("#timeline")
