"""Whose words go on after a sentence or a block, and in whose words another's are reported."""

import pytest

from kg.annotation.attribution.governing import dated, governing, opened_by_another, relayed_by
from kg.annotation.attribution.scope import OpenScope
from tests.support.stages import cues_of, linked, voice_of

PRESS = "外交部发言人毛宁主持例行记者会"
RELAYED = [  # a sentence, for each cue in whose words it stands
    ("布林肯说，鲁哈尼表示谈判没有结束。", [None, "person:布林肯"]),
    ("布林肯说，伊朗总统鲁哈尼表示谈判没有结束。", [None, "person:布林肯"]),
    ("布林肯说，会议开幕，鲁哈尼表示谈判没有结束。", [None, None]),
    ("马克龙指出，欧洲需要战略自主，并呼吁重启谈判。", [None, None]),
    ("赵立坚表示，中方主张对话。", [None, "person:赵立坚"]),
    ("美国专家说，拜登认为协议必须恢复。", [None, None]),
]


@pytest.mark.parametrize(("text", "expected"), RELAYED)
def test_in_whose_words_a_cue_stands(text: str, expected: list[str | None]) -> None:
    analysis = linked(text)
    cues = cues_of(analysis)
    assert [relayed_by(analysis, one, cues, None) for one in cues] == expected


def test_a_default_speaker_relays_another_but_not_his_own_state() -> None:
    analysis = linked("问：有何评论？", "答：普京表示，谈判没有结束。", "答：中方希望，谈判没有结束。", title=PRESS)
    other, own = cues_of(analysis, 2), cues_of(analysis, 3)
    assert [relayed_by(analysis, one, other, voice_of(analysis, 2)) for one in other] == ["person:毛宁"]
    assert own and [relayed_by(analysis, one, own, voice_of(analysis, 3)) for one in own] == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("普京说，谈判没有结束。", "person:普京"),
        ("普京说，谈判没有结束，拜登认为风险正在上升。", "person:普京"),
        ("路透社称，普京说谈判没有结束。", "person:普京"),
        ("普京批评这次试射，拜登10日表示，谈判会继续。", "person:拜登"),
        ("会议开幕。", None),
    ],
)
def test_whose_words_go_on_after_a_sentence(text: str, speaker: str | None) -> None:
    analysis = linked(text)
    found = governing(analysis, cues_of(analysis), None, quoting=False)
    assert (found and found.speaker) == speaker


def test_who_opens_a_quotation_goes_on_in_it() -> None:
    analysis = linked("普京说，谈判没有结束，拜登追问，“协议何时恢复？")
    assert (first := governing(analysis, cues_of(analysis), None, quoting=False)) and first.speaker == "person:普京"
    assert (opener := governing(analysis, cues_of(analysis), None, quoting=True)) and opener.speaker == "person:拜登"


@pytest.mark.parametrize(("text", "told"), [("拜登10日表示，谈判会继续。", True), ("拜登表示，谈判10日开始。", False)])
def test_whether_the_writer_tells_when_it_was_said(text: str, told: bool) -> None:
    analysis = linked(text)
    assert dated(analysis, cues_of(analysis)[0]) is told


@pytest.mark.parametrize(
    ("second", "another"),
    [("拜登认为，谈判会继续。", True), ("普京认为，谈判会继续。", False), ("谈判会继续，拜登认为。", False)],
)
def test_a_block_under_an_open_quotation_may_begin_with_another(second: str, another: bool) -> None:
    analysis = linked("普京说：“谈判没有结束。", second)
    block = analysis.document.blocks[2]
    assert opened_by_another(analysis, block, OpenScope(cues_of(analysis)[0], True)) is another
