"""Dates in Chinese text, each with its value against the document's date."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from kg.model import DateMention, Span
from kg.numerals import number

__all__ = ["find_dates"]

N = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
YEAR = r"(?:(?:1[89]|20)\d\d|[一二][〇零一二三四五六七八九]{3})"
RELATIVE_YEAR = {
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "今年": 0,
    "本年": 0,
    "明年": 1,
    "后年": 2,
    "前一年": -1,
    "同年": 0,
}
RELATIVE_DAY = {
    "前天": -2,
    "前日": -2,
    "昨天": -1,
    "昨日": -1,
    "昨晚": -1,
    "今天": 0,
    "今日": 0,
    "今晨": 0,
    "今早": 0,
    "今晚": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
}
RELATIVE_MONTH = {"上个月": -1, "上月": -1, "本月": 0, "这个月": 0, "下月": 1, "下个月": 1}
RELATIVE_WEEK = {
    "上星期": -7,
    "上周": -7,
    "上礼拜": -7,
    "本星期": 0,
    "这星期": 0,
    "本周": 0,
    "这周": 0,
    "下星期": 7,
    "下周": 7,
    "下礼拜": 7,
}
WEEKDAYS = {char: value for value, char in enumerate("一二三四五六")} | {"日": 6, "天": 6, "末": 5}
PART = {"初": 1, "伊始": 1, "年初": 1, "底": 12, "末": 12, "年底": 12, "年末": 12}
TO = r"\s?(?:至|到|-|－|—|–|~|～)\s?"
NOT_AFTER = r"(?!\d|[来内后间多余]|之[后前内久]|以[来内后前上下])"
MONTH_PART = r"(?:初|底|末|上旬|中旬|下旬|中)?"

PATTERN = re.compile(
    rf"(?P<stamp>(?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)"
    rf"|(?P<rfc>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?P<rd>\d{{1,2}}) (?P<rm>[A-Z][a-z]{{2}}) (?P<ry>\d{{4}})(?: \d\d:\d\d:\d\d GMT)?)"
    rf"|(?P<slash>(?P<sd>\d\d)/(?P<sm>\d\d)/(?P<sy>20\d\d)(?: - \d\d:\d\d)?)"
    rf"|(?P<ymd>(?P<sy2>20\d\d)/(?P<sm2>\d{{1,2}})/(?P<sd2>\d{{1,2}}))"
    rf"|(?P<decade>(?:(?P<century>20|19|上个?)世纪|(?P<cent>1[89]|20))(?P<tens>\d0|[二三四五六七八九]十)年代(?P<dpart>初|中期|末|后期)?)"
    rf"|(?P<years>(?P<y1>{YEAR})年?{TO}(?P<y2>{YEAR})年)"
    rf"|(?P<full>(?:(?P<year>{YEAR})年|(?P<relyear>{'|'.join(RELATIVE_YEAR)}))"
    rf"(?:(?P<month>{N})月(?:份)?(?:(?P<day>{N})[日号](?:{TO}(?:(?P<month2>{N})月)?(?P<day2>{N})[日号])?|(?P<mpart>{MONTH_PART}))?"
    rf"|(?P<ypart>初|伊始|年初|底|末|年底|年末)?))(?![来内后]|以[来内后]代|代)"
    rf"|(?P<md>(?<!\d)(?P<m>{N})月(?:份)?(?:(?P<d>{N})[日号](?:{TO}(?:(?P<m2>{N})月)?(?P<d2>{N})[日号])?|(?P<mdpart>{MONTH_PART})))(?!大|内|来)"
    rf"|(?P<relmonth>{'|'.join(RELATIVE_MONTH)})(?:(?P<rmd>{N})[日号])?(?P<rmpart>初|底|末|中旬)?"
    rf"|(?P<week>{'|'.join(RELATIVE_WEEK)})(?P<wd>[一二三四五六日天末](?![年个次]))?(?![^，。]?来)"
    rf"|(?P<weekday>(?:星期|周|礼拜)(?P<wd2>[一二三四五六日天])(?![年个次百千万]))"
    rf"|(?P<relday>{'|'.join(RELATIVE_DAY)})"
    rf"|(?P<days>(?<![\d月第])(?P<dd>\d{{1,2}})日(?:{TO}(?P<dd2>\d{{1,2}})日)?{NOT_AFTER})"
    rf"|(?P<samemonth>同月(?P<sameday>{N})[日号])|(?P<same>同日|当天|当日|当晚|同一天)"
    rf"|(?P<newyear>新年伊始)|(?P<yearpart>年初|年底|年末)"
    rf"|(?P<minguo>(?<!\d)(?P<my>1[01]\d)(?P<mm>0[1-9]|1[0-2])(?P<mday>[0-3]\d)(?!\d))"
)
AHEAD = re.compile(r"(?:将于|定于|拟于|将在|定在|预定)$")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTHS = {
    name: n
    for n, name in enumerate(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1)
}


def find_dates(folded: str, published: str | None) -> Iterator[DateMention]:
    """Every calendar expression of a folded text. Without a date of the document only full dates have a value."""
    today = date.fromisoformat(published) if published and len(published) == 10 else None
    last_year: int | None = None
    last_day = published if published and DAY.fullmatch(published) else None
    for found in PATTERN.finditer(folded):
        value = (
            _same(found, last_day)
            if found.group("same") or found.group("samemonth")
            else _value(found, today, last_year)
        )
        if value:
            relative = not (found.group("year") or found.group("stamp") or found.group("rfc") or found.group("slash"))
            if found.group("year"):
                last_year = int(value[:4])
            if DAY.fullmatch(value):
                last_day = value
            yield DateMention(Span(*found.span()), value, published if relative else None)


def _same(found: re.Match[str], last_day: str | None) -> str | None:
    """当天, 同月11日: against the last day named."""
    if not last_day:
        return None
    year, month, _ = map(int, last_day.split("-"))
    return _iso(year, month, number(found.group("sameday"))) if found.group("samemonth") else last_day


def _iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= monthrange(year, month)[1] else None


def _value(found: re.Match[str], today: date | None, last_year: int | None) -> str | None:
    g = found.groupdict()
    if g["stamp"]:
        return _iso(*map(int, g["stamp"][:10].split("-")))
    if g["rfc"]:
        return _iso(int(g["ry"]), MONTHS.get(g["rm"], 0), int(g["rd"]))
    if g["slash"]:
        return _iso(int(g["sy"]), int(g["sm"]), int(g["sd"]))
    if g["ymd"]:
        return _iso(int(g["sy2"]), int(g["sm2"]), int(g["sd2"]))
    if g["decade"]:
        return _decade(g)
    if g["years"]:
        return f"{number(g['y1'])}/{number(g['y2'])}"
    if g["full"]:
        return _full(g, today, last_year)
    if g["minguo"]:
        year = int(g["my"]) + 1911
        return _iso(year, int(g["mm"]), int(g["mday"])) if today and abs(year - today.year) <= 1 else None
    ahead = bool(AHEAD.search(found.string, max(0, found.start() - 4), found.start()))
    return _relative(g, today, ahead) if today else None


def _decade(g: dict[str, str | None]) -> str:
    tens = number(g["tens"] or "") if not (g["tens"] or "").isdigit() else int(g["tens"] or 0)
    century = (int(g["cent"]) if g["cent"] else {"20": 19, "19": 18}.get(g["century"] or "", 19)) * 100
    start = century + tens
    part = {"初": (0, 3), "中期": (4, 6), "末": (7, 9), "后期": (7, 9)}.get(g["dpart"] or "", (0, 9))
    return f"{start + part[0]}/{start + part[1]}"


def _full(g: dict[str, str | None], today: date | None, last_year: int | None) -> str | None:
    if g["year"]:
        year = number(g["year"])
    elif g["relyear"] == "同年":
        if last_year is None:
            return None
        year = last_year
    elif today:
        year = today.year + RELATIVE_YEAR[g["relyear"] or ""]
    else:
        return None
    if not g["month"]:
        return _iso(year, PART[g["ypart"]]) if g["ypart"] else _iso(year)
    return _days(year, g["month"], g["day"], g["month2"], g["day2"])


def _days(year: int, month: str | None, day: str | None, month2: str | None, day2: str | None) -> str | None:
    first = _iso(year, number(month or ""), number(day) if day else None)
    if not day2 or not first:
        return first
    second = number(month2 or month or "")
    last = _iso(year + (second < number(month or "")), second, number(day2))
    return f"{first}/{last}" if last else first


def _relative(g: dict[str, str | None], today: date, ahead: bool) -> str | None:
    if g["md"]:
        year = _nearest_year(number(g["m"] or ""), today)
        return _days(year, g["m"], g["d"], g["m2"], g["d2"])
    if g["relmonth"]:
        month = today.month - 1 + RELATIVE_MONTH[g["relmonth"]]
        return _iso(today.year + month // 12, month % 12 + 1, number(g["rmd"]) if g["rmd"] else None)
    if g["week"]:
        monday = today - timedelta(today.weekday()) + timedelta(RELATIVE_WEEK[g["week"]])
        if g["wd"]:
            return (monday + timedelta(WEEKDAYS[g["wd"]])).isoformat()
        return f"{monday}/{monday + timedelta(6)}"
    if g["weekday"]:
        return (today - timedelta((today.weekday() - WEEKDAYS[g["wd2"] or ""]) % 7)).isoformat()
    if g["relday"]:
        return (today + timedelta(RELATIVE_DAY[g["relday"]])).isoformat()
    if g["days"]:
        return _day_of_month(number(g["dd"] or ""), number(g["dd2"]) if g["dd2"] else None, today, ahead)
    if g["newyear"]:
        return _iso(today.year, 1)
    return _iso(today.year, PART[g["yearpart"] or ""])


def _nearest_year(month: int, today: date) -> int:
    """The year that puts a month nearest to the document's date: 12月 in January is last year's."""
    return min(
        (today.year - 1, today.year, today.year + 1),
        key=lambda year: abs((year - today.year) * 12 + month - today.month),
    )


def _day_of_month(day: int, last: int | None, today: date, ahead: bool = False) -> str | None:
    """27日 alone: this month, or the last one if that would lie more than three days ahead and nothing says 将."""
    year, month = today.year, today.month
    if ahead and day < today.day:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    elif day > today.day + 3 and not ahead:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    first = _iso(year, month, day)
    if last and first and (end := _iso(year, month, last)):
        return f"{first}/{end}"
    return first
