"""Lists that a claim announces."""

import pytest

from kg.annotation.extraction.items import items
from tests.support.stages import linked, quote, spot

LEAD = "他批评该国违背承诺，其中包括："
CASES = [  # paragraphs, claimed words, the blocks that are said too
    ((LEAD, "试射导弹；", "关闭电台。", "会议闭幕。"), ["该国违背承诺，其中包括"], ["试射导弹；", "关闭电台。"]),
    (
        (LEAD, "试射导弹，", "关闭电台、", "切断电话"),
        ["该国违背承诺，其中包括"],
        ["试射导弹，", "关闭电台、", "切断电话"],
    ),
    ((LEAD, "试射导弹。", "会议闭幕。"), ["该国违背承诺，其中包括"], ["试射导弹。"]),
    ((LEAD, "试射导弹；"), [], []),
    (("他批评该国违背承诺。", "试射导弹；"), ["该国违背承诺"], []),
    ((LEAD, "试射导弹；"), ["该国"], []),
]


@pytest.mark.parametrize(("paragraphs", "claimed", "said"), CASES)
def test_what_a_claim_announces_is_said_as_it_is(
    paragraphs: tuple[str, ...], claimed: list[str], said: list[str]
) -> None:
    analysis = linked(*paragraphs)
    assert [quote(analysis, one) for one in items(analysis, [spot(analysis, one) for one in claimed])] == said
