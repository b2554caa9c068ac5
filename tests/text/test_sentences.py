"""A sentence is the same for the stages, for the page and for `kg explain`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.annotation import annotate
from kg.annotation.document import sentences
from kg.export.formats.page import export
from kg.export.page.data import page_data
from kg.graph import Graph
from kg.model import Span
from kg.network.claims import ShownClaim
from kg.network.entities import network
from kg.rdf.explanation import explain
from kg.text.sentences import GAP, clauses, sentence_around, told_in
from tests.support.browsing import Visit, browser_only
from tests.support.making import document_of

MARKS = str.maketrans("", "", "‹›«»【】")
LONG = "".join(
    f"会场外天气不错，来的人比往年多，在大厅里等着消息的是第{number}家媒体的记者。" for number in "一二三四五六"
)
LATER = LONG.replace("记者", "摄影师")
PARAGRAPHS = (
    "法国外交部发言人3日表示，法方支持继续谈判；反对美国对伊朗的制裁。此后会谈中断。",
    "伊朗外长阿拉格齐称：“谈判已经停止……”记者随后离开会场。",
    "毛宁表示，中方反对任何形式的核试验！美国应当批准《全面禁止核试验条约》。会议于下午结束。",
    "“朝鲜要求美国停止敌对政策。”朝鲜外务省发言人说，“朝鲜不会首先放弃核武器。”",
    "俄罗斯外长拉夫罗夫强调：「俄方愿意恢复对话，条件是北约停止东扩。」他随后前往日内瓦.会谈将于周五举行。",
    "英国首相斯塔默问道：“伊朗为什么不让核查人员进入设施？”伊朗没有回应。",
    f"{LONG}日本外相岩屋毅表示，日本敦促朝鲜放弃核武器。与会者随后散去。{LATER}",
)


def marked_off(text: str) -> tuple[str, Span]:
    """`甲【乙】丙` is 甲乙丙 and the place of 乙."""
    start, end = text.index("【"), text.index("】") - 1
    return text.translate(MARKS), Span(start, end)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("会谈中断。甲方说，主张对话；【反对制裁】。此后无事。", "甲方说，主张对话；反对制裁。"),
        ("甲方称“【谈判已经停止】……”记者离开会场。", "甲方称“谈判已经停止……”"),
        ("甲方称“谈判已经停止……”【记者】离开会场。", "记者离开会场。"),
        ("等等……【甲方】还在说。", "等等……甲方还在说。"),
        ("“【怎么回事？】”乙方问。", "“怎么回事？”"),
        ("一。二【三。四】五！六。", "二三。四五！"),
        ("发生了袭击事件.【我们】也在场.", "我们也在场."),
        ("标题没有句号\n【正文】也没有\n第三行。", "正文也没有"),
        (f"{GAP}{GAP}甲。乙【丙】{GAP}丁。", "乙丙"),
        ("【全文】", "全文"),
        ("前一句。  【后一句】  ", "后一句"),
        ("（甲国代表【表示】反对。）会议休息。", "（甲国代表表示反对。）"),
    ],
)
def test_a_sentence_ends_with_its_closing_marks_its_line_or_what_is_known(text: str, sentence: str) -> None:
    plain, span = marked_off(text)
    assert plain[slice(*sentence_around(plain, span))] == sentence


def test_a_claim_is_told_with_its_speaker_where_he_stands_in_its_line() -> None:
    text = "甲方代表发言。他说，\n乙方应当停止试验。丙方问：“何时？”丁方没有回答。"
    speaker, content, other = (
        Span(text.index(part), text.index(part) + len(part)) for part in ("甲方代表", "乙方应当停止试验", "丁方")
    )
    assert text[slice(*told_in(text, content, speaker))] == "乙方应当停止试验。"
    assert text[slice(*told_in(text, content, other))] == "乙方应当停止试验。丙方问：“何时？”丁方没有回答。"
    assert told_in(text, content, other) == told_in(text, other, content)


def test_of_a_line_without_end_a_part_is_shown() -> None:
    text = "核" * 20_000
    start, end = sentence_around(text, Span(10_000, 10_002))
    assert start < 10_000 and end > 10_002 and end - start < 5_000


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_the_sentence_around_a_place_is_that_of_the_stages(paragraph: str) -> None:
    document = document_of("样例", paragraph)
    for sentence in sentences(document):
        for clause in clauses(document.text, sentence.span):
            place = Span(clause.start, clause.start + 1)
            if document.text[place.start] not in "”」』":
                assert sentence_around(document.text, place) == sentence.span


@pytest.fixture(scope="module")
def told() -> Graph:
    graph = Graph()
    for paragraph in PARAGRAPHS:  # all of one name, as files of several folders may be
        graph.add(annotate(document_of("各方就核问题发言", paragraph)))
    graph.finish()
    return graph


@pytest.fixture(scope="module")
def explained(told: Graph) -> dict[str, str]:
    """What is said -> its sentence in `kg explain`, without the marks."""
    speakers = sorted({one["speaker"] for one in told.claims})
    found = [claim for speaker in speakers for claim in explain(told, speaker)["claims"]]
    return {one["content"]: one["sentence"].translate(MARKS) for one in found}


def shown(row: ShownClaim) -> str:
    return row.passage.before + row.passage.quote + row.passage.after


def test_page_and_explain_show_the_same_sentence(told: Graph, explained: dict[str, str]) -> None:
    rows = network(told.records()).claims
    assert {row.passage.quote: shown(row) for row in rows} == explained and len(explained) >= len(PARAGRAPHS)
    after_semicolon = explained["反对美国对伊朗的制裁"]
    assert after_semicolon.startswith("法国外交部发言人3日表示，") and after_semicolon.endswith("制裁。")
    assert [one for one in explained.values() if "记者随后" in one or "没有回应" in one] == []


def test_without_texts_what_is_known_of_the_sentence_is_shown(told: Graph) -> None:
    rows = network(told.without_texts().records()).claims
    whole = "".join(PARAGRAPHS)
    assert rows and all(shown(row) in whole and GAP not in shown(row) for row in rows)


def test_the_data_of_the_page_say_where_the_sentence_begins_and_ends(told: Graph, explained: dict[str, str]) -> None:
    data: dict[str, Any] = page_data(network(told.records()))
    passages = [data["passages"][row.passage] for row in data["claims"]]
    texts = {part.document: part.text for part in data["parts"]}
    for one in passages:
        text, quote = texts[one.document], slice(one.start, one.end)
        if text[quote] in explained:
            assert text[one.start - one.before : one.end + one.after] == explained[text[quote]]


@pytest.fixture
def visit_told(browser: Any, told: Graph, tmp_path: Path) -> Iterator[Visit]:
    export(network(told.records()), tmp_path)
    one = Visit(browser, tmp_path / "network.html")
    yield one
    assert one.complaints == []
    one.page.close()


@browser_only
def test_of_a_long_paragraph_the_card_shows_the_sentence_and_then_all(
    visit_told: Visit, explained: dict[str, str]
) -> None:
    quote = "朝鲜放弃核武器"
    visit_told.page.click("#tab-lists")
    visit_told.page.fill("#search", quote)
    visit_told.page.locator("#lists td.content button").first.click()
    card = visit_told.page.locator("#panel blockquote")
    assert card.inner_text().replace("…", "").removesuffix(" 整段") == explained[quote]
    card.locator("button").click()
    assert card.inner_text().count("天气") == 12
