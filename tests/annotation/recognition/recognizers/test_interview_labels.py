"""Who answers in an interview by a name that nobody knows."""

import pytest

from kg.annotation.recognition.recognizers import interview_labels
from tests.support.making import said
from tests.support.stages import found_by, quote

ASKED, AGAIN = "德国之声：中国为什么扩大核武库？", "德国之声：俄罗斯怎么看？"
TALKS = [  # paragraphs, names found
    (
        (ASKED, "多明贵兹：中国想要确保第二次打击能力。", AGAIN, "多明贵兹：莫斯科没有公开批评。"),
        ["多明贵兹", "多明贵兹"],
    ),
    (("记者：会谈何时恢复？", "周明辉：应该在秋天。", "记者：有条件吗？", "周明辉：没有。"), ["周明辉", "周明辉"]),
    ((ASKED, "多明贵兹：中国想要确保第二次打击能力。", AGAIN), []),
    (("记者：会谈何时恢复？", "专家：应该在秋天。", "记者：有条件吗？", "专家：没有。"), []),
    (("对话：应当恢复。", "制裁：应当取消。", "对话：没有条件。", "制裁：没有用处。"), []),
]


@pytest.mark.parametrize(("paragraphs", "expected"), TALKS)
def test_the_label_of_who_answers_twice_is_a_name(paragraphs: tuple[str, ...], expected: list[str]) -> None:
    analysis, found = found_by(interview_labels, *paragraphs)
    assert [quote(analysis, one.span) for one in found] == expected


def test_all_that_stands_in_his_turns_is_his_and_a_question_without_a_label_is_not() -> None:
    assert said(
        "记者：会谈何时恢复？", "周明辉：应该在秋天恢复。", "对方不会反对。", "决议又改了回来。这说明了什么呢？",
        "周明辉：伊朗必须履行协议。", "记者：有条件吗？", "周明辉：没有任何条件。",
    ) == [
        ("person:周明辉", "应该在秋天恢复"), ("person:周明辉", "对方不会反对"),
        ("person:周明辉", "伊朗必须履行协议"), ("person:周明辉", "没有任何条件"),
    ]  # fmt: skip
