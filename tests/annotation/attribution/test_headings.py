"""The parts of a heading have speakers of their own."""

import pytest

from kg.annotation.attribution.headings import within_its_part
from kg.model import Span
from tests.support.making import annotation_of
from tests.support.stages import linked, paragraph, quote

CASES = [  # heading, who says what
    ("俄称击落一架无人机 乌称在三个方向击退进攻", [("RUS", "击落一架无人机"), ("UKR", "在三个方向击退进攻")]),
    ("俄称击落一架无人机乌称在三个方向击退进攻", [("RUS", "击落一架无人机"), ("UKR", "在三个方向击退进攻")]),
    ("伊朗称已准备好捍卫主权美称仍有多种选项", [("IRN", "已准备好捍卫主权"), ("USA", "仍有多种选项")]),
    ("俄称已控制这座城市 乌方否认", [("RUS", "已控制这座城市")]),
    ("以军称将继续在北部行动美媒称会谈将举行", [("ISR-military", "将继续在北部行动")]),
    ("美媒称美向伊转交一份方案伊朗再次否认美伊正在谈判", [("IRN", "美伊正在谈判")]),
    ("伊朗称反对美国宣布的措施", [("IRN", "美国宣布的措施")]),
    ("法国称可以称之为进展", [("FRA", "可以称之为进展")]),
    ("俄外长21日称会谈有进展", [("RUS", "会谈有进展")]),
]


@pytest.mark.parametrize(("heading", "said"), CASES)
def test_a_part_of_a_heading_is_of_whom_it_names(heading: str, said: list[tuple[str, str]]) -> None:
    read = annotation_of(heading, "会谈在日内瓦举行。")
    assert [(one.speaker.partition(":")[2], one.content.quote) for one in read.claims] == said


def test_running_text_has_no_such_parts() -> None:
    read = annotation_of("俄罗斯说，乌军已撤出这座城市美称没有看到这样的迹象。")
    assert "state:USA" not in {one.speaker for one in read.claims}


def test_a_content_ends_where_somebody_else_begins() -> None:
    analysis = linked("俄称击落一架无人机 乌称在三个方向击退进攻")
    whole = paragraph(analysis)
    part = within_its_part(analysis, Span(whole.start + 2, whole.end), "state:RUS", stance=False)
    assert quote(analysis, part) == "击落一架无人机"
