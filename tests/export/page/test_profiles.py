"""The card of an entity says how much it says, when and on what; a document begins with who says what; questions are such as can be answered."""

import json
from pathlib import Path
from typing import Any

from kg.export.formats.page import export
from kg.graph import Graph
from kg.network.entities import network
from tests.support.browsing import Visit, browser_only
from tests.support.making import annotation_of, graph_of
from tests.support.pages import page_of
from tests.support.store import circumstances, claim, document, entity, records, store

TWICE = "中国外交部发言人毛宁5日表示，中方反对美国退出《中导条约》，敦促美国重返《中导条约》。"
TOLD = "中国外交部发言人毛宁3月1日表示，美国一再违反《不扩散核武器条约》规定的各项义务。"


def counts(words: list[str]) -> list[int]:
    return [int(one.rpartition("×")[2]) if "×" in one else 1 for one in words]


# ---- entities ----


@browser_only
def test_an_entity_is_summed_up_by_act_year_and_topic(one: Visit) -> None:
    one.choose("state/CHN")
    said = one.page.locator("#panel .numbers:has-text('发表')")
    assert sum(counts(said.locator(".act").all_inner_texts())) == int(said.locator(".sub").inner_text().split()[-1])
    assert "针对它" in one.page.inner_text("#panel")
    assert one.page.locator("#panel .spark rect").count() >= 2
    assert "每年的主张数" in str(one.page.locator("#panel .spark svg").get_attribute("aria-label"))
    limits = one.page.inner_text("#panel .limits")
    assert "最早" in limits and "最近" in limits
    assert one.page.locator("#panel .numbers:has-text('谈到') button").count() >= 3


@browser_only
def test_an_act_of_a_profile_lists_its_sentences(one: Visit) -> None:
    one.choose("state/CHN")
    chip = one.page.locator("#panel .numbers:has-text('发表') .act:has-text('批评')")
    (count,) = counts([chip.inner_text()])
    chip.click()
    assert one.page.locator("#strip .chip .name").all_inner_texts() == ["中国", "批评"]
    assert int(one.page.inner_text("#list-tabs .sub")) == count


@browser_only
def test_an_entity_can_be_asked_for_from_its_card(one: Visit) -> None:
    one.choose("treaty/NPT")
    one.page.click("#panel [data-key='filter treaties']")
    assert one.hash()["treaties"] == "treaty/NPT"
    assert one.page.get_attribute("#panel [data-key='filter treaties']", "aria-pressed") == "true"
    one.page.click("#panel .positions")
    assert one.page.inner_text("#subjects h2") == "不扩散核武器条约"


@browser_only
def test_one_sentence_is_one_card_with_all_that_is_said_in_it(browser: Any, tmp_path: Path) -> None:
    one = Visit(browser, page_of(graph_of(("2022-04-05", TWICE)), tmp_path))
    one.choose("state/CHN")
    said = one.page.locator("#panel .by-document")
    claims = one.page.evaluate("kgPage.items.filter((item) => item.claim).length")
    assert claims == 2, "or the sentence tests nothing"
    assert said.locator(".evidence").count() == 1
    assert said.locator(".evidence .trail .act").all_inner_texts() == ["反对", "要求"]
    assert one.complaints == []
    one.page.close()


@browser_only
def test_sentences_stand_under_their_documents_and_what_others_report_once(browser: Any, tmp_path: Path) -> None:
    graph = Graph()
    for number, published in enumerate(("2021-03-01", "2021-03-02", "2021-03-03")):
        graph.add(annotation_of("散会。" * number + TOLD, published=published))
    graph.finish()
    one = Visit(browser, page_of(graph, tmp_path))
    one.choose("state/CHN")
    assert one.page.locator("#panel .by-document .evidence").count() == 1
    assert "另有 2 篇文档报道" in one.page.inner_text("#panel .by-document")
    assert one.page.inner_text("#panel .by-document h4 button") == "样例"
    assert one.complaints == []
    one.page.close()


# ---- documents ----


@browser_only
def test_a_document_begins_with_who_says_what(one: Visit) -> None:
    one.page.click("#tab-reading")
    one.page.click("#papers button:has-text('核潜艇合作冲击')")
    rows = one.page.locator("#article .summary li").all_inner_texts()
    assert rows and any(row.startswith("中国") and "批评" in row for row in rows)
    shown = sum(counts(one.page.locator("#article .summary li .act").all_inner_texts()))
    known = one.page.evaluate("kgPage.documents[kgPage.state.reading].items.filter((item) => item.claim).length")
    assert 0 < shown <= known
    one.page.locator("#article .summary p:has-text('谈到') button").first.click()
    assert one.page.is_visible("#subjects h2")


# ---- questions ----


