"""Canonical text: one block a line, the title first."""

import unicodedata

import pytest

from kg.ingestion.base import Line
from kg.ingestion.normalization import assemble, bare, fold, plain


@pytest.mark.parametrize(
    ("line", "folded", "spaced"),
    [
        (" 旗幟  鮮明 ", "旗幟鮮明", "旗幟 鮮明"),
        ("9 月 27 日", "9月27日", "9月27日"),
        ("New START 条约", "New START 条约", "New START 条约"),
        ("会议\u200b开\ufeff幕", "会议开幕", "会议开幕"),
        (unicodedata.normalize("NFD", "Genève"), "Genève", "Genève"),
        ("会议\u3000开幕", "会议开幕", "会议 开幕"),
        ("\x00会议\ud800", "会议", "会议"),
        ("  ", "", ""),
    ],
)
def test_a_line_in_nfc_with_its_blanks_folded(line: str, folded: str, spaced: str) -> None:
    assert fold(line) == folded and fold(line, spaced=True) == spaced
    assert plain(plain(line)) == plain(line)


def test_letters_and_digits_tell_whether_two_lines_say_the_same() -> None:
    assert bare("《会议》 开幕！2022") == "会议开幕2022"


def test_every_block_is_its_line_and_the_title_comes_first() -> None:
    found = assemble(
        "会议 开幕", [Line("paragraph", "会议开幕"), Line("heading", "一 背景"), Line("paragraph", "正文 一。")]
    )
    assert found.text == "会议 开幕\n一 背景\n正文一。" and found.title == "会议 开幕"
    assert [one.role for one in found.blocks] == ["title", "paragraph", "paragraph"]
    assert [found.text[slice(*one.span)] for one in found.blocks] == found.text.split("\n")


def test_a_caption_said_twice_stands_once_and_a_second_title_goes() -> None:
    lines = [Line("title", "会议开幕"), Line("caption", "会场"), Line("caption", "会场"), Line("title", "别的")]
    assert assemble("", lines).text == "会议开幕\n会场"


def test_a_text_without_a_title_is_called_by_how_it_starts() -> None:
    assert assemble("", [Line("paragraph", "会议开幕，代表到会。")]).title == "会议开幕"
    assert assemble("", []).text == ""
