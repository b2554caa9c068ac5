"""Bytes become text, or are refused with what, where and what to do."""

import pytest

from kg.errors import InputError
from kg.ingestion.decoding import decode, read_bytes

SIMPLIFIED = "示例国代表团团长在会上说，各方应当通过谈判解决分歧，并尽早恢复视察工作。\n" * 4
TRADITIONAL = "示例國代表團團長在會上說，各方應當透過談判解決分歧，並儘早恢復視察工作。\n" * 4


@pytest.mark.parametrize(
    ("encoding", "recorded"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("hz", "hz"),
    ],
)
def test_simplified_text_survives_its_encoding(encoding: str, recorded: str) -> None:
    decoded = decode(SIMPLIFIED.encode(encoding), "a.txt")
    assert decoded == (SIMPLIFIED, recorded)


def test_big5_is_told_from_gbk() -> None:
    assert decode(TRADITIONAL.encode("big5"), "a.txt") == (TRADITIONAL, "big5hkscs")


def test_a_declared_charset_wins_over_a_guess() -> None:
    page = f'<meta charset="gb2312"><p>{SIMPLIFIED}</p>'
    assert decode(page.encode("gb18030"), "a.html") == (page, "gb18030")


def test_a_wrong_declaration_does_not_garble_utf_8() -> None:
    page = f'<meta charset="gb2312"><p>{SIMPLIFIED}</p>'
    assert decode(page.encode(), "a.html") == (page, "utf-8")


def test_an_encoding_that_is_none_is_not_believed() -> None:
    page = f'<meta charset="rot13"><p>{SIMPLIFIED}</p>'
    assert decode(page.encode(), "a.html").encoding == "utf-8"


def test_a_cut_end_and_a_lone_surrogate_are_mended() -> None:
    data = SIMPLIFIED.encode() + b"\xed\xa0\x80" + SIMPLIFIED.encode()
    assert decode(data, "a.txt").text.replace("\ufffd", "") == SIMPLIFIED * 2
    assert decode((SIMPLIFIED + "完").encode()[:-1], "a.txt").text.startswith(SIMPLIFIED)


def test_line_ends_become_one_kind() -> None:
    assert decode("甲\r\n乙\r丙".encode(), "a.txt").text == "甲\n乙\n丙"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (" \u3000\n\u200b".encode(), "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "a ZIP"),
        ("示例\0正文".encode(), "position 2"),
        (bytes(range(256)) * 20, "binary"),
        (SIMPLIFIED.encode().decode("latin-1").encode(), "garbled"),
        (SIMPLIFIED.encode().decode("gbk", "replace").encode(), "garbled"),
        ("锟斤拷锟斤拷锟斤拷".encode(), "garbled"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        decode(data, "folder/a.txt")
    assert "folder/a.txt" in str(caught.value)


def test_a_file_that_is_too_large_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.txt").write_text("一二三四五六七", encoding="utf-8")
    with pytest.raises(InputError, match="split it"):
        read_bytes(tmp_path / "a.txt", 10)


def test_a_file_that_is_not_there_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError, match="check the path"):
        read_bytes(tmp_path / "none.txt", 10)
