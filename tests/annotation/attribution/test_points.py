"""Points that a speaker announces, paragraph by paragraph."""

import pytest

from kg.annotation.attribution.points import Points
from tests.support.making import said
from tests.support.stages import linked

ANNOUNCED = "中国外长王毅就伊核问题提出三点建议："
SPOKEN = [  # paragraphs, what he is found to say
    ([ANNOUNCED, "一是坚持政治解决。", "二是维护核不扩散体系。"], ["坚持政治解决", "维护核不扩散体系"]),
    ([ANNOUNCED, "第一，坚持政治解决。", "会谈在北京举行。", "第二，维护核不扩散体系。"], ["坚持政治解决"]),
    ([ANNOUNCED, "二是维护核不扩散体系。"], []),
    (["会议通过了三点建议。", "一是坚持政治解决。"], []),
    (["中国外长王毅出席了会议。", "一是坚持政治解决。"], []),
]


@pytest.mark.parametrize(("paragraphs", "expected"), SPOKEN)
def test_points_go_on_while_paragraphs_are_counted(paragraphs: list[str], expected: list[str]) -> None:
    assert said(*paragraphs) == [("person:王毅", one) for one in expected]


def test_who_announces_points_is_the_voice_of_the_first_point_only_if_it_comes_next() -> None:
    analysis = linked(ANNOUNCED, "一是坚持政治解决。", "会谈在北京举行。")
    _, announcing, first, other = analysis.document.blocks
    points = Points()
    assert points.voice(analysis, first) is None
    points.heard(analysis, announcing, [])
    voice = points.voice(analysis, first)
    assert voice is not None
    assert (voice.speaker, analysis.text[voice.skip : first.span.end]) == ("person:王毅", "坚持政治解决。")
    assert points.voice(analysis, other) is None
