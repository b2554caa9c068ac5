"""A document while it is analyzed: what was found, by place."""

import pytest

from kg.model import Mention, Span
from tests.support.stages import linked, paragraph, quote, recognized, spot

TEXT = "2022年1月3日，美国国务卿布林肯在纽约会见王毅。两天后，中国外交部答复。"


def test_mentions_dates_and_titles_are_found_by_place() -> None:
    analysis = linked(TEXT)
    first, second = (one.span for one in analysis.by_block[1])
    assert [quote(analysis, one.span) for one in analysis.dates_in(first)] == ["2022年1月3日"]
    assert [key for _, key in analysis.linked(first)] == ["state:USA", "person:布林肯", "place:纽约", "person:王毅"]
    assert [key for _, key in analysis.linked(second)] == ["org:CHN-MFA"]
    assert [quote(analysis, one.span) for one in analysis.titles_in(first)] == ["美国国务卿"]
    assert list(analysis.titles_in(second)) == []


@pytest.mark.parametrize(("at", "sentence"), [("美国", 0), ("王毅", 0), ("外交部", 1)])
def test_a_place_lies_in_one_sentence(at: str, sentence: int) -> None:
    analysis = linked(TEXT)
    assert analysis.sentence_of(spot(analysis, at).start) == analysis.by_block[1][sentence]


def test_between_blocks_there_is_no_sentence_and_the_block_is_still_known() -> None:
    analysis = linked("会议开幕。", "会议闭幕。")
    end = paragraph(analysis, 1).end
    assert analysis.sentence_of(end) is None
    assert analysis.block_of(paragraph(analysis, 2).start) is analysis.document.blocks[2]
    assert analysis.block_of(0) is analysis.document.blocks[0]


def test_a_stretch_is_free_where_nothing_is_named() -> None:
    analysis = linked(TEXT)
    assert analysis.free(spot(analysis, "会见")) and not analysis.free(spot(analysis, "林肯在"))
    assert [quote(analysis, one.span) for one in analysis.overlapping(spot(analysis, "约会"))] == ["纽约"]


@pytest.mark.parametrize(
    ("new", "kept"),
    [("美国国务卿", ["美国国务卿"]), ("国务", ["美国", "国务"]), ("国国", ["美国"]), ("美国", ["美国"])],
)
def test_a_new_mention_counts_only_if_it_holds_what_was_there(new: str, kept: list[str]) -> None:
    analysis = recognized("美国国务卿到会。")
    analysis.settle([Mention(spot(analysis, new), "org", "name", (), "made")])
    assert [quote(analysis, one.span) for one in analysis.mentions] == kept


def test_the_date_before_a_place_has_ended_there() -> None:
    analysis = linked(TEXT)
    date = spot(analysis, "2022年1月3日")
    assert analysis.date_before(date.end - 1) is None
    found = analysis.date_before(date.end)
    assert found and found.value == "2022-01-03"


def test_the_last_of_a_kind_not_further_back_than_asked() -> None:
    analysis = linked(TEXT)
    end = len(analysis.text)
    found = analysis.last(end, "person")
    assert found and found[1] == "person:王毅"
    assert analysis.last(spot(analysis, "王毅").end - 1, "person") == (
        next(one for one in analysis.mentions if quote(analysis, one.span) == "布林肯"), "person:布林肯",
    )  # fmt: skip
    assert analysis.last(end, "person", lowest=spot(analysis, "王毅").end) is None
    assert analysis.last(end, "treaty") is None


def test_who_is_only_the_host_of_a_mission_does_not_act() -> None:
    analysis = linked("日本驻美国大使到会。")
    block = paragraph(analysis)
    assert [key for _, key in analysis.linked(block)] == ["state:JPN", "state:USA"]
    assert [key for _, key in analysis.acting(block)] == ["state:JPN"]


@pytest.mark.parametrize(
    ("text", "quoting"),
    [
        ('他说，"谈判没有结束"。', "他说，“谈判没有结束”。"),
        ("他说，“谈判”。", "他说，“谈判”。"),
        ('"谈判没有结束。"他说。', "“谈判没有结束。”他说。"),
        ('他说："谈判没有结束。"她问："何时？"', "他说：“谈判没有结束。”她问：“何时？”"),
        ('他说："谈判没有结束。', "他说：“谈判没有结束。"),
    ],
)
def test_straight_quotation_marks_are_read_by_what_stands_around_them(text: str, quoting: str) -> None:
    analysis = recognized(text)
    assert analysis.quoting[slice(*paragraph(analysis))] == quoting
    assert len(analysis.quoting) == len(analysis.text)


def test_evidence_is_a_slice_of_the_text() -> None:
    analysis = recognized(TEXT)
    span = Span(3, 9)
    assert analysis.evidence(span).quote == analysis.text[3:9] and analysis.evidence(span).span == span
