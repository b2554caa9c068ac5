"""The time that a text is telling of."""

from datetime import date

import pytest

from kg.text.dates.narrative import NarratedTime, iso, nearest_year, shifted, spread


@pytest.mark.parametrize(
    ("given", "value"),
    [((2022,), "2022"), ((2022, 1), "2022-01"), ((2022, 2, 28), "2022-02-28"), ((2020, 2, 29), "2020-02-29"), ((2022, 2, 29), None), ((2022, 13), None), ((2022, 1, 0), None)],
)  # fmt: skip
def test_a_date_as_written_in_values(given: tuple[int, ...], value: str | None) -> None:
    assert iso(*given) == value


@pytest.mark.parametrize(
    ("start", "by", "then"),
    [((2022, 1), -1, (2021, 12)), ((2022, 12), 1, (2023, 1)), ((2022, 6), -18, (2020, 12)), ((2022, 6), 0, (2022, 6))],
)
def test_the_month_so_many_later(start: tuple[int, int], by: int, then: tuple[int, int]) -> None:
    assert shifted(*start, by) == then


def test_a_range_of_one_day_is_the_day() -> None:
    assert spread("2022-01-01", "2022-01-03") == "2022-01-01/2022-01-03"
    assert spread("2022-01-01", "2022-01-01") == "2022-01-01" and spread("2022-01-01", None) == "2022-01-01"


@pytest.mark.parametrize(("month", "year"), [(12, 2021), (1, 2022), (6, 2022), (8, 2021)])
def test_the_year_that_puts_a_month_nearest_to_the_document(month: int, year: int) -> None:
    assert nearest_year(month, date(2022, 1, 15)) == year


@pytest.mark.parametrize(
    ("word", "by", "year"), [("同年", 0, 2018), ("次年", 1, 2019), ("去年", -1, 2021), ("今年", 0, 2022)]
)
def test_a_relative_year_counts_from_the_story_or_from_the_document(word: str, by: int, year: int) -> None:
    told = NarratedTime("", date(2022, 6, 15), year=2018)
    assert told.relative_year(word, by) == year
    assert NarratedTime("", None).relative_year(word, by) is None
