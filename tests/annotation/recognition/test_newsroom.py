"""Posts of a newsroom: a credit names who made the text; a sentence tells of somebody who may speak."""

import pytest

from kg.annotation import annotate
from tests.support.making import document_of
from tests.support.stages import linked


@pytest.mark.parametrize(
    "text", ["军事杂志《防务评论》总编辑张立弘则指出，基地正在扩大。", "报告主要作者张立弘认为，基地正在扩大。"]
)
def test_an_editor_of_another_paper_speaks(text: str) -> None:
    claims = annotate(document_of("样例", text, published="2022-06-15")).claims
    assert [(one.speaker, one.content.quote) for one in claims] == [("person:张立弘", "基地正在扩大")]


@pytest.mark.parametrize("text", ["（编辑：张立弘）", "记者：王一鸣责编：张立弘", "责编 张立弘"])
def test_a_credit_is_staff(text: str) -> None:
    analysis = linked("会谈已经结束。", text)
    assert {one.subtype for one in analysis.mentions if analysis.folded[slice(*one.span)] == "张立弘"} == {"staff"}


def test_one_character_of_a_foreign_name_is_no_state() -> None:
    claims = annotate(document_of("样例", "阿曼外交大臣巴德尔当天说，谈判取得了进展。", published="2026-02-07")).claims
    assert [one.speaker for one in claims] == ["person:巴德尔"]
