"""Block to default speaker: who speaks where no cue does."""

import pytest

from kg.annotation.attribution.default_speakers import default_speakers
from kg.annotation.attribution.turns import is_question
from tests.support.stages import linked, quote

PRESS = "外交部发言人毛宁主持例行记者会"
VOICES = [  # title, paragraphs, for each block who speaks
    ("拜登：谈判之门敞开", ["会议开幕。"], ["person:拜登", None]),
    ("谈判之门敞开--普京", ["会议开幕。"], ["person:普京", None]),
    ("美国官员：谈判之门敞开", ["会议开幕。"], ["state:USA", None]),
    ("原标题：王毅：对话是唯一出路", ["会议开幕。"], ["person:王毅", None]),
    ("样例", ["原标题：王毅：对话是唯一出路", "会议开幕。"], [None, "person:王毅", None]),
    (PRESS, ["问：有何评论？", "答：中方主张对话。", "对话是唯一出路。"], [None, None, "person:毛宁", "person:毛宁"]),
    ("例行记者会", ["外交部发言人毛宁3日主持例行记者会。", "法新社记者：有何评论？", "毛宁：中方主张对话。", "会议闭幕。"],
     [None, None, None, "person:毛宁", None]),
    ("例行记者会", ["外交部发言人毛宁3日主持例行记者会。", "法新社记者：有何评论？", "毛宁：中方主张对话。", "我们反对制裁。"],
     [None, None, None, "person:毛宁", "person:毛宁"]),
    ("例行记者会", ["外交部发言人毛宁3日主持例行记者会。", "法新社记者：有何评论？", "毛宁：“中方主张对话。”", "我们反对制裁。"],
     [None, None, None, "person:毛宁", None]),
    ("例行记者会", ["外交部发言人毛宁3日主持例行记者会。", "法新社记者：有何评论？", "毛宁：“中方主张对话。", "我们反对制裁。”"],
     [None, None, None, "person:毛宁", "person:毛宁"]),
    ("会谈结束", ["会谈在维也纳结束。", "白宫记者：会谈没有结果", "普京：谈判没有结束。", "我们反对制裁。"], [None, None, None, None, None]),
    ("关于核裁军的工作文件", ["中国代表团提交的工作文件", "核裁军应当逐步推进。"], [None, "state:CHN", "state:CHN"]),
    ("联合声明", ["五个核武器国家领导人发表联合声明，声明全文如下：", "我们认为核战争打不赢。", "代表们随后离开。"],
     [None, None, "group:P5", None]),
    ("会谈结束", ["会谈在维也纳结束。", "俄罗斯：制裁必须取消", "代表们随后回国。"], [None, None, "state:RUS", None]),
    ("会谈结束", ["会谈在维也纳结束。", "俄罗斯：制裁必须取消", "伊朗：不再让步"], [None, None, None, None]),
    ("日内瓦：会议开幕", ["会议开幕。"], [None, None]),
    ("会议：开幕", ["会议开幕。"], [None, None]),
    ("会议开幕", ["问：有何评论？", "会议开幕。"], [None, None, None]),
    ("会议开幕", ["记者：范长江 责编：穆青", "会议开幕。"], [None, None, None]),
    ("普京访问北京", ["普京说，谈判没有结束。"], [None, None]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "paragraphs", "expected"), VOICES)
def test_who_speaks_in_a_block_where_no_cue_does(title: str, paragraphs: list[str], expected: list[str | None]) -> None:
    found = list(default_speakers(linked(*paragraphs, title=title)))
    assert [number for number, _, _ in found] == list(range(len(paragraphs) + 1))
    assert [one.speaker if one else None for _, _, one in found] == expected


def test_words_begin_after_the_mark_and_end_before_a_speaker_that_follows() -> None:
    analysis = linked("问：有何评论？", "答：中方主张对话。", title=PRESS)
    answer = next(one for number, _, one in default_speakers(analysis) if number == 2)
    assert answer and analysis.text[answer.skip :].startswith("中方主张对话")
    analysis = linked("会议开幕。", title="谈判之门敞开--普京")
    dashed = next(one for _, _, one in default_speakers(analysis))
    assert dashed and analysis.text[dashed.skip : dashed.end] == "谈判之门敞开"
    assert quote(analysis, dashed.source) == "普京"


def test_a_list_under_a_demand_demands() -> None:
    lines = (
        "中国代表团提交的工作文件",
        "核裁军应当逐步推进。",
        "我们主张：",
        "（一）降低核武器的作用。",
        "会议将讨论本文件。",
    )
    found = default_speakers(linked(*lines, title="关于核裁军的工作文件"))
    assert [one.default for _, _, one in found if one] == ["assert", "assert", "request", "request", "assert"]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("问：有何评论？", True),
        ("法新社记者：有何评论？", True),
        ("有记者问：有何评论？", True),
        ("追问：还有呢？", True),
        ("答：中方主张对话。", False),
        ("毛宁：中方主张对话。", False),
        ("记者：范长江 责编：穆青", False),
        ("会议开幕。", False),
    ],
)
def test_a_journalists_turn(line: str, asked: bool) -> None:
    analysis = linked(line)
    assert is_question(analysis, analysis.document.blocks[1]) is asked
