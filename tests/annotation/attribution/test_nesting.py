"""Cues inside somebody's words: reports of another's, or part of the content."""

import pytest

from kg.annotation.attribution.cue import Cue
from kg.annotation.attribution.nesting import is_foreign_report, is_part_of_content
from kg.annotation.attribution.scope import OpenScope
from tests.support.stages import cues_of, linked, quote, voice_of

PRESS = "外交部发言人毛宁主持例行记者会"
WITHIN = [  # a sentence, for each of its cues whether it is part of the content before it
    ("赵立坚表示，中方主张对话。", [("表示", False), ("主张", False)]),
    ("美方官员称，美方谴责这次试射。", [("称", False), ("谴责", True)]),
    ("布林肯说，鲁哈尼表示谈判没有结束。", [("说", False), ("表示", False)]),
    ("马克龙指出，欧洲需要战略自主，并呼吁重启谈判。", [("指出", False), ("呼吁", False)]),
    ("普京说，“形势紧张，我承诺履行条约”。", [("说", False), ("承诺", True)]),
    ("赵立坚表示，专家认为风险正在上升。", [("表示", False), ("认为", True)]),
    ("专家认为，风险正在上升。", [("认为", False)]),
    ("消息人士称谈判没有结束。", [("称", True)]),
    ("日本反对使用核武器。", [("反对", False)]),
]


@pytest.mark.parametrize(("text", "expected"), WITHIN)
def test_a_cue_reports_another_or_belongs_to_the_content(text: str, expected: list[tuple[str, bool]]) -> None:
    analysis = linked(text)
    kept: list[Cue] = []
    found = []
    for cue in cues_of(analysis):
        inside = is_part_of_content(analysis, cue, kept, None, None)
        found.append((quote(analysis, cue.span), inside))
        kept += [] if inside else [cue]
    assert found == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("答：我们承诺履行条约。", [("承诺", True)]),
        ("答：中方谴责这次试射。", [("谴责", True)]),
        ("答：有人认为风险正在上升。", [("认为", True)]),
        ("答：中方主张对话。", [("主张", False)]),
        ("答：普京表示，谈判没有结束。", [("表示", False)]),
        ("答：美方称条约已经失效。", [("称", False)]),
    ],
)  # fmt: skip
def test_in_somebodys_speech_his_own_sides_stance_is_his_content(answer: str, expected: list[tuple[str, bool]]) -> None:
    analysis = linked("问：有何评论？", answer, title=PRESS)
    voice = voice_of(analysis, 2)
    found = [
        (quote(analysis, one.span), is_part_of_content(analysis, one, [], None, voice)) for one in cues_of(analysis, 2)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("first", "second", "foreign"),
    [
        ("普京说，谈判没有结束。", "美国表示，条约依然有效。", True),
        ("普京说，谈判没有结束。", "美国10日表示，条约依然有效。", False),
        ("普京说，谈判没有结束。", "俄罗斯表示，条约依然有效。", True),
        ("俄罗斯外交部说，谈判没有结束。", "俄罗斯表示，条约依然有效。", True),
        ("俄罗斯外交部说，谈判没有结束。", "美国表示，条约依然有效。", False),
        ("普京说，谈判没有结束。", "拜登表示，条约依然有效。", False),
    ],
)
def test_a_report_inside_a_speech_ends_with_its_sentence(first: str, second: str, foreign: bool) -> None:
    analysis = linked(first + second)
    outer, inner = cues_of(analysis)
    block = analysis.document.blocks[1]
    assert is_foreign_report(analysis, inner, block, OpenScope(outer, False), None) is foreign
