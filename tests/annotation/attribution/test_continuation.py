"""Paragraphs without a cue that plainly continue the speech before."""

import pytest

from kg.annotation.attribution.continuation import continued
from kg.annotation.attribution.utterances import utterances
from tests.support.stages import linked, quote

SAID = "外交部发言人赵立坚表示，对话是唯一出路。"
LONG = "各方应当保持克制，不要采取使局势升级的行动，也不要关闭谈判的大门，这符合各国人民的利益。"
ON = [  # paragraphs, what of the second goes on
    ((SAID, "各方应当保持克制。"), ["各方应当保持克制"]),
    ((SAID, "各方应当保持克制。这符合各国利益。"), ["各方应当保持克制", "这符合各国利益"]),
    ((SAID, "各方应当保持克制。", "赵立坚说，制裁没有用。"), ["各方应当保持克制"]),
    (("外交部发言人赵立坚说：“对话是唯一出路。”", f"“{LONG}”"), [LONG.rstrip("。")]),
]
OVER = [
    (SAID, "各方应当保持克制。", "会议在日内瓦开幕，各国代表先后到会。"),
    (SAID, "会议10日在日内瓦开幕。"),
    (SAID, "据报道，谈判没有结束。"),
    (SAID, "普京在莫斯科。"),
    (SAID, "“各方应当保持克制。”随后会议闭幕，记者离开。"),
    ("外交部发言人赵立坚说：“对话是唯一出路。”", "各方应当保持克制。"),
    ("兰德公司表示，对话是唯一出路。", "各方应当保持克制。"),
    ("会议在日内瓦开幕。", "各方应当保持克制。"),
]


@pytest.mark.parametrize(("paragraphs", "goes_on"), [*ON, *((one, []) for one in OVER)])
def test_a_paragraph_goes_on_with_an_official_or_a_quotation_or_not_at_all(
    paragraphs: tuple[str, ...], goes_on: list[str]
) -> None:
    analysis = linked(*paragraphs)
    blocks = analysis.document.blocks
    spoken, _ = utterances(analysis, 1, blocks[1], None, None, None)
    found = list(continued(analysis, 2, blocks[2], spoken))
    assert [quote(analysis, one.content) for one in found] == goes_on
    assert all(one.speaker == "person:赵立坚" and one.quotation == "continued" and one.cue is None for one in found)
