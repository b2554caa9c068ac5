"""HTML to lines, each with its role."""

import pytest

from kg.ingestion.html import fragment, lines, tree
from tests.support.outside import JUNK

CASES = [  # a piece of HTML, its lines
    ("<p>会议开幕。</p><p>代表到会。</p>", [("paragraph", "会议开幕。"), ("paragraph", "代表到会。")]),
    ("<h2>背景</h2><p>会议开幕。</p>", [("heading", "背景"), ("paragraph", "会议开幕。")]),
    ("会议<b>开</b>幕。<br>代表到会。", [("paragraph", "会议开幕。"), ("paragraph", "代表到会。")]),
    ("<p><b>背景</b></p><p>会议开幕。</p>", [("heading", "背景"), ("paragraph", "会议开幕。")]),
    (
        "<figure><figcaption>会场一景</figcaption></figure><p>会议开幕。</p>",
        [("caption", "会场一景"), ("paragraph", "会议开幕。")],
    ),
    ('<p class="pic">会场一景</p><p>会议开幕。</p>', [("caption", "会场一景"), ("paragraph", "会议开幕。")]),
    ("<script>var a;</script><style>p{}</style><nav>首页</nav><p>会议开幕。</p>", [("paragraph", "会议开幕。")]),
    ('<p style="display:none">看不见</p><p>会议开幕。</p>', [("paragraph", "会议开幕。")]),
    ('<div class="share">分享</div><p>会议开幕。</p>', [("paragraph", "会议开幕。")]),
    ("<p>会议&amp;开幕&nbsp;。", [("paragraph", "会议&开幕\xa0。")]),
    ("<p>没有关上<div><p>会议开幕。", [("paragraph", "没有关上"), ("paragraph", "会议开幕。")]),
    ("", []),
]


@pytest.mark.parametrize(("html", "expected"), CASES)
def test_the_lines_of_a_piece_of_html(html: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.role, one.text.strip()) for one in fragment(html, JUNK)] == expected


def test_the_lines_under_an_element_are_its_own() -> None:
    page = tree("<div id='a'><p>会议开幕。</p></div><div id='b'><p>代表到会。</p></div>")
    found = lines(page.select("#b")[0], JUNK)
    assert [one.text.strip() for one in found] == ["代表到会。"]
