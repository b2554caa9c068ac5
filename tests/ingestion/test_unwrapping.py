"""Hard-wrapped plain text, joined to paragraphs again."""

import pytest

from kg.ingestion.unwrapping import ENDING, columns, is_wrapped, rejoin

FULL = "会议在日内瓦开幕各国代表先后到会讨论核裁军的步骤"
WRAPPED = "\n".join([FULL, FULL, FULL, FULL + "。", FULL, FULL, "会议闭幕。"])


def test_lines_of_one_width_that_end_no_sentence_are_wrapped() -> None:
    assert is_wrapped(WRAPPED)
    assert rejoin(WRAPPED) == [FULL * 4 + "。" + FULL * 2 + "会议闭幕。"]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join([FULL + "。"] * 8),  # whole sentences
        "\n".join(["会议开幕"] * 8),  # a list
        FULL + "\n" + FULL,  # too few lines
        "\n".join([FULL * 5] * 8),  # paragraphs
        "",
    ],
)
def test_other_lines_are_not(text: str) -> None:
    assert not is_wrapped(text)


@pytest.mark.parametrize(
    ("rows", "paragraphs"),
    [
        ([FULL, "会议闭幕。", "", FULL, "代表离开。"], [FULL + "会议闭幕。", FULL + "代表离开。"]),
        ([FULL + "。", "一、" + FULL], [FULL + "。", "一、" + FULL]),
        ([FULL, "- 3 -", FULL + "。"], [FULL + FULL + "。"]),
        (["a treaty that has never", "entered into force."], ["a treaty that has never entered into force."]),
    ],
)
def test_what_parts_paragraphs_and_what_joins_lines(rows: list[str], paragraphs: list[str]) -> None:
    assert rejoin("\n".join(rows)) == paragraphs


@pytest.mark.parametrize(
    ("line", "ended"),
    [("会议开幕。", True), ("会议开幕。”", True), ("会议开幕，", False), ("会议开幕", False), ("如下：", True)],
)
def test_how_a_line_ends(line: str, ended: bool) -> None:
    assert bool(ENDING.search(line)) is ended


def test_chinese_characters_take_two_columns() -> None:
    assert columns("核A。") == 5
