"""Organizations by their last word after a state, a place or an organ."""

import pytest

from kg.annotation.recognition.recognizers import organizations
from tests.support.stages import found_by, quote

FOUND = [  # text, what is found: surface, kind, form
    ("挪威防务研究中心公布了数字。", [("挪威防务研究中心", "org", "name")]),
    ("芬兰放送协会(FBA)作了报道。", [("芬兰放送协会", "org", "name"), ("FBA", "org", "name")]),
    ("他就读于挪威海事学院。", [("挪威海事学院", "org", "name")]),
    ("Rokkasho研究所停止了试验。", [("Rokkasho研究所", "org", "name")]),
    ("数据来自瑞典防务研究所。", [("瑞典防务研究所", "org", "name")]),
]  # fmt: skip
NOT_FOUND = [
    "许多日本公司参加了展览。",
    "日本驻华代表团到了会场。",
    "研究所公布了数字。",
    "瑞典的防务开支上升。",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_the_last_word_makes_an_organization(text: str, expected: list[tuple[str, str, str]]) -> None:
    analysis, found = found_by(organizations, text)
    assert [(quote(analysis, one.span), one.kind, one.form) for one in found] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_a_common_noun_after_a_state_makes_none(text: str) -> None:
    analysis, found = found_by(organizations, text)
    assert [quote(analysis, one.span) for one in found] == []
