"""The value of one calendar expression: a day, a month, a year, or the range from one to another."""

import re
from datetime import date, timedelta

from kg.text.dates.calendar import COMPACT, SPELLINGS, day_of
from kg.text.dates.narrative import NarratedTime, iso, nearest_year, shifted, spread
from kg.text.dates.patterns import (
    HALVES,
    PART,
    RELATIVE_DAY,
    RELATIVE_MONTH,
    RELATIVE_WEEK,
    RELATIVE_YEAR,
    WEEKDAYS,
)
from kg.text.numerals import extent, number

__all__ = ["is_absolute", "value_of", "whole_day"]

AHEAD = re.compile(r"(?:将于|定于|拟于|将在|定在|预定|订于)$")
YEARS_AGO = 10  # 三十年前 is a round number, no year
# Groups that hold a month or a day, and the group that holds the last of a row of them: 五六月 is 5月至6月.
ORDINALS = ("month", "month2", "month3", "day", "day2", "m", "m2", "m3", "d", "d2", "rocm", "rocd", "rmd")
LAST_OF = {"month": "month3", "m": "m3", "day": "day2", "d": "d2"}
DAY_OF = {"month": "day", "m": "d"}
WHOLE = frozenset(one.name for one in SPELLINGS)
NAMES_YEAR = ("year", "roc", "hy", "years")  # groups that tell the year, so that nothing is reckoned from elsewhere

Numbers = dict[str, int | None]


def is_absolute(found: re.Match[str]) -> bool:
    """Whether a match means the same in every document: not 3月1日, nor 04/01/2022."""
    if found.lastgroup in WHOLE:
        return day_of(found) is not None
    return any(found[name] for name in NAMES_YEAR)


def whole_day(found: re.Match[str], near: date | None) -> date | None:
    """The day of a match that names year, month and day, the first of a range; also of 20260428."""
    if found.lastgroup in WHOLE or found.lastgroup == COMPACT.name:
        return day_of(found, near)
    if not (found["year"] and found["day"] or found["roc"] and found["rocd"]):
        return None
    first = (value_of(found, NarratedTime("", None)) or "").split("/")[0]
    return date.fromisoformat(first) if len(first) == len("2022-01-04") else None


def value_of(found: re.Match[str], told: NarratedTime) -> str | None:
    """The value of one match in running text; None where nothing says which day or year is meant."""
    g, today = found.groupdict(), told.today
    if found.lastgroup in WHOLE:
        day = day_of(found, today)
        return day.isoformat() if day else None
    if found.lastgroup == COMPACT.name:
        return None
    if g["decade"]:
        return _decade(g)
    if g["years"]:
        return f"{number(g['y1'])}/{number(g['y2'])}"
    n = _numbers(g)
    if n is None:
        return None
    if g["roc"]:
        year = int(g["rocy"]) + 1911
        return _days(year, n["rocm"], n["rocd"]) if n["rocm"] else iso(year)
    if g["full"]:
        return _full(g, n, told)
    if g["same"] or g["samemonth"] or g["next"] or g["later"]:
        return told.after(g, found.start())
    if g["minguo"]:
        year = int(g["my"]) + 1911
        return iso(year, int(g["mm"]), int(g["mday"])) if today and abs(year - today.year) <= 1 else None
    if g["half"]:
        return _half(g, told)
    return _relative(found, g, n, told, today) if today else None


def _decade(g: dict[str, str | None]) -> str:
    tens = number(g["tens"] or "") or 0  # 90 or 九十
    named = {"20": 19, "二十": 19, "19": 18, "十九": 18}.get(g["century"] or "", 19)
    start = (int(g["cent"]) if g["cent"] else named) * 100 + tens
    part = {"初": (0, 3), "中期": (4, 6), "末": (7, 9), "后期": (7, 9)}.get(g["dpart"] or "", (0, 9))
    return f"{start + part[0]}/{start + part[1]}"


