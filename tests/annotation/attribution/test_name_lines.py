"""Who speaks below a line that is nothing but his post and his name."""

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


def test_one_line_alone_is_a_heading() -> None:
    analysis = linked("外交部发言人毛宁：", "朝鲜希望向各方发出信号。")
    lines = NameLines(analysis)
    assert [lines.voice(number, block) for number, block in enumerate(analysis.document.blocks)] == [None] * 3
