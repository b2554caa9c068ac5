"""Dates that people type."""

import pytest

from kg.text.given_dates import is_date


@pytest.mark.parametrize("given", ["2019", "2019-01", "2019-12-31", "2020-02-29"])
def test_a_date_of_the_calendar_is_one(given: str) -> None:
    assert is_date(given)


@pytest.mark.parametrize(
    "given", ["", "19", "2019-13", "2019-02-30", "2019-2-3", "2019-02-29", "2019/01", "２０１９", "2019-01-01T00", "x"]
)
def test_what_no_calendar_has_is_none(given: str) -> None:
    assert not is_date(given)
