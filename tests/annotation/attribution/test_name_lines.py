"""Who speaks below a line that is nothing but his post and his name."""

import pytest

from kg.annotation.attribution.name_lines import NameLines
from tests.support.stages import linked

LINES = (
    "各方对这次试射的反应：",
    "前海上自卫队舰队司令香田洋二：",
    "朝鲜希望向各方发出信号。",
    "这只是开始。",
    "国家利益中心研究主管HARRY KAZIANIS：",
    "朝鲜将继续试射。",
)


def test_each_speaks_up_to_the_next_line() -> None:
    analysis = linked(*LINES)
    lines = NameLines(analysis)
    voices = [lines.voice(number, block) for number, block in enumerate(analysis.document.blocks)]
    assert [one and one.speaker for one in voices] == [
        *(None, None, None),
        *("person:香田洋二", "person:香田洋二"),
        *(None, "person:HARRY KAZIANIS"),
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("外交部发言人毛宁：", "朝鲜希望向各方发出信号。"),
        ("毛宁：", "她说过很多话。", "林剑：", "他也说过很多话。"),  # what is told of them
        ("尊敬的外交部发言人毛宁：", "您好！", "尊敬的国防部长董军：", "您好！"),
        ("本报编辑摘自网友评论：", "很好。", "外交部发言人毛宁：", "你好。"),
    ],
)
def test_other_lines_are_headings_or_greetings(paragraphs: tuple[str, ...]) -> None:
    analysis = linked(*paragraphs)
    lines = NameLines(analysis)
    assert not any(lines.voice(number, block) for number, block in enumerate(analysis.document.blocks))


def test_a_recording_that_is_played_ends_with_its_mark() -> None:
    paragraphs = (
        "美国总统拜登：",
        "“同盟有着光明的未来。”",
        "主持的人接着说别的。",
        "日本首相菅义伟：",
        "“我们欢迎。”",
    )
    analysis = linked(*paragraphs)
    lines = NameLines(analysis)
    voices = [lines.voice(number, block) for number, block in enumerate(analysis.document.blocks)]
    assert [one and one.speaker for one in voices] == [None, None, "person:拜登", None, None, "person:菅义伟"]
