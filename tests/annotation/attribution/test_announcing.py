"""What only announces what is said is no part of it."""

import pytest

from kg.annotation.attribution.announcing import without_lead
from tests.support.stages import linked, paragraph, quote


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("关于第一个问题，我想强调，核查没有中断。", "核查没有中断"),
        ("在这里我想再次强调，核查没有中断。", "核查没有中断"),
        ("核查没有中断。", "核查没有中断。"),
        ("我想强调，不。", "我想强调，不。"),
    ],
)
def test_an_announcement_is_left_out(line: str, said: str) -> None:
    analysis = linked(line)
    assert quote(analysis, without_lead(analysis, paragraph(analysis))) == said
