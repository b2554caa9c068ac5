"""Whole dates in digits and in English: one table of how they are written, and the day that each spelling means."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

__all__ = ["COMPACT", "SPELLINGS", "Spelling", "alternatives", "calendar_day", "day_of"]

NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTHS = {name: number for number, name in enumerate(NAMES, 1)}
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
YEAR = r"(?:19|20)\d\d"
GROUP, AS_GROUP = re.compile(r"\(\?P([<=])([a-z]+)"), r"(?P\1\2"
CLOSE = 13  # days: no date lies so near to both readings of 04/01/2022, which are at least 27 days apart


class Spelling(NamedTuple):
    """A way to write a whole date: the groups y, m and d of its pattern are what `day_of` reads."""

    name: str
    pattern: str
    either: bool = False  # whether the day may stand before the month and after it


SPELLINGS = (
    # 2022-01-04T08:30:00+08:00, 2022/1/4, 2022.1.4; no part of CD/2022/1/4 or of 2022.1.4.5
    Spelling(
        "ordered",
        rf"(?<![\d.])(?P<y>{YEAR})(?P<sep>[-.]|(?<!/\d{{4}})/)(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}})(?!\d)"
        r"(?!(?P=sep)\d{1,3}(?!\d))(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?",
    ),
    # 22/01/2022 - 13:33, 22.1.2022; of 1/4/2022 nobody knows the month
    Spelling(
        "turned",
        rf"(?<![\d/.])(?P<d>\d{{1,2}})(?P<sep>[/.])(?P<m>\d{{1,2}})(?P=sep)(?P<y>{YEAR})(?![\d/])(?!\.\d)(?: - \d\d:\d\d)?",
        either=True,
    ),
    # Sat, 22 Jan 2022 08:00:00 GMT; 22nd January, 2022
    Spelling(
        "english",
        rf"(?<![A-Za-z\d])(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}},? )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{MONTH}),?"
        rf" (?P<y>{YEAR})(?!\d)(?: \d\d:\d\d:\d\d(?: GMT| [+-]\d{{4}})?)?",
    ),
    # January 22, 2022; Jan. 22nd 2022
    Spelling(
        "american",
        rf"(?<![A-Za-z])(?P<m>{MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>{YEAR})(?!\d)",
    ),
)
# 20260428 is a date where one is due, as in the title of a broadcast; in running text it may be any number
COMPACT = Spelling("compact", r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?!\d)")
_BY_NAME = {one.name: one for one in (*SPELLINGS, COMPACT)}


def alternatives() -> str:
    """The table as alternatives of one pattern: each a group of its name, with y_NAME, m_NAME and d_NAME within."""
    groups = (f"(?P<{one.name}>{GROUP.sub(f'{AS_GROUP}_{one.name}', one.pattern)})" for one in _BY_NAME.values())
    return "|".join(groups)


def day_of(found: re.Match[str], near: date | None = None) -> date | None:
    """The day that a match means; None if it is on no calendar, or if day and month could be either.

    Such a date is read only where one reading lies within days of `near`, the document's own day.
    """
    spelling = _BY_NAME[found.lastgroup or ""]
    year, month, day = (found[f"{part}_{spelling.name}"] for part in "ymd")
    days = set(_readings(int(year), int(MONTHS.get(month[:3], 0) or month), int(day), spelling.either))
    if len(days) > 1:
        days = {one for one in days if near and abs(one - near).days <= CLOSE}
    return days.pop() if len(days) == 1 else None


def _readings(year: int, month: int, day: int, either: bool) -> Iterator[date]:
    for one in (calendar_day(year, month, day), calendar_day(year, day, month) if either else None):
        if one:
            yield one


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, if there is one: None for a 31st of February."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
