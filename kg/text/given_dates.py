"""A date as people type it: a year, a month or a day of the calendar, `2019`, `2019-01`, `2019-01-31`."""

import re
from datetime import date

__all__ = ["is_date"]

DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)


def is_date(given: str) -> bool:
    """Whether there is such a day, month or year: there is no 2019-02-30 and no 2019-13."""
    if not DATE.fullmatch(given):
        return False
    try:
        date.fromisoformat(given + "2000-01-01"[len(given) :])
    except ValueError:
        return False
    return True
