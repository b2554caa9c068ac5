"""Dates in digits: time stamps, addresses, Chinese and foreign spellings, as calendar days."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from kg.text.numerals import ORDINAL, number

NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTHS = {name: number for number, name in enumerate(NAMES, 1)}
MONTH = f"(?:{'|'.join(NAMES)})[a-z]*"
FULL = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})(?!\d)"  # 2022 年 1 月 4 日
    r"|(?<!\d)(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>20\d\d)(?!\d)"  # 22/01/2021
    rf"|(?<!\d)(?P<d3>\d{{1,2}}) (?P<n3>{MONTH}) (?P<y3>20\d\d)(?!\d)"  # 21 Jan 2022
    rf"|(?P<n4>{MONTH}) (?P<d4>\d{{1,2}}), (?P<y4>20\d\d)(?!\d)"  # January 21, 2022
    rf"|(?P<yc>[一二][〇○零一二三四五六七八九]{{3}})年(?P<mc>{ORDINAL})月(?P<dc>{ORDINAL})日"
    r"|民[国國]\s?(?P<yr>\d{2,3})年(?P<mr>\d{1,2})月(?P<dr>\d{1,2})日"
    r"|(?<!\d)(?P<y5>20\d\d)(?P<m5>0[1-9]|1[0-2])(?P<d5>[0-3]\d)(?!\d)"  # 20260428
)
# /2022/01/03/, story20210204-1121810, 202106140040.aspx; RFA turns it round: cl-09282021124357.html
ADDRESS = re.compile(
    r"(?<!\d)(20\d\d)[-/_]?(0?[1-9]|1[0-2])[-/_]?([0-3]\d|[1-9](?!\d))"
    r"|(?<!\d)(0[1-9]|1[0-2])([0-3]\d)(20\d\d)\d{6}(?!\d)"
)
MILLISECONDS = re.compile(r"\s*(\d{10}|\d{13})\s*")

__all__ = ["address_date", "full_dates", "nearest", "stamp_date"]


def full_dates(text: str, near: date | None = None) -> Iterator[date]:
    """The complete dates in order. Of 06/08/2020 the reading nearer to `near` is taken, else day first."""
    for match in FULL.finditer(text):
        found = _date(match, near)
        if found:
            yield found


def stamp_date(stamp: str) -> date | None:
    """The day of a time stamp as written; milliseconds and seconds since 1970 are UTC."""
    ticks = MILLISECONDS.fullmatch(stamp)
    if ticks:
        seconds = int(ticks[1]) / (1000 if len(ticks[1]) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC).date() if seconds < 4e9 else None
    return next(full_dates(stamp.replace("T", " ")), None)


def address_date(url: str) -> date | None:
    """The date within a URL, if it holds one."""
    for match in ADDRESS.finditer(url):
        year, month, day, *turned = match.groups()
        found = _day(year, month, day) if year else _day(turned[2], turned[0], turned[1])
        if found:
            return found
    return None


def nearest(month: int | None, day: int, near: date) -> date | None:
    """The day nearest to `near` that has this month and day; without a month the last one until the next day."""
    if month:
        found = [_day(year, month, day) for year in (near.year - 1, near.year, near.year + 1)]
        return min((date for date in found if date), key=lambda date: abs(date - near), default=None)
    tomorrow = near + timedelta(days=1)
    months = [near - timedelta(days=near.day), near, tomorrow]
    days = [_day(one.year, one.month, day) for one in months]
    return max((date for date in days if date and date <= tomorrow), default=None)


def _date(match: re.Match[str], near: date | None) -> date | None:
    group = match.groupdict()
    if group["y2"]:
        read = [_day(group["y2"], group["m2"], group["d2"]), _day(group["y2"], group["d2"], group["m2"])]
        found = [one for one in read if one]
        return min(found, key=lambda one: abs(one - near)) if near and found else next(iter(found), None)
    if group["yc"]:
        return _day(*(number(group[name]) or 0 for name in ("yc", "mc", "dc")))
    if group["yr"]:
        return _day(int(group["yr"]) + 1911, group["mr"], group["dr"])
    if group["y3"]:
        return _day(group["y3"], MONTHS[group["n3"][:3]], group["d3"])
    if group["y4"]:
        return _day(group["y4"], MONTHS[group["n4"][:3]], group["d4"])
    return _day(group["y"] or group["y5"], group["m"] or group["m5"], group["d"] or group["d5"])


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
