"""The labels of a talk, and who asks."""

import pytest

from kg.annotation.labels import asking, turns
from tests.support.stages import linked


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("记者：何时恢复？", "嘉宾：在秋天。", "记者：有条件吗？", "嘉宾：没有。"), {"记者"}),
        (("中国：对话。", "美国：制裁？", "中国：谈判。", "美国：施压？", "法国：等待。"), {"美国"}),
        (("中国：对话。", "美国：制裁。"), set()),
        (("主持人：欢迎。", "嘉宾：谢谢。"), {"主持人"}),
        (("甲某：请谈谈条件。", "乙某：没有。", "甲某：何时恢复？", "乙某：在秋天。"), {"甲某"}),
        (("会谈在秋天恢复。",), set()),
    ],
)
def test_who_asks(paragraphs: tuple[str, ...], expected: set[str]) -> None:
    assert asking(linked(*paragraphs)) == expected


def test_turns_are_counted_by_their_labels() -> None:
    assert turns(linked("记者：何时恢复？", "嘉宾：在秋天。", "记者：请谈谈条件。")) == {
        "记者": [True, False],
        "嘉宾": [False],
    }
