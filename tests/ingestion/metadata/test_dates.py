"""The date of a document, and which of several dates it is."""

from datetime import date

import pytest

from kg.ingestion.base import Line
from kg.ingestion.metadata.dates import date_document
from kg.ingestion.metadata.publishers import publisher_of, publishers
from kg.ontology import load_ontology
from kg.text.dates import address_date, full_dates, stamp_date
from kg.text.dates.narrative import nearest_day


def dated(
    first: str, *, title: str = "示例", stamps: tuple[str, ...] = (), url: str | None = None
) -> tuple[str | None, str]:
    """The date and its basis for a document of one paragraph."""
    dating = date_document(title, [Line("paragraph", first)], publishers(load_ontology()), stamps=stamps, url=url)
    return dating.published, dating.basis


@pytest.mark.parametrize(
    ("first", "stamp", "expected"),
    [
        ("新华社日内瓦3月8日电 会议在此间开幕。", "2023-03-09T01:00:00Z", "2023-03-08"),
        ("（中央社維也納30日綜合外電報導）會議開幕。", "2021-07-01T02:00:00.000Z", "2021-06-30"),
        ("路透首尔12月31日 - 双方恢复对话。", "1609459200000", "2020-12-31"),
        ("国防部网站5月6日消息，演习结束。", "2020-05-07", "2020-05-06"),
        ("【大纪元2021年04月02日讯】会议开幕。", "2021-04-03", "2021-04-02"),
        ("新华社北京2月29日电 会议开幕。", "2024-03-01", "2024-02-29"),
        ("新华社日内瓦六月十五日电 会议开幕。", "2022-06-16", "2022-06-15"),
        ("新华社北京二十一日电 会议开幕。", "2022-06-22", "2022-06-21"),
    ],
)
def test_the_dateline_comes_first(first: str, stamp: str, expected: str) -> None:
    assert dated(first, stamps=(stamp,)) == (expected, "dateline")


@pytest.mark.parametrize("first", ["据路透社5月4日报道，会议开幕。", "新华社记者5月4日电话采访了代表。"])
def test_what_only_looks_like_a_dateline_is_none(first: str) -> None:
    assert dated(first, stamps=("2020-05-06",)) == ("2020-05-06", "stamp")


def test_a_transcript_is_dated_by_its_title() -> None:
    assert dated("问：有何评论？", title="2018年6月7日某部发言人主持记者会") == ("2018-06-07", "title")


def test_an_anniversary_in_the_title_is_not_the_date() -> None:
    assert dated("各地举行仪式。", title="纪念1996年9月10日决议", stamps=("2021-09-10",)) == ("2021-09-10", "stamp")


def test_a_leading_date_near_the_stamp_wins_over_it() -> None:
    assert dated("2月3日，发言人主持记者会。", stamps=("Fri, 04 Feb 2022 17:00:00 GMT",)) == ("2022-02-03", "text")


def test_a_leading_date_far_from_the_stamp_does_not() -> None:
    assert dated("2月3日，发言人主持记者会。", stamps=("2022-05-01",)) == ("2022-05-01", "stamp")


def test_a_line_that_is_a_date_counts_as_the_text() -> None:
    lines = [Line("byline", "06/08/2020 - 11:25"), Line("paragraph", "各地举行仪式。")]
    dating = date_document("示例", lines, publishers(load_ontology()), stamps=("2020-08-06T10:00:00.000Z",))
    assert (dating.published, dating.basis) == ("2020-08-06", "text")
    assert ("stamp", "2020-08-06T10:00:00.000Z") in dating.found


def test_without_a_stamp_the_first_full_date_of_the_text_is_taken() -> None:
    assert dated("会议于2019年5月7日在示例城开幕。") == ("2019-05-07", "text")


def test_the_address_is_the_last_resort() -> None:
    assert dated("会议开幕。", url="https://example.org/2020/07/08/a.html") == ("2020-07-08", "url")
    assert dated("会议开幕。") == (None, "none")


def test_a_year_is_taken_across_new_year() -> None:
    assert nearest_day(12, 30, date(2021, 1, 2)) == date(2020, 12, 30)
    assert nearest_day(1, 1, date(2020, 12, 31)) == date(2021, 1, 1)
    assert nearest_day(None, 31, date(2022, 3, 1)) is None
    assert nearest_day(None, 28, date(2022, 3, 1)) == date(2022, 2, 28)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022 年 1 月 4 日至 28 日", date(2022, 1, 4)),
        ("二〇二二年一月二十一日", date(2022, 1, 21)),
        ("二○一九年十月一日", date(2019, 10, 1)),
        ("民國110年6月14日", date(2021, 6, 14)),
        ("22/01/2021 - 13:33", date(2021, 1, 22)),
        ("January 5, 2021", date(2021, 1, 5)),
        ("节目 (20260428)", date(2026, 4, 28)),
        ("2021年2月30日", None),
    ],
)
def test_dates_are_read_in_every_spelling(text: str, expected: date | None) -> None:
    assert next(full_dates(text), None) == expected


def test_an_ambiguous_date_is_read_near_the_stamp() -> None:
    assert next(full_dates("08/06/2020", date(2020, 8, 6))) == date(2020, 8, 6)


def test_milliseconds_are_a_day_in_utc() -> None:
    assert stamp_date("1612494420000") == date(2021, 2, 5)
    assert stamp_date("9999999999999") is None
    assert stamp_date("soon") is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/story20210204-1121810", date(2021, 2, 4)),
        ("https://example.org/news/202106140040.aspx", date(2021, 6, 14)),
        ("https://example.org/a/cl-09282021124357.html", date(2021, 9, 28)),
        ("https://example.org/idCNKBS28S0CE", None),
        ("https://example.org/20219999", None),
    ],
)
def test_addresses_hold_dates(url: str, expected: date | None) -> None:
    assert address_date(url) == expected


@pytest.mark.parametrize(
    ("title", "first", "written", "url", "expected"),
    [
        ("示例", "新华社北京1月4日电 会议开幕。", "新浪财经", None, "新华社"),
        ("示例", "会议开幕。", "(臺)中央社CNA", None, "中央社"),
        ("示例", "会议开幕。", "某某小报", None, "某某小报"),
        ("2018年6月7日外交部发言人甲乙主持例行记者会", "问：有何评论？", None, None, "外交部"),
        ("示例", "示例国代表团提交的工作文件", None, None, "示例国代表团"),
        ("示例", "会议开幕。", None, "https://www.voachinese.com/a/1.html", "美国之音"),
        ("示例", "会议开幕。", None, "https://news.example.org/1", "news.example.org"),
        ("示例", "会议开幕。", None, "http://[bad", None),
    ],
)
def test_the_publisher_is_the_one_the_document_names(
    title: str, first: str, written: str | None, url: str | None, expected: str | None
) -> None:
    lines = [Line("paragraph", first)]
    assert publisher_of(title, lines, publishers(load_ontology()), written=written, url=url) == expected
