"""Dates in Chinese text, each with its value against the document's date and what the text told before."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from kg.date_patterns import (
    HALVES,
    MONTHS,
    PART,
    PATTERN,
    RELATIVE_DAY,
    RELATIVE_MONTH,
    RELATIVE_WEEK,
    RELATIVE_YEAR,
    WEEKDAYS,
)
from kg.model import DateMention, Span
from kg.narrated_time import NarratedTime, iso, nearest_year, shifted
from kg.numerals import number

__all__ = ["find_dates"]

AHEAD = re.compile(r"(?:将于|定于|拟于|将在|定在|预定|订于)$")
OPENING, CLOSING = re.compile(r"\s*[(（]$"), re.compile(r"\s*[(（](?=\d{1,2}月)")
YEARS_AGO = 10  # 三十年前 is a round number, no year


def find_dates(folded: str, published: str | None) -> Iterator[DateMention]:
    """Every calendar expression of a folded text. Without a date of the document only full dates have a value."""
    today = date.fromisoformat(published) if published and len(published) == 10 else None
    told, found = NarratedTime(folded, today), list[DateMention]()
    waiting: list[int] = []  # weekdays whose date follows in brackets: 周二(2月23日)
    for match in PATTERN.finditer(folded):
        value = _value(match, told)
        if not value:
            continue
        relative = not any(match.group(one) for one in ("year", "stamp", "rfc", "slash", "roc", "hy"))
        span = Span(*match.span())
        if match.group("weekday"):
            if found and OPENING.fullmatch(folded[found[-1].span.end : span.start]) and len(found[-1].value) == 10:
                value = found[-1].value  # 7月5日（周五）
            elif CLOSING.match(folded, span.end):
                waiting.append(len(found))
        elif match.group("md") and waiting and waiting.pop() == len(found) - 1 and len(value) == 10:
            found[-1] = replace(found[-1], value=value)
        told.take(match, value)
        found.append(DateMention(span, value, published if relative else None))
    yield from found


def _value(found: re.Match[str], told: NarratedTime) -> str | None:
    """The value of one match; None where nothing says which day or year is meant."""
    g, today = found.groupdict(), told.today
    if g["stamp"]:
        return iso(*map(int, g["stamp"][:10].split("-")))
    if g["rfc"]:
        return iso(int(g["ry"]), MONTHS.get(g["rm"], 0), int(g["rd"]))
    if g["slash"]:
        return iso(int(g["sy"]), int(g["sm"]), int(g["sd"]))
    if g["ymd"]:
        return iso(int(g["sy2"]), int(g["sm2"]), int(g["sd2"]))
    if g["decade"]:
        return _decade(g)
    if g["roc"]:
        return _days(int(g["rocy"]) + 1911, g["rocm"], g["rocd"]) if g["rocm"] else iso(int(g["rocy"]) + 1911)
    if g["years"]:
        return f"{number(g['y1'])}/{number(g['y2'])}"
    if g["full"]:
        return _full(g, told)
    if g["same"] or g["samemonth"] or g["next"] or g["later"]:
        return told.after(g, found.start())
    if g["minguo"]:
        year = int(g["my"]) + 1911
        return iso(year, int(g["mm"]), int(g["mday"])) if today and abs(year - today.year) <= 1 else None
    if g["half"]:
        return _half(g, told)
    return _relative(found, g, told, today) if today else None


def _decade(g: dict[str, str | None]) -> str:
    tens = number(g["tens"] or "") if not (g["tens"] or "").isdigit() else int(g["tens"] or 0)
    named = {"20": 19, "二十": 19, "19": 18, "十九": 18}.get(g["century"] or "", 19)
    start = (int(g["cent"]) if g["cent"] else named) * 100 + tens
    part = {"初": (0, 3), "中期": (4, 6), "末": (7, 9), "后期": (7, 9)}.get(g["dpart"] or "", (0, 9))
    return f"{start + part[0]}/{start + part[1]}"


def _half(g: dict[str, str | None], told: NarratedTime) -> str | None:
    """今年上半年, 2021年第三季度: its first and last month."""
    year = number(g["hy"]) if g["hy"] else told.relative_year(g["hrel"] or "今年", RELATIVE_YEAR[g["hrel"] or "今年"])
    first, last = HALVES[g["hpart"] or ""]
    return f"{year}-{first:02}/{year}-{last:02}" if year else None


def _full(g: dict[str, str | None], told: NarratedTime) -> str | None:
    year = number(g["year"]) if g["year"] else told.relative_year(g["relyear"] or "", RELATIVE_YEAR[g["relyear"] or ""])
    if year is None:
        return None
    if not g["month"]:
        return iso(year, PART[g["ypart"]]) if g["ypart"] else iso(year)
    return _months(year, g["month"], g["month3"]) or _days(
        year, g["month"], g["day"], g["month2"], g["day2"], number(g["year2"]) if g["year2"] else None
    )


def _months(year: int, first: str | None, last: str | None) -> str | None:
    """3月至5月; into the next year where the second month is the smaller."""
    if not first or not last:
        return None
    start, end = iso(year, number(first)), iso(year + (number(last) < number(first)), number(last))
    return f"{start}/{end}" if start and end else None


def _days(
    year: int,
    month: str | None,
    day: str | None,
    month2: str | None = None,
    day2: str | None = None,
    year2: int | None = None,
) -> str | None:
    first = iso(year, number(month or ""), number(day) if day else None)
    if not day2 or not first:
        return first
    second = number(month2 or month or "")
    last = iso(year2 or year + (second < number(month or "")), second, number(day2))
    return f"{first}/{last}" if last else first


def _relative(found: re.Match[str], g: dict[str, str | None], told: NarratedTime, today: date) -> str | None:
    ahead = bool(AHEAD.search(found.string, max(0, found.start() - 4), found.start()))
    if g["md"]:
        year = told.year_of(number(g["m"] or ""), number(g["d"]) if g["d"] else None, found)
        year = year or nearest_year(number(g["m"] or ""), today)
        return _months(year, g["m"], g["m3"]) or _days(year, g["m"], g["d"], g["m2"], g["d2"])
    if g["relmonth"]:
        day = number(g["rmd"]) if g["rmd"] else None
        return iso(*shifted(today.year, today.month, RELATIVE_MONTH[g["relmonth"]]), day)
    if g["week"]:
        monday = today - timedelta(today.weekday()) + timedelta(RELATIVE_WEEK[g["week"]])
        if g["wd"]:
            return (monday + timedelta(WEEKDAYS[g["wd"]])).isoformat()
        return f"{monday}/{monday + timedelta(6)}"
    if g["weekday"]:
        back = (today.weekday() - WEEKDAYS[g["wd2"] or ""]) % 7
        return (today + timedelta(-back % 7 if ahead else -back)).isoformat()
    if g["weekend"]:
        saturday = today - timedelta((today.weekday() - 5) % 7)
        return f"{saturday}/{saturday + timedelta(1)}"
    if g["relday"]:
        return (today + timedelta(RELATIVE_DAY[g["relday"]])).isoformat()
    if g["days"]:
        if not g["dd2"] and (month := told.same_month(found.start())):
            return iso(*month, number(g["dd"] or ""))
        return _day_of_month(number(g["dd"] or ""), number(g["dd2"]) if g["dd2"] else None, today, ahead)
    if g["ago"]:
        return _ago(number((g["many"] or "").replace("两", "二")), g["unit"] or "", told, today)
    if g["newyear"]:
        return iso(today.year, 1)
    return iso(today.year, PART[g["yearpart"] or ""])


def _ago(many: int, unit: str, told: NarratedTime, today: date) -> str | None:
    """一天前 before the last day told, 三个月前 and 两年前 before the document."""
    if unit == "天":
        day = told.day or today.isoformat()
        return (date.fromisoformat(day) - timedelta(many)).isoformat()
    if unit == "年":
        return iso(today.year - many) if many <= YEARS_AGO else None
    return iso(*shifted(today.year, today.month, -many))


def _day_of_month(day: int, last: int | None, today: date, ahead: bool = False) -> str | None:
    """27日 alone: this month, or the last one if that would lie more than three days ahead and nothing says 将."""
    year, month = today.year, today.month
    if ahead and day < today.day:
        year, month = shifted(year, month, 1)
    elif day > today.day + 3 and not ahead:
        year, month = shifted(year, month, -1)
    first = iso(year, month, day)
    if last and first and (end := iso(year, month, last)):
        return f"{first}/{end}"
    return first
