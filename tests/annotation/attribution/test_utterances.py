"""Paragraph to utterances: who says which stretch of it, by which cue."""

import pytest

from kg.annotation.attribution.default_speakers import default_speakers
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.attribution.utterances import utterances
from kg.annotation.document import Analysis
from tests.support.stages import linked, quote

PRESS = "外交部发言人毛宁主持例行记者会"
SAID = [  # title, paragraphs, utterances: speaker, content, how quoted
    ("样例", ["赵立坚表示，对话是唯一出路。条约依然有效。"],
     [("person:赵立坚", "对话是唯一出路", "indirect"), ("person:赵立坚", "条约依然有效", "indirect")]),
    ("样例", ["普京说：“谈判没有结束。条约依然有效。”记者离开会场。"],
     [("person:普京", "谈判没有结束", "direct"), ("person:普京", "条约依然有效", "direct")]),
    ("样例", ["普京说：“谈判没有结束。", "“条约依然有效。”"],
     [("person:普京", "谈判没有结束", "direct"), ("person:普京", "条约依然有效", "direct")]),
    ("样例", ["普京写道：", "“谈判没有结束。”"], [("person:普京", "谈判没有结束", "direct")]),
    ("样例", ["“谈判没有结束。”普京说。", "会议开幕。"], [("person:普京", "谈判没有结束", "direct")]),
    ("样例", ["“谈判没有结束，”普京说，“条约依然有效。”"],
     [("person:普京", "谈判没有结束", "direct"), ("person:普京", "条约依然有效", "direct")]),
    ("样例", ["中国对美国的决定表示遗憾。"], [("state:CHN", "美国的决定", "indirect")]),
    ("样例", ["赵立坚表示，美国称伊朗违约，这一说法毫无根据。"],
     [("state:USA", "伊朗违约", "indirect"), ("person:赵立坚", "这一说法毫无根据", "indirect")]),
    (PRESS, ["问：有何评论？", "答：中方反对这种说法。普京表示，谈判没有结束。"],
     [("person:毛宁", "中方反对这种说法", "document"), ("person:普京", "谈判没有结束", "indirect")]),
    ("拜登：谈判之门敞开", ["会议开幕。"], [("person:拜登", "谈判之门敞开", "headline")]),
    ("样例", ["会议在日内瓦开幕。"], []),
    ("样例", ["专家认为，风险正在上升。"], []),
    (PRESS, ["问：美国是否认为协议有效？"], []),
    ("样例", ["“希望”号卫星升空。普京到会。"], []),
    pytest.param("样例", ["美国指责俄罗斯违约，这一说法毫无根据。"], [("state:USA", "俄罗斯违约", "indirect")],
                 marks=pytest.mark.xfail(reason="what the writer says of the words is taken for part of them", strict=True)),
]  # fmt: skip


def said(analysis: Analysis) -> list[Utterance]:
    found: list[Utterance] = []
    carried = None
    for number, block, voice in default_speakers(analysis):
        new, carried = utterances(analysis, number, block, voice, found[-1].speaker if found else None, carried)
        found += new
    return found


@pytest.mark.parametrize(("title", "paragraphs", "expected"), SAID)
def test_who_says_which_stretch(title: str, paragraphs: list[str], expected: list[tuple[str, str, str]]) -> None:
    analysis = linked(*paragraphs, title=title)
    found = said(analysis)
    assert [(one.speaker, quote(analysis, one.content), one.quotation) for one in found] == expected


def test_a_quotation_left_open_goes_on_in_the_next_block_only_if_it_is_closed_there() -> None:
    for second, open_ in (("“条约依然有效。”", True), ("条约依然有效。", False)):
        analysis = linked("普京说：“谈判没有结束。", second)
        _, carried = utterances(analysis, 1, analysis.document.blocks[1], None, None, None)
        assert (carried is not None) is open_
        assert carried is None or (carried.quoted and carried.cue.speaker == "person:普京")
