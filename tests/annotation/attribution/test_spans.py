"""Where the words of a claim begin and end."""

import pytest

from kg.annotation.attribution.spans import CLOSE, OPEN, trim
from kg.model import Span

TRIMMED = [  # a stretch as cut out, what is left of it
    ("，对话是唯一出路。", "对话是唯一出路"),
    ("“谈判之门敞开。”", "谈判之门敞开"),
    ("：第一，制裁没有用；", "第一，制裁没有用"),
    ("（一）降低核武器的作用；", "降低核武器的作用"),
    ("二、停止试验。", "停止试验"),
    ("3. 停止试验。", "停止试验"),
    ("• 停止试验", "停止试验"),
    ("对话是唯一出路。（完）", "对话是唯一出路"),
    ("对话是唯一出路.", "对话是唯一出路"),
    ("对话（谈判）是唯一出路", "对话（谈判）是唯一出路"),
    pytest.param(
        "1.5轨对话没有中断",
        "1.5轨对话没有中断",
        marks=pytest.mark.xfail(reason="a number with a decimal point is taken for the number of a list", strict=True),
    ),
    ("对话，谈判", "对话，谈判"),
    ("。”", ""),
]


@pytest.mark.parametrize(("stretch", "left"), TRIMMED)
def test_marks_around_the_words_are_left_out(stretch: str, left: str) -> None:
    text = f"甲说{stretch}乙"
    assert text[slice(*trim(text, Span(2, 2 + len(stretch))))] == left


def test_nothing_stays_nothing() -> None:
    assert trim("对话。", Span(2, 2)) == Span(2, 2)
    assert len(OPEN) == len(CLOSE)
