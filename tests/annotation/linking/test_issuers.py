"""Who issued a document that a noun stands for."""

import pytest

from kg.annotation.linking.issuers import institute_before, issuing, owner_of
from tests.support.stages import linked, spot

ISSUED = [  # text, noun, who issues it
    ("中国和俄罗斯发表联合声明。", "联合声明", ["state:CHN", "state:RUS"]),
    ("国际原子能机构向联合国大会提交报告。", "报告", ["org:IAEA"]),
    ("国际原子能机构发布伊朗核问题报告。", "报告", ["org:IAEA"]),
    ("智利大学发布报告。", "报告", []),
    ("朴振会见金正恩后，发布报告。", "报告", ["person:朴振"]),
    ("中国高度重视裁军，已经提交国家报告。", "国家报告", ["state:CHN"]),
]
OWNED = [  # text, noun, whose it is
    ("北约的报告指出，局势严峻。", "报告", ("org:NATO",)),
    ("一份批评北约的报告指出，局势严峻。", "报告", ()),
    ("关于北约的报告指出，局势严峻。", "报告", ()),
    ("媒体援引北约的报告说，局势严峻。", "报告", ("org:NATO",)),
    ("韩国的一项研究发现，多数人支持裁军。", "研究", ()),
]


@pytest.mark.parametrize(("text", "noun", "wanted"), ISSUED)
def test_who_stands_before_the_verb_and_is_not_addressed_issues_it(text: str, noun: str, wanted: list[str]) -> None:
    analysis = linked(text)
    at = spot(analysis, noun).start
    assert issuing(analysis, analysis.sentences[-1].span.start, at) == wanted


@pytest.mark.parametrize(("text", "noun", "wanted"), OWNED)
def test_the_object_of_a_verb_owns_nothing(text: str, noun: str, wanted: tuple[str, ...]) -> None:
    analysis = linked(text)
    assert owner_of(analysis, spot(analysis, noun), noun, speaks=True) == wanted


def test_a_report_is_of_the_institute_of_the_sentence_before_and_a_statement_is_not() -> None:
    analysis = linked("国际原子能机构完成了核查。报告指出，库存上升。")
    opening = analysis.sentences[-1].span.start
    assert institute_before(analysis, opening, "报告") == ["org:IAEA"]
    assert institute_before(analysis, opening, "声明") == institute_before(analysis, opening, "报告", opening) == []
