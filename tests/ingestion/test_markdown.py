"""Markdown to HTML, as much as a news text has of it."""

import pytest

from kg.ingestion.html import fragment
from kg.ingestion.markdown import to_html
from tests.support.outside import JUNK

CASES = [  # Markdown, the lines that are read of its HTML
    ("会议开幕。\n\n代表到会。", [("paragraph", "会议开幕。"), ("paragraph", "代表到会。")]),
    ("## 背景\n会议开幕。", [("heading", "背景"), ("paragraph", "会议开幕。")]),
    ("背景\n----\n会议开幕。", [("heading", "背景"), ("paragraph", "会议开幕。")]),
    ("会议**开**幕，*代表*到会。", [("paragraph", "会议开幕，代表到会。")]),
    ("[会议](https://example.org/a)开幕。", [("paragraph", "会议开幕。")]),
    ("![会场](a.png)会议开幕。", [("paragraph", "会议开幕。")]),
    ("> 会议开幕。", [("paragraph", "会议开幕。")]),
    ("- 会议开幕。\n- 代表到会。", [("paragraph", "会议开幕。"), ("paragraph", "代表到会。")]),
    ("会议开幕。\n\n* * *\n\n代表到会。", [("paragraph", "会议开幕。"), ("paragraph", "代表到会。")]),
    ("<p>会议开幕。</p>", [("paragraph", "会议开幕。")]),
    ("1\\. 会议开幕。", [("paragraph", "1. 会议开幕。")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_read_of_markdown(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.role, one.text.strip()) for one in fragment(to_html(text), JUNK)] == expected


def test_code_is_text_and_no_markup() -> None:
    found = fragment(to_html("```\na < b & **c**\n```"), JUNK)
    assert [one.text.strip() for one in found] == ["a < b & **c**"]
