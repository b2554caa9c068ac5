"""Plain text: one line a paragraph, or hard-wrapped."""

import pytest

from kg.ingestion.readers import text
from tests.support.outside import source_of

FULL = "会议在日内瓦开幕各国代表先后到会讨论核裁军的步骤"
CASES = [  # text, lines with their roles
    ("会议开幕\n代表到会。", [("title", "会议开幕"), ("paragraph", "代表到会。")]),
    ("会议开幕。\n代表到会。", [("paragraph", "会议开幕。"), ("paragraph", "代表到会。")]),
    ("2022年1月4日至28日，纽约\n会议开幕\n代表到会。",
     [("paragraph", "2022年1月4日至28日，纽约"), ("title", "会议开幕"), ("paragraph", "代表到会。")]),
    ("2022年1月4日外交部发言人主持记者会\n代表到会。",
     [("title", "2022年1月4日外交部发言人主持记者会"), ("paragraph", "代表到会。")]),
    ("---\ntitle: 会议\n---\n会议开幕\n代表到会。", [("paragraph", "会议开幕"), ("paragraph", "代表到会。")]),
    ("\n".join([FULL] * 6 + ["会议闭幕。"]), [("paragraph", FULL * 6 + "会议闭幕。")]),
    ("\n \n", []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_the_first_line_is_the_title_if_it_is_one(body: str, expected: list[tuple[str, str]]) -> None:
    assert [tuple(one) for one in text.parse(source_of(body)).lines] == expected