def _half(g: dict[str, str | None], told: NarratedTime) -> str | None:
    """今年上半年, 2021年第三季度: its first and last month."""
    year = number(g["hy"]) if g["hy"] else told.relative_year(g["hrel"] or "今年", RELATIVE_YEAR[g["hrel"] or "今年"])
    first, last = HALVES[g["hpart"] or ""]
    return f"{year}-{first:02}/{year}-{last:02}" if year else None


def _numbers(g: dict[str, str | None]) -> Numbers | None:
    """Months and days as numbers, a row of two (五六日) as a range; None where a wording is no number or no plain range."""
    found: Numbers = dict.fromkeys(ORDINALS)
    for name in ORDINALS:
        if not g[name]:
            continue
        meant, last = extent(g[name] or ""), LAST_OF.get(name, "")
        if meant is None:
            return None
        found[name] = meant[0]
        if meant[0] != meant[1]:
            listed = "、" in (g[name] or "") and meant[1] - meant[0] > 1  # 3月5、9日 are two days, no range
            if listed or not last or g[last] or g[DAY_OF.get(name, name)] not in (None, g[name]):
                return None
            found[last] = meant[1]
    return found


def _full(g: dict[str, str | None], n: Numbers, told: NarratedTime) -> str | None:
    year = number(g["year"]) if g["year"] else told.relative_year(g["relyear"] or "", RELATIVE_YEAR[g["relyear"] or ""])
    if year is None:
        return None
    if not n["month"]:
        return iso(year, PART[g["ypart"]]) if g["ypart"] else iso(year)
    if n["month3"]:
        return _months(year, n["month"], n["month3"])
    return _days(year, n["month"], n["day"], n["month2"], n["day2"], number(g["year2"]) if g["year2"] else None)


def _months(year: int, first: int, last: int) -> str | None:
    """3月至5月; into the next year where the second month is the smaller."""
    start, end = iso(year, first), iso(year + (last < first), last)
    return f"{start}/{end}" if start and end else None


def _days(
    year: int, month: int, day: int | None, month2: int | None = None, day2: int | None = None, year2: int | None = None
) -> str | None:
    """A month, a day of it, or the days from one to another; None if one of them is on no calendar."""
    first = iso(year, month, day)
    if not day2 or not first:
        return first
    second = month2 or month
    last = iso(year2 or year + (second < month), second, day2)
    return f"{first}/{last}" if last else None


def _relative(
    found: re.Match[str], g: dict[str, str | None], n: Numbers, told: NarratedTime, today: date
) -> str | None:
    ahead = bool(AHEAD.search(found.string, max(0, found.start() - 4), found.start()))
    if month := n["m"]:
        year = told.year_of(month, n["d"], found) or nearest_year(month, today)
        return _months(year, month, n["m3"]) if n["m3"] else _days(year, month, n["d"], n["m2"], n["d2"])
    if g["relmonth"]:
        return iso(*shifted(today.year, today.month, RELATIVE_MONTH[g["relmonth"]]), n["rmd"])
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
        if not g["dd2"] and (same := told.same_month(found.start())):
            return iso(*same, int(g["dd"] or ""))
        return _day_of_month(int(g["dd"] or ""), int(g["dd2"]) if g["dd2"] else None, today, ahead)
    if g["ago"]:
        return _ago(extent(g["many"] or ""), g["unit"] or "", told, today)
    if g["newyear"]:
        return iso(today.year, 1)
    return iso(today.year, PART[g["yearpart"]]) if g["yearpart"] else None


def _ago(many: tuple[int, int] | None, unit: str, told: NarratedTime, today: date) -> str | None:
    """一天前 before the last day told, 三个月前 and 两年前 before the document; 三五天前 is a range, 二三十年前 no year."""
    if many is None or (unit == "年" and many[1] > YEARS_AGO):
        return None
    return spread(_before(many[1], unit, told, today), _before(many[0], unit, told, today))


def _before(many: int, unit: str, told: NarratedTime, today: date) -> str | None:
    if unit == "天":
        return (date.fromisoformat(told.day or today.isoformat()) - timedelta(many)).isoformat()
    if unit == "年":
        return iso(today.year - many)
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
