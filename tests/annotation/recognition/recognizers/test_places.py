"""Sites that a known place or body begins, and the parts of a province."""

import pytest

from kg.annotation.recognition.recognizers import places
from tests.support.stages import found_by, quote

FOUND = [  # text, what is found: surface, kind, form
    ("飞机降落在华沙机场。", [("华沙机场", "place", "name")]),
    ("会议在北约总部举行。", [("北约总部", "place", "name")]),
    ("船只停在广东省阳江市海陵区附近。", [("广东省阳江市海陵区", "place", "name")]),
    ("游行者聚集在赫尔辛基广场。", [("赫尔辛基广场", "place", "name")]),
    ("飞机从日内瓦机场起飞。", [("日内瓦机场", "place", "name")]),
]  # fmt: skip
NOT_FOUND = [
    "飞机降落在华沙。",
    "联合国秘书处没有答复。",
    "广东省省长出席了仪式。",
    "机场已经关闭。",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_site_takes_the_name_before_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    analysis, found = found_by(places, text)
    assert [(quote(analysis, one.span), one.kind, one.form) for one in found] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_a_place_without_a_site_stays_itself(text: str) -> None:
    analysis, found = found_by(places, text)
    assert [quote(analysis, one.span) for one in found] == []
