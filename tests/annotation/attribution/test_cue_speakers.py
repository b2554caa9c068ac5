"""From which actor only adverbs, dates and phrases lead to a verb."""

import pytest

from kg.annotation.attribution.cue_speakers import source_before
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
