"""News feeds saved one item a file."""

import pytest

from kg.ingestion.readers import feed
from tests.support.outside import source_of

LINK = "[会议开幕](https://example.org/a)\n------\n<p>正文。</p>"
CASES = [  # text, title, address, publisher, stamps
    (f"<!--1632857761000-->\n{LINK}", "会议开幕", "https://example.org/a", None, ("1632857761000",)),
    ("---\ntitle: 会议开幕\ndate: 2022-06-15\nauthor: 新华社\nurl: https://example.org/b\n---\n<p>正文。</p>",
     "会议开幕", "https://example.org/b", "新华社", ("2022-06-15",)),
    ("---\ntitle: '[國際] 会议在日内瓦开幕'\n---\n<p>正文。</p>", "会议在日内瓦开幕", None, None, ()),
    ("---\ntitle: 会议 &amp; 开幕\n---\n<p>正文。</p>", "会议 & 开幕", None, None, ()),
    ("<!--1632857761000-->\n正文。", "", None, None, ("1632857761000",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "url", "publisher", "stamps"), CASES)
def test_what_a_feed_item_says_of_itself(
    text: str, title: str, url: str | None, publisher: str | None, stamps: tuple[str, ...]
) -> None:
    found = feed.parse(source_of(text))
    assert (found.title, found.url, found.publisher, found.stamps) == (title, url, publisher, stamps)
    assert [one.text.strip() for one in found.lines] == ["正文。"]
