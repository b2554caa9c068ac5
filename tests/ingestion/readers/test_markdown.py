"""Markdown with or without front matter."""

import pytest

from kg.ingestion.readers import markdown
from tests.support.outside import source_of


@pytest.mark.parametrize(
    ("text", "title", "lines"),
    [
        ("# 会议开幕\n\n代表到会。", "会议开幕", ["代表到会。"]),
        ("会议开幕\n\n代表到会。", "会议开幕", ["代表到会。"]),
        ("会议开幕。\n\n代表到会。", "", ["会议开幕。", "代表到会。"]),
        ("---\ntitle: 会议\n---\n# 背景\n\n代表到会。", "会议", ["背景", "代表到会。"]),
        ("", "", []),
    ],
)
def test_the_title_is_the_front_matters_or_the_first_line_if_it_is_one(text: str, title: str, lines: list[str]) -> None:
    found = markdown.parse(source_of(text, "a.md"))
    assert found.title == title and [one.text.strip() for one in found.lines] == lines


def test_metadata_and_the_stamp_at_the_end() -> None:
    text = "---\ndate: 2022-06-15\nsource: https://example.org/a\nsite: 新华社\n---\n会议开幕。\n\n更新时间戳：1632857761000"
    found = markdown.parse(source_of(text, "a.md"))
    assert (found.url, found.publisher) == ("https://example.org/a", "新华社")
    assert found.stamps == ("2022-06-15", "1632857761000")
