"""What belongs to the page and not to the text."""

import pytest

from kg.ingestion.boilerplate import PHRASE_LIMIT
from tests.support.outside import JUNK


@pytest.mark.parametrize(
    ("line", "dropped"),
    [
        ("分享到：微博", True),
        ("打印", True),
        ("打印机已经售出。", False),
        ("某报版权所有", True),
        ("某报版权所有" + "，这是正文" * PHRASE_LIMIT, False),
        ("会议在日内瓦开幕。", False),
    ],
)
def test_a_line_is_dropped_whole_or_for_a_phrase_if_it_is_short(line: str, dropped: bool) -> None:
    assert JUNK.drops(line) is dropped
