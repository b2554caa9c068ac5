"""Front matter before the text."""

import pytest

from kg.ingestion.front_matter import body_of, split

CASES = [  # text, values, body
    ("---\ntitle: 会议\ndate: 2022-06-15\n---\n正文\n", {"title": "会议", "date": "2022-06-15"}, "正文\n"),
    ("---\nTitle: 会议\n...\n正文", {"title": "会议"}, "正文"),
    ("---\ntitle: \"引：号\ndate: '2022-06-15'\n---\n正文", {"title": "引：号", "date": "2022-06-15"}, "正文"),
    ("---\ntags:\n  - 甲\ntitle: 会议\n---\n正文", {"title": "会议"}, "正文"),
    ("正文\n---\ntitle: 会议\n---\n", {}, "正文\n---\ntitle: 会议\n---\n"),
    ("---\n分隔线以下是正文\n---\n正文", {}, "---\n分隔线以下是正文\n---\n正文"),
    ("---\ntitle: 会议\n正文", {}, "---\ntitle: 会议\n正文"),
    ("", {}, ""),
]


@pytest.mark.parametrize(("text", "values", "body"), CASES)
def test_values_as_written_and_the_text_after_them(text: str, values: dict[str, str], body: str) -> None:
    found = split(text)
    assert (found.values, found.body) == (values, body)
    assert body_of(text) == (bool(values), body)


def test_the_first_of_several_keys_that_is_there_and_not_empty() -> None:
    found = split("---\ndate: ''\npublished: 2022-06-15\nupdated: 2022-06-16\n---\n正文")
    assert found.first("date", "published", "updated") == "2022-06-15"
    assert found.first("nothing") is None