@browser_only
def test_each_question_that_is_offered_has_an_answer(one: Visit) -> None:
    page = one.page
    addresses = page.evaluate("[...document.querySelectorAll('#strip .ask')].map((link) => link.href)")
    assert len(addresses) == 6
    for address in addresses:
        page.evaluate("address => { location.href = address; }", address)
        page.wait_for_timeout(60)
        tab = one.hash()["tab"]
        rows = {"lists": "#lists tbody tr", "subjects": "#subjects .saying", "reading": "#article .summary li"}[tab]
        assert page.locator(rows).count() >= 1, address


@browser_only
def test_questions_are_asked_in_english_too_and_lead_back(one: Visit) -> None:
    one.page.click("#language")
    asked = one.page.locator("#strip .ask").all_inner_texts()
    assert asked[0] == "Who criticizes whom about NPT?" and len(asked) == 6
    one.page.locator("#strip .ask").first.click()
    one.page.wait_for_selector("#lists tbody tr")
    assert one.hash()["lang"] == "en" and one.page.locator("#lists tbody tr").count() >= 1
    one.page.go_back()
    one.page.wait_for_selector("#strip .ask")
    assert one.page.is_visible("#network")


@browser_only
def test_no_question_is_asked_that_has_no_answer(browser: Any, tmp_path: Path) -> None:
    one = Visit(browser, page_of(graph_of(("2022-06-15", "会议今天闭幕。")), tmp_path))
    assert one.page.locator("#strip .ask").count() == 0 and one.page.is_hidden("#strip")
    one.page.close()


# ---- citing ----


def citation(one: Visit, form: str) -> str:
    if not one.page.locator("#panel .citation").count():
        one.page.locator("#panel .citing button").first.click()
    one.page.click(f"#panel .citation button:has-text('{form}')")
    return one.page.input_value("#panel .citation textarea")


@browser_only
def test_a_sentence_is_cited_with_speaker_post_side_date_outlet_place_and_view(
    one: Visit, browser: Any, read: Path
) -> None:
    one.page.evaluate("location.hash = '#tab=lists&acts=claim.criticize&treaties=treaty/NPT'")
    one.page.wait_for_selector("#strip .chip")
    one.page.locator("#lists tbody tr:has-text('傅聪') td.content button").first.click()
    text = citation(one, "文本")
    assert all(part in text for part in ("傅聪（", "代表中国", "批评", "2022-08-02", "“", "载", "《", "第 "))
    words = one.page.inner_text("#panel .content")
    assert f"“{words}”" in text
    view = "#" + text.rpartition("#")[2].strip()
    other = Visit(browser, read, view)
    assert other.page.locator("#article .content.chosen").first.inner_text() in words or words in "".join(
        other.page.locator("#article .content.chosen").all_inner_texts()
    )
    other.page.close()


@browser_only
def test_a_citation_is_bibtex_or_csl_if_asked_for(one: Visit) -> None:
    one.page.evaluate("location.hash = '#tab=lists'")
    one.page.wait_for_selector("#lists tbody tr")
    one.page.locator("#lists td.content button").first.click()
    bibtex = citation(one, "BibTeX")
    assert bibtex.startswith("@misc{") and bibtex.rstrip().endswith("}") and bibtex.count("{") == bibtex.count("}")
    (item,) = json.loads(citation(one, "CSL-JSON"))
    assert item["type"] in ("webpage", "document") and item["title"]
    assert all(isinstance(part, int) for part in item["issued"]["date-parts"][0])
    assert one.page.inner_text("#panel .content") in item["note"]


@browser_only
def test_hearsay_and_denial_are_not_lost_in_citing(browser: Any, tmp_path: Path) -> None:
    words = "甲国违反条约"
    quads = [
        *entity("state:AAA", "甲国"), *entity("state:BBB", "乙国"), *entity("org:CCC", "丙通讯社"),
        *document("d", f"题\n据丙通讯社报道，乙国否认{words}。\n", "2022-01-01", "state:AAA"),
        *claim("d", f"题\n据丙通讯社报道，乙国否认{words}。\n", "state:BBB", "deny", words, "state:AAA", date="2022-01-01"),
        *circumstances("d", "state:BBB", "deny", words, relay="org:CCC", post="外长"),
    ]  # fmt: skip
    export(network(records(store(quads))), tmp_path)
    one = Visit(browser, tmp_path / "network.html", "#tab=lists")
    one.page.locator("#lists td.content button").first.click()
    for form in ("文本", "BibTeX", "CSL-JSON"):
        text = citation(one, form)
        assert all(part in text for part in ("乙国（外长", "否认", "转述自丙通讯社", "→ 甲国", words)), form
    assert one.complaints == []
    one.page.close()
