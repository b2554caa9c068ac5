"""Organizations by a name in quotation marks."""

import pytest

from kg.annotation.recognition.recognizers import quoted_organizations
from tests.support.stages import found_by, quote

FOUND = [  # text, what is found
    ("日本反核团体“和平之舟”周三发表声明。", ["和平之舟"]),
    ("数据公司“开普勒”称，油轮已经离港。", ["开普勒"]),
    ("总部设在伦敦的“国际安全观察”组织发布了评论。", ["国际安全观察"]),
    ("「西部海域監測協會」公布了數字。", ["西部海域監測協會"]),
    ("环保团体“德国之友”反对该计划。", ["德国之友"]),
]
NOT_FOUND = [
    "军队组织“联合利剑”演习。",
    "他在“核安全”会议上发言。",
    "机构“改革”方案已经公布。",
    "“反恐”没有结束。",
    "“基金会”没有回应。",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_kind_beside_the_marks_or_the_last_word_makes_an_organization(text: str, expected: list[str]) -> None:
    analysis, found = found_by(quoted_organizations, text)
    assert [(quote(analysis, one.span), one.kind) for one in found] == [(one, "org") for one in expected]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_marks_around_other_words_make_none(text: str) -> None:
    analysis, found = found_by(quoted_organizations, text)
    assert [quote(analysis, one.span) for one in found] == []
