"""Where a date is due and a whole one is looked for: stamps, titles, addresses, datelines."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from kg.text.dates.calendar import calendar_day
from kg.text.dates.narrative import nearest_day
from kg.text.dates.patterns import PATTERN
from kg.text.dates.values import whole_day
from kg.text.numerals import number
from kg.text.script import fold

__all__ = ["IN_DATE", "address_date", "full_dates", "resolved", "stamp_date"]

# /2022/01/03/, story20210204-1121810, 202106140040.aspx; RFA turns it round: cl-09282021124357.html
ADDRESS = re.compile(
    r"(?<!\d)(20\d\d)[-/_]?(0?[1-9]|1[0-2])[-/_]?([0-3]\d|[1-9](?!\d))"
    r"|(?<!\d)(0[1-9]|1[0-2])([0-3]\d)(20\d\d)\d{6}(?!\d)"
)
IN_DATE = re.compile(r"(?<=\d)\s(?=[年月日时時])|(?<=[年月])\s(?=\d)")  # 2022 年 1 月 4 日
AROUND_MARK = re.compile(r"(?<=\d[-.])\s(?=\d)|(?<=\d)\s(?=[-.]\s?\d{1,2}(?![\d:]))")  # 2022. 1. 4
DAYLESS = re.compile(r"(?<=月\d\d)(?![\d日号至到、~～—-])|(?<=月\d)(?![\d日号至到、~～—-])")  # 2022年01月04
FIRST = 1900  # a day before is one that a title tells of, not the document's
MILLISECONDS = re.compile(r"\s*(\d{10}|\d{13})\s*")


def full_dates(text: str, near: date | None = None) -> Iterator[date]:
    """The complete dates in order. 06/08/2020 is one only if a reading of it lies within days of `near`."""
    for found in PATTERN.finditer(DAYLESS.sub("日", AROUND_MARK.sub("", IN_DATE.sub("", fold(text))))):
        if (day := whole_day(found, near)) and day.year >= FIRST:
            yield day


def stamp_date(stamp: str) -> date | None:
    """The day of a time stamp as written; milliseconds and seconds since 1970 are UTC."""
    ticks = MILLISECONDS.fullmatch(stamp)
    if ticks:
        seconds = int(ticks[1]) / (1000 if len(ticks[1]) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC).date() if seconds < 4e9 else None
    return next(full_dates(stamp), None)


def address_date(url: str) -> date | None:
    """The date within a URL, if it holds one."""
    for match in ADDRESS.finditer(url):
        year, month, day, *turned = match.groups()
        if found := calendar_day(*map(int, (year, month, day) if year else (turned[2], turned[0], turned[1]))):
            return found
    return None


def resolved(found: re.Match[str], near: date | None) -> date | None:
    """The day of a match of `DAY_OF_YEAR`: what it does not tell of year and month is what puts it nearest to `near`."""
    year, month, day = (number(found[part]) if found[part] else None for part in ("year", "month", "day"))
    if not day:
        return None
    if year and month:
        return calendar_day(year, month, day)
    return nearest_day(month, day, near) if near else None
