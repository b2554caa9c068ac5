"""Events by their nouns and modifiers."""

import pytest

from kg.annotation.recognition.recognizers import meetings
from tests.support.stages import found_by, quote

FOUND = [  # text, what is found: surface, kind, form
    ("第九次审议大会在纽约举行。", [("第九次审议大会", "event", "name")]),
    ("外交部举行例行记者会。", [("例行记者会", "event", "nominal")]),
    ("北约峰会在维尔纽斯举行。", [("北约峰会", "event", "name")]),
    ("他出席了第四届海洋安全论坛。", [("第四届海洋安全论坛", "event", "name")]),
    ("六国与伊朗外长会议推迟了。", [("六国与伊朗外长会议", "event", "name")]),
    ("中日韩外长会结束了。", [("外长会", "event", "nominal")]),
    ("双方举行了维也纳会谈。", [("维也纳会谈", "event", "name")]),
]  # fmt: skip
NOT_FOUND = [
    "会议室在二楼。",
    "大会主席没有发言。",
    "会谈纪要已经散发。",
    "这是一次机会。",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_the_noun_of_an_event_is_found_with_its_modifiers(text: str, expected: list[tuple[str, str, str]]) -> None:
    analysis, found = found_by(meetings, text)
    assert [(quote(analysis, one.span), one.kind, one.form) for one in found] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_words_of_the_same_noun_are_no_event(text: str) -> None:
    analysis, found = found_by(meetings, text)
    assert [quote(analysis, one.span) for one in found] == []
