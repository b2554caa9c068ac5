"""The names of HTML elements that matter for reading."""

import pytest

from kg.ingestion.tags import BLOCK_TAG, BLOCKS, BOLD, CAPTIONS, CELLS, DROPPED, HEADINGS, UNREAD


def test_no_element_is_both_read_as_text_and_dropped() -> None:
    text = {"p", "div", "article", "li", "blockquote", "td", "span", "a", "h1"}
    assert not text & DROPPED and UNREAD < DROPPED
    assert HEADINGS < BLOCKS and not BOLD & BLOCKS and not CELLS & BLOCKS
    assert {"figure", "figcaption"} == CAPTIONS & BLOCKS


@pytest.mark.parametrize(
    ("html", "is_block"),
    [
        ("<p>会议", True),
        ("</DIV>", True),
        ('<h2 class="a">', True),
        ("<b>会议</b>", False),
        ("<pre-x>", True),
        ("a < p > b", False),
        ("<people>", False),
    ],
)
def test_a_block_tag_is_seen(html: str, is_block: bool) -> None:
    assert bool(BLOCK_TAG.search(html)) is is_block
