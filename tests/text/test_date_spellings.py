"""Every spelling of a whole date, and which reader takes it: running text, or where a date is due (titles, stamps)."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.dates import DAY_OF_YEAR, find_dates, full_dates, resolved, stamp_date
from kg.text.dates.calendar import SPELLINGS, Spelling, calendar_day
from kg.text.dates.patterns import (
    BEGINNING,
    HALVES,
    NEXT_DAY,
    PATTERN,
    RELATIVE_DAY,
    RELATIVE_MONTH,
    RELATIVE_WEEK,
    RELATIVE_YEAR,
)
from kg.text.script import fold

TODAY = date(2022, 6, 15)  # of the document, where one is told
DAY = date(2022, 1, 4)
LATE = date(2022, 1, 22)

# spelling, in running text of 15 June 2022, where a date is due
SPELLED: list[tuple[str, date | None, date | None]] = [
    # year first
    ("2022-01-04", DAY, DAY),
    ("2022-1-4", DAY, DAY),
    ("2022/01/04", DAY, DAY),
    ("2022/1/4", DAY, DAY),
    ("2022.01.04", DAY, DAY),
    ("2022.1.4", DAY, DAY),
    ("2022. 1. 4", None, DAY),
    ("2022- 01-04", None, DAY),
    ("2022年01月04", None, DAY),
    ("2022年1月4", None, DAY),
    ("1896年3月5日", date(1896, 3, 5), None),  # a title tells of it; no document is of that day
    ("1996-09-10", date(1996, 9, 10), date(1996, 9, 10)),
    ("2022-01-04T08:30:00Z", DAY, DAY),
    ("2022-01-04T08:30:00.000Z", DAY, DAY),
    ("2022-01-04T08:30:00+08:00", DAY, DAY),
    ("2022-01-04 08:30", DAY, DAY),
    ("2022/1/4 08:30", DAY, DAY),
    ("2022-01/04", None, None),
    ("2022.1.4.5", None, None),
    ("1.2022.1.4", None, None),
    ("2022-02-30", None, None),
    ("2022-13-01", None, None),
    ("0000-00-00", None, None),
    ("12022-01-04", None, None),
    ("2022-01-045", None, None),
    ("文件CD/2022/1/4", None, None),
    ("1822/1/4", None, None),
    # year last: only one reading, or none
    ("22/01/2022", LATE, LATE),
    ("22/1/2022", LATE, LATE),
    ("01/22/2022", LATE, LATE),
    ("22/01/2022 - 13:33", LATE, LATE),
    ("22.01.2022", LATE, LATE),
    ("22.1.2022", LATE, LATE),
    ("04/04/2022", date(2022, 4, 4), date(2022, 4, 4)),
    ("04/01/2022", None, None),
    ("4/1/2022", None, None),
    ("04.01.2022", None, None),
    ("31/31/2022", None, None),
    ("31/02/2022", None, None),
    ("3/22/01/2022", None, None),
    # the reading that lies within days of the document's date
    ("14/06/2022", date(2022, 6, 14), date(2022, 6, 14)),
    ("06/14/2022", date(2022, 6, 14), date(2022, 6, 14)),
    ("12/06/2022", date(2022, 6, 12), None),
    ("06/12/2022", date(2022, 6, 12), None),
    ("10.06.2022", date(2022, 6, 10), None),
    # English
    ("22 Jan 2022", LATE, LATE),
    ("22 January 2022", LATE, LATE),
    ("22 Jan. 2022", LATE, LATE),
    ("22nd January, 2022", LATE, LATE),
    ("4 Sept 2022", date(2022, 9, 4), date(2022, 9, 4)),
    ("Sat, 22 Jan 2022 08:00:00 GMT", LATE, LATE),
    ("Sat, 22 Jan 2022 08:00:00 +0800", LATE, LATE),
    ("Saturday, 22 January 2022", LATE, LATE),
    ("January 22, 2022", LATE, LATE),
    ("Jan 22, 2022", LATE, LATE),
    ("Jan. 22, 2022", LATE, LATE),
    ("January 22nd, 2022", LATE, LATE),
    ("January 22 2022", LATE, LATE),
    ("May 4, 2022", date(2022, 5, 4), date(2022, 5, 4)),
    ("Mayor 4, 2022", None, None),
    ("Marketing 4, 2022", None, None),
    ("Feb 30, 2022", None, None),
    ("January 2022", None, None),
    # eight digits in a row are a date only where one is due
    ("20220104", None, DAY),
    ("20221304", None, None),
    ("20220132", None, None),
    ("220220104", None, None),
    ("202201041", None, None),
    # Chinese
    ("2022年1月4日", DAY, DAY),
    ("2022年01月04日", DAY, DAY),
    ("2022年1月4号", DAY, DAY),
    ("2022年1月4號", DAY, DAY),
    ("二〇二二年一月四日", DAY, DAY),
    ("二○二二年一月四日", DAY, DAY),
    ("二零二二年一月四日", DAY, DAY),
    ("二〇二二年一月二十二日", LATE, LATE),
    ("二〇二二年一月廿二日", LATE, LATE),
    ("1964年10月16日", date(1964, 10, 16), date(1964, 10, 16)),
    ("2022年2月30日", None, None),
    ("民国111年1月4日", DAY, DAY),
    ("民國111年1月4日", DAY, DAY),
    ("民國111年1月4號", DAY, DAY),
]


def in_text(text: str, published: date | None) -> list[date]:
    """The whole days found in running text."""
    said = published.isoformat() if published else None
    return [date.fromisoformat(one.value) for one in find_dates(fold(text), said) if len(one.value) == 10]


@pytest.mark.parametrize(("spelling", "running", "due"), SPELLED)
def test_a_spelling_is_read_by_these(spelling: str, running: date | None, due: date | None) -> None:
    assert in_text(f"会议，{spelling}，开幕。", TODAY) == ([running] if running else [])
    assert list(full_dates(f"会议（{spelling}）")) == ([due] if due else [])
    assert stamp_date(spelling) == due


def test_no_spelling_is_told_twice() -> None:
    assert len(SPELLED) >= 60
    assert len({spelling for spelling, _, _ in SPELLED}) == len(SPELLED)


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda one: one.name)
def test_every_spelling_of_the_table_has_rows_here(spelling: Spelling) -> None:
    found = [PATTERN.search(text) for text, running, _ in SPELLED if running]
    assert sum(one is not None and one.lastgroup == spelling.name for one in found) >= 3


@pytest.mark.parametrize("spelling", [text for text, running, due in SPELLED if running and due])
def test_what_running_text_and_titles_both_read_is_the_same_day_and_needs_no_other_date(spelling: str) -> None:
    assert in_text(f"会议于{spelling}开幕。", None) == list(full_dates(spelling))
    (mention,) = [one for one in find_dates(fold(f"会议于{spelling}开幕。"), "2022-06-15") if len(one.value) == 10]
    assert mention.anchored_to is None


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        (date(2022, 1, 5), DAY),
        (date(2021, 12, 25), DAY),
        (date(2022, 4, 2), date(2022, 4, 1)),
        (date(2022, 2, 15), None),
        (date(2021, 1, 4), None),
        (None, None),
    ],
)
def test_day_and_month_are_told_apart_by_a_date_within_days_and_never_guessed(
    near: date | None, expected: date | None
) -> None:
    for spelling in ("04/01/2022", "01/04/2022", "4.1.2022"):
        assert list(full_dates(spelling, near)) == ([expected] if expected else [])
        assert in_text(f"会议{spelling}开幕。", near) == ([expected] if expected else [])


def test_no_date_is_within_days_of_both_readings() -> None:
    for year in (2022, 2024):
        days = [(month, day) for month in range(1, 13) for day in range(1, 13) if month != day]
        pairs = [(calendar_day(year, month, day), calendar_day(year, day, month)) for month, day in days]
        assert min(abs(one - other).days for one, other in pairs if one and other) > 2 * 13


def test_blanks_around_year_month_and_day_are_none_of_a_stamp() -> None:
    assert stamp_date("2022 年 1 月 4 日 08:30") == DAY
    assert list(full_dates("2022 年 1 月 4 日至 28 日")) == [DAY]


def test_of_a_range_the_first_day_is_the_date() -> None:
    assert list(full_dates("2022年1月4日至28日")) == [DAY]
    assert list(full_dates("二〇二二年一月四日至二十二日，2022-06-01")) == [DAY, date(2022, 6, 1)]


def test_months_years_and_days_of_no_year_are_no_whole_date() -> None:
    assert list(full_dates("2022年1月，去年1月4日，1月4日，昨天，2021年第三季度，民国111年，2010-2015年")) == []


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("2022年1月4日", DAY),
        ("二〇二二年一月四日", DAY),
        ("1月4日", DAY),
        ("一月四日", DAY),
        ("十二月三十日", date(2021, 12, 30)),
        ("4日", DAY),
        ("四日", DAY),
        ("三十一日", date(2021, 12, 31)),
        ("2月30日", None),
    ],
)
def test_a_dateline_gives_its_day_in_digits_or_characters(opening: str, expected: date | None) -> None:
    found = re.fullmatch(DAY_OF_YEAR, opening)
    assert found and resolved(found, date(2022, 1, 5)) == expected


UNGUARDED = re.compile(PATTERN.pattern.removeprefix(BEGINNING))
WORDS = [*HALVES, *NEXT_DAY, *RELATIVE_DAY, *RELATIVE_MONTH, *RELATIVE_WEEK, *RELATIVE_YEAR]


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(st.from_regex(UNGUARDED))
def test_a_date_begins_as_the_pattern_says_first(text: str) -> None:
    assert len(UNGUARDED.pattern) < len(PATTERN.pattern)
    assert [one.span() for one in UNGUARDED.finditer(text)] == [one.span() for one in PATTERN.finditer(text)]


@pytest.mark.parametrize("word", [*WORDS, "同日", "当晚", "同月", "周末", "礼拜三", "新年伊始", "年底", "民国99年"])
def test_a_word_of_time_begins_as_the_pattern_says_first(word: str) -> None:
    assert re.match(BEGINNING, word) and re.match(BEGINNING, f"的{word}")
    assert PATTERN.search(f"会议{word}，")
