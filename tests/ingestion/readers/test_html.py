"""Whole HTML pages: the article is what holds most text outside links."""

import pytest

from kg.ingestion.readers import html
from tests.support.outside import source_of

TEXT = "<p>会议在日内瓦开幕，各国代表先后到会。</p>" * 2
SAID = ["会议在日内瓦开幕，各国代表先后到会。"] * 2
CASES = [  # page, title, publisher, lines
    (f"<title>会议开幕_新华网</title><h1>会议开幕</h1><nav>首页 新闻 时政 军事 财经</nav><article>{TEXT}</article>", "会议开幕", None),
    (f"<title>会议开幕 - 新华网</title><div id=a>{TEXT}</div><div id=b><a href=x>这里只有一条很长很长的链接</a></div>", "会议开幕", None),
    (f"<meta property='og:title' content='会议开幕'><meta property='og:site_name' content='新华网'>{TEXT}", "会议开幕", "新华网"),
    (f"<title>会议开幕</title><div>来源：新华社</div>\n<div>{TEXT}</div>", "会议开幕", "新华社"),
    pytest.param(f"<title>会议开幕</title><div>来源：新华社</div><div>{TEXT}</div>", "会议开幕", "新华社",
                 marks=pytest.mark.xfail(reason="without a line end after it the source's name runs into the text", strict=True)),
    (f"<title>网站</title><h1>会议开幕</h1><div>{TEXT}</div>", "网站", None),
]  # fmt: skip


@pytest.mark.parametrize(("page", "title", "publisher"), CASES)
def test_title_publisher_and_text_of_a_page(page: str, title: str, publisher: str | None) -> None:
    found = html.parse(source_of(f"<html>{page}</html>"))
    assert (found.title, found.publisher) == (title, publisher)
    assert [one.text.strip() for one in found.lines if one.role == "paragraph"] == SAID


def test_stamps_come_with_the_most_trusted_first() -> None:
    page = f"<meta name='pubdate' content='2022-06-15'><time datetime='2022-06-14'></time><div>{TEXT}</div>"
    assert html.parse(source_of(f"<html>{page}</html>")).stamps == ("2022-06-15", "2022-06-14")
