"""What stands in book-title marks: its last word tells what it is."""

import pytest

from kg.annotation.recognition.recognizers import book_titles
from tests.support.stages import found_by, quote

FOUND = [  # text, what is found: surface, kind, form
    ("双方讨论了《甲乙边界裁军条约》的草案。", [("甲乙边界裁军条约", "treaty", "name")]),
    ("该所出版了《东亚导弹力量评估报告》。", [("东亚导弹力量评估报告", "doc", "name")]),
    ("《卡拉奇商报》登了这条消息。", [("卡拉奇商报", "org", "name")]),
    ("大会通过了《关于《甲乙边界裁军条约》的声明》。", [("关于《甲乙边界裁军条约》的声明", "doc", "name")]),
    ("会上散发了《外空武器核查议定书》和《现场视察手册》。", [("外空武器核查议定书", "treaty", "name")]),
]  # fmt: skip
NOT_FOUND = [
    "他读过《红楼梦》。",
    "各国批准了《不扩散核武器条约》。",
    "展览叫作《广岛的夏天》。",
    "双方讨论了边界裁军条约的草案。",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_the_last_word_tells_what_a_title_is(text: str, expected: list[tuple[str, str, str]]) -> None:
    analysis, found = found_by(book_titles, text)
    assert [(quote(analysis, one.span), one.kind, one.form) for one in found] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_titles_name_nothing(text: str) -> None:
    analysis, found = found_by(book_titles, text)
    assert [quote(analysis, one.span) for one in found] == []
