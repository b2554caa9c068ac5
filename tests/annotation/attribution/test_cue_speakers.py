"""From which actor only adverbs, dates and phrases lead to a verb; whose name is only the beginning of another's."""

import pytest

from kg.annotation.attribution.cue_speakers import part_of_a_name, source_before
from kg.annotation.attribution.subjects import subject_of
from kg.model import Span
from tests.support.stages import linked, paragraph


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("美国总统拜登上任后表示，谈判会继续。", "person:拜登"),
        ("王毅会见格罗西时表示，对话是唯一出路。", "person:王毅"),
        ("格罗西接受路透社采访时表示，检查没有中断。", "person:格罗西"),
        ("路透社援引里亚布科夫的话表示，谈判会继续。", "person:里亚布科夫"),
        ("外长接受路透社采访时表示，谈判会继续。", None),
        ("根据路透社表示，谈判会继续。", None),
        ("多国谴责美国袭击伊朗表示，必须克制。", None),
    ],
)
def test_who_speaks_before_a_verb(text: str, speaker: str | None) -> None:
    analysis = linked(text)
    start = paragraph(analysis).start
    found = source_before(analysis, start, analysis.folded.index("表示"))
    assert (found and found[0]) == speaker


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("日本民众抗议", True),
        ("拜登政府上台以后", False),
        ("日本政府抗议", False),
        ("日本抗议", False),
    ],
)
def test_whether_a_state_only_begins_the_name_of_somebody(text: str, part: bool) -> None:
    analysis = linked(text + "。")
    inside = paragraph(analysis)
    subject = subject_of(analysis, Span(inside.start, inside.end))
    assert subject is not None and part_of_a_name(analysis, subject) is part
