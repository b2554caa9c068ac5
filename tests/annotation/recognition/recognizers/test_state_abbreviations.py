"""States of one character, in lists and closed frames."""

import pytest

from kg.annotation.recognition.recognizers import state_abbreviations
from tests.support.stages import found_by, quote

FOUND = [  # text, what is found: surface, kind, form
    ("中美俄的代表与会。", [("中", "state", "short"), ("美", "state", "short"), ("俄", "state", "short")]),
    ("中、俄、法三方的代表与会。", [("中", "state", "short"), ("俄", "state", "short"), ("法", "state", "short")]),
    ("朝核问题没有进展。", [("朝", "state", "short")]),
    ("驻日大使返回东京。", [("日", "state", "short")]),
    ("普京此次访中没有结果。", [("中", "state", "short")]),
    ("美宣布退出协议。", [("美", "state", "short")]),
]  # fmt: skip
NOT_FOUND = [
    "他热爱和平。",
    "他在采访中对条约提出看法。",
    "双方在交涉中没有让步。",
    "中东局势紧张。",
    "4日会议开幕。",
    "拉美国家支持无核武器区。",
    "总干事弗洛伊德发言。",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_one_character_is_a_state_in_a_list_or_frame(text: str, expected: list[tuple[str, str, str]]) -> None:
    analysis, found = found_by(state_abbreviations, text)
    assert [(quote(analysis, one.span), one.kind, one.form) for one in found] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_elsewhere_the_character_is_none(text: str) -> None:
    analysis, found = found_by(state_abbreviations, text)
    assert [quote(analysis, one.span) for one in found] == []
