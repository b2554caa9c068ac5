"""Quotations whose speaker comes after them."""

import pytest

from kg.annotation.attribution.quotations import closes_later, inside_quotation, post_posed
from tests.support.stages import linked, paragraph, quote, spot

AFTER = [  # text, its post-posed quotations: words, who says them
    ("“谈判没有结束。”普京说。", [("谈判没有结束", "person:普京")]),
    ("“谈判没有结束。条约依然有效。”普京说。", [("谈判没有结束", "person:普京"), ("条约依然有效", "person:普京")]),
    ("“谈判没有结束，”普京说，“条约依然有效。”", [("谈判没有结束", "person:普京")]),
    ("“谈判没有结束。”俄罗斯总统普京10日在莫斯科说。", [("谈判没有结束", "person:普京")]),
    ("「谈判没有结束。」普京说。", [("谈判没有结束", "person:普京")]),
    ("“条约没有期限。”《原子科学家公报》主编说。会议开幕。", []),
    ("“谈判没有结束。”普京反对制裁。", []),
    ("“谈判没有结束。”会议开幕。", []),
    ("普京说：“谈判没有结束。”", []),
    ("他们称之为“希望”普京说。", []),
    ("“谈判没有结束。”普京说谈判没有结束。", []),
]


@pytest.mark.parametrize(("text", "expected"), AFTER)
def test_a_quotation_followed_by_its_speaker_and_nothing_else(text: str, expected: list[tuple[str, str]]) -> None:
    analysis = linked(text)
    found = list(post_posed(analysis, analysis.document.blocks[1]))
    assert [(quote(analysis, one.content), one.cue.speaker) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "at", "opened", "inside"),
    [
        ("普京说：“谈判没有结束。”会议开幕。", "谈判", 0, True),
        ("普京说：“谈判没有结束。”会议开幕。", "会议", 0, False),
        ("普京说：“谈判没有结束。”会议开幕。", "普京", 0, False),
        ("谈判没有结束。”会议开幕。", "谈判", 1, True),
        ("谈判没有结束。”会议开幕。", "会议", 1, False),
        ("谈判没有结束。会议开幕。", "会议", 0, False),
        ("普京说：“这是‘希望’，「未来」属于我们。”", "属于", 0, True),
    ],
)
def test_a_place_is_inside_a_quotation_that_is_still_open(text: str, at: str, opened: int, inside: bool) -> None:
    analysis = linked(text)
    assert inside_quotation(analysis, paragraph(analysis).start, spot(analysis, at).start, opened) is inside


@pytest.mark.parametrize(
    ("following", "closed"),
    [(["条约依然有效。”"], True), (["“条约依然有效。”"], True), (["条约依然有效。", "会议开幕。”"], True), (["条约依然有效。"], False), (["他说“条约依然有效”。"], False)],
)  # fmt: skip
def test_a_quotation_open_at_the_end_of_a_block_is_closed_later_or_was_misprinted(
    following: list[str], closed: bool
) -> None:
    analysis = linked("普京说：“谈判没有结束。", *following)
    assert closes_later(analysis, paragraph(analysis).end) is closed
