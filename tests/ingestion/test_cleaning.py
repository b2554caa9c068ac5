"""Lines without what belongs to the page."""

import pytest

from kg.ingestion.base import Line
from kg.ingestion.cleaning import MARKED_LIMIT, clean
from tests.support.outside import JUNK

LONG = "会议在日内瓦开幕，" * (MARKED_LIMIT // 9 + 1)
CASES = [  # lines as read, lines that stay, editors
    ([("paragraph", "会议开幕。"), ("paragraph", "打印")], [("paragraph", "会议开幕。")], ()),
    ([("paragraph", "责任编辑：穆青")], [], ("穆青",)),
    ([("paragraph", "记者范长江报道")], [("byline", "记者范长江报道")], ()),
    ([("paragraph", "2022-06-15")], [("byline", "2022-06-15")], ()),
    ([("paragraph", "原标题：会议开幕")], [("paragraph", "会议开幕")], ()),
    ([("title", "打印")], [("title", "打印")], ()),
    ([("paragraph", "相关阅读"), ("paragraph", "条约生效"), ("paragraph", "会议闭幕了。")],
     [("related", "相关阅读"), ("related", "条约生效"), ("paragraph", "会议闭幕了。")], ()),
    ([("paragraph", " \u200b ")], [], ()),
    ([("paragraph", LONG + "版权所有")], [("paragraph", LONG + "版权所有")], ()),
    ([("caption", "记者范长江报道")], [("caption", "记者范长江报道")], ()),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "kept", "editors"), CASES)
def test_what_is_dropped_and_what_is_marked(
    lines: list[tuple[str, str]], kept: list[tuple[str, str]], editors: tuple[str, ...]
) -> None:
    found = clean([Line(role, text) for role, text in lines], JUNK)  # type: ignore[arg-type]
    assert [tuple(one) for one in found.lines] == kept and found.editors == editors
