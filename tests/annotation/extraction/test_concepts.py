"""Expressions of arms and topics."""

import pytest

from kg.annotation.extraction.concepts import concept_matches
from tests.support.stages import linked, paragraph, quote

MATCHES = [
    ("高浓铀的库存上升。", [("高浓铀", "arms:fissile-material")]),
    ("核军备竞赛升级。", [("核军备竞赛", "topic:arms-race")]),
    ("不首先使用核武器。", [("核武器", "arms:nuclear-weapons")]),
    ("洲际导弹和弹道导弹。", [("洲际导弹", "arms:ballistic-missiles"), ("弹道导弹", "arms:ballistic-missiles")]),
    ("部署薩德系統。", [("薩德系統", "arms:missile-defense-systems")]),
    ("中程导弹没有销毁。", [("中程导弹", "arms:intermediate-range-missiles")]),
    ("天气很好。", []),
    ("伊朗总统到会。", []),
]


@pytest.mark.parametrize(("text", "expected"), MATCHES)
def test_the_narrowest_concept_of_each_expression_and_arms_before_topics(
    text: str, expected: list[tuple[str, str]]
) -> None:
    analysis = linked(text)
    found = concept_matches(analysis, paragraph(analysis))
    assert [(quote(analysis, place), key) for place, key in found] == expected
