"""Whose report, figures or news a sentence cites speaks in it; media, treaties and owners of papers do not."""

import pytest

from kg.annotation.attribution.accordance import accordances
from tests.support.making import said
from tests.support.stages import linked, paragraph, quote

CITED = [  # sentence, who is cited, and what cites
    ("根据国际原子能机构的数据，离心机有数千台。", "org:IAEA", "根据"),
    ("据俄罗斯国防部消息，潜艇已经返回港口。", "org:RUS-MoD", "据"),
    ("然而，根据五角大楼的估计，数量还会增加。", "org:USA-DoD", "根据"),
    ("根据国际原子能机构的报告，库存继续增加。", "doc:IAEA-1e8d-2022-06-15", "根据"),
    ("根据美国政府的统计，费用增加了一成。", "state:USA", "根据"),
]
NOBODY = [
    "据路透社报道，会谈下周继续。",
    "根据《不扩散核武器条约》，各方须接受核查。",
    "根据安理会决议，制裁仍然有效。",
    "根据以色列获得的文件，项目早已停止。",
    "据日本民间组织的调查，多数市民赞成。",
    "据美国媒体和伊朗外交部的消息，两国将会谈。",
    "国际原子能机构的数据很有用，各方都引用。",
    "据了解，会谈下周继续。",
]


@pytest.mark.parametrize(("text", "speaker", "citing"), CITED)
def test_who_is_cited_speaks(text: str, speaker: str, citing: str) -> None:
    analysis = linked(text)
    cue = next(accordances(analysis, paragraph(analysis)))
    assert (cue.speaker, quote(analysis, cue.span)) == (speaker, citing)
    assert analysis.text[cue.reach] == "，"


@pytest.mark.parametrize("text", NOBODY)
def test_others_are_nobodys_words(text: str) -> None:
    analysis = linked(text)
    assert list(accordances(analysis, paragraph(analysis))) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("在奥巴马及其支持者看来，协议约束了伊朗。", "person:奥巴马"),
        ("但在后来上台的特朗普眼中，协议存在三大缺陷。", "person:特朗普"),
        ("在朝鲜眼中，驻韩美军就是威胁的来源。", "state:PRK"),
    ],
)
def test_in_whose_eyes_it_is_so(text: str, speaker: str) -> None:
    analysis = linked(text)
    (cue,) = accordances(analysis, paragraph(analysis))
    assert cue.speaker == speaker


@pytest.mark.parametrize("text", ["在专家看来，协议很有用。", "在奥巴马看来是好事。", "在拜登的领导下，美国重返协议。"])
def test_nobody_known_looks_on(text: str) -> None:
    analysis = linked(text)
    assert list(accordances(analysis, paragraph(analysis))) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("王毅说，正如拉夫罗夫所说，协议应当恢复。", ["person:王毅"]),
        ("正如拉夫罗夫所说，协议应当恢复。", ["person:拉夫罗夫"]),
    ],
)
def test_who_says_the_same_does_not_take_the_words(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in said(text)] == speakers
