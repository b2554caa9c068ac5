"""Latin names in brackets after a place, an organization, a treaty or a document."""

import pytest

from kg.annotation.recognition.recognizers import latin_glosses
from tests.support.stages import found_by, quote

FOUND = [  # text, what is found: surface, kind, form
    ("爆炸发生在伊斯法罕（Isfahan）附近。", [("Isfahan", "place", "name")]),
    ("国际原子能机构(IAEA)派出小组。", []),
    ("《新削减战略武器条约》(New START Treaty)已经延长。", []),
    ("欧洲对外行动署(European External Action Service)没有评论。", []),
    ("代表团到了纳坦兹(Natanz)。", [("Natanz", "place", "name")]),
    ("《外空核查条约》(Outer Space Verification Treaty)没有生效。", [("Outer Space Verification Treaty", "treaty", "name")]),
]  # fmt: skip
NOT_FOUND = [
    "德黑兰（伊朗首都）下了雨。",
    "美国（USA）没有评论。",
    "他在维也纳（2021年）任职。",
    "会谈(Vienna)已经结束。",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_the_latin_name_is_of_the_kind_before_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    analysis, found = found_by(latin_glosses, text)
    assert [(quote(analysis, one.span), one.kind, one.form) for one in found] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_brackets_gloss_nothing(text: str) -> None:
    analysis, found = found_by(latin_glosses, text)
    assert [quote(analysis, one.span) for one in found] == []
