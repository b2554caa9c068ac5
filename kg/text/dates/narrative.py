"""The time that a text is telling of: which year 3月31日 belongs to after 2020年1月5日, which day 翌日 follows."""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.text.dates.calendar import calendar_day
from kg.text.numerals import extent, number

__all__ = ["NarratedTime", "iso", "nearest_day", "nearest_year", "shifted", "spread"]

DAY = re.compile(r"\d{4}-\d\d-\d\d")
JOINED = re.compile(r"[和与及、,，]|以及")  # 2018年8月和11月
LISTED = re.compile(r"[日号](?:[(（](?:周|星期|礼拜).[)）])?\s*(?:至|到|、|和|及|与|-|—)$")  # 8月5日（周一）至
FUTURE = re.compile(r"将|拟|预[定计]|计划|定于|到期|届满|前夕|之前|截至|截止|期限")
CLAUSE = re.compile(r"[^，。；！？\n]*")
AROUND = 200  # characters on each side of a date that its clause may take
NEAR = 300  # characters within which a day named again keeps its year
CHAIN = 260  # characters from one day of a story to the next
CLOSE = 14  # days from one event of a story to the next
RECENT = 31  # days: what lies that near to the document's date is news, not history


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """A date as written in values; None for a 31st of February."""
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= monthrange(year, month)[1] else None


def shifted(year: int, month: int, by: int) -> tuple[int, int]:
    """The month so many later: (2022, 1) by -1 is (2021, 12)."""
    return year + (month - 1 + by) // 12, (month - 1 + by) % 12 + 1


def spread(first: str | None, last: str | None) -> str | None:
    """The range from one date to another; the date itself if they are one."""
    return first if first == last or not first or not last else f"{first}/{last}"


def nearest_year(month: int, today: date) -> int:
    """The year that puts a month nearest to the document's date: 12月 in January is last year's."""
    years = (today.year - 1, today.year, today.year + 1)
    return min(years, key=lambda year: abs((year - today.year) * 12 + month - today.month))


def nearest_day(month: int | None, day: int, near: date) -> date | None:
    """The day nearest to `near` that has this month and day; without a month the last one until the next day."""
    if month:
        found = [calendar_day(year, month, day) for year in (near.year - 1, near.year, near.year + 1)]
        return min((one for one in found if one), key=lambda one: abs(one - near), default=None)
    tomorrow = near + timedelta(days=1)
    months = [near - timedelta(days=near.day), near, tomorrow]
    days = [calendar_day(one.year, one.month, day) for one in months]
    return max((one for one in days if one and one <= tomorrow), default=None)


@dataclass
class NarratedTime:
    """What a text has told of time, up to where it is read."""

    folded: str
    today: date | None
    year: int | None = None  # the last one named
    day: str | None = None  # the last one named, at first the document's
    named: bool = False  # whether the text itself named that day
    month: str | None = None
    days: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)  # (month, day) -> its year, where
    last: tuple[int, str] | None = None  # end and value of the date before, if its year is told; else None

    def __post_init__(self) -> None:
        self.day = self.today.isoformat() if self.today else None

    def take(self, found: re.Match[str], value: str) -> None:
        """Remember a date; one reckoned from the document's date (昨天, 13日) ends the story."""
        told = bool(found.group("full")) or (found.group("md") and self._follows(value, found))
        start = value.split("/")[0]
        if found.group("full") and not (found.group("relyear") and not found.group("month")):
            self.year = int(start[:4])
        if DAY.fullmatch(start) and not (found.group("relday") and self.today and start > self.today.isoformat()):
            self.day, self.named = start, True
            if told:
                _, month, day = map(int, start.split("-"))
                self.days[month, day] = (int(start[:4]), found.end())
        if len(start) >= 7:
            self.month = start[:7]
        self.last = (found.end(), start) if told else None

    def _follows(self, value: str, found: re.Match[str]) -> bool:
        return self.last is not None and self.last[1][:4] == value[:4] and found.start() - self.last[0] <= CHAIN

    def relative_year(self, word: str, by: int) -> int | None:
        """同年, 次年 after the year told; 去年 before the document's."""
        if word in ("同年", "次年", "翌年"):
            return self.year + by if self.year is not None else None
        return self.today.year + by if self.today else None

    def after(self, g: dict[str, str | None], start: int) -> str | None:
        """当天, 同月11日, 翌日, 90天之后: against the last day or month told."""
        if g["samemonth"]:
            month, day = self.month or (self.day or "")[:7], number(g["sameday"]) if g["sameday"] else None
            return iso(int(month[:4]), int(month[5:7]), day) if month and (day or not g["sameday"]) else None
        if g["same"]:
            return self.day
        if not self.named or not self.day:
            return None
        by = (1, 1) if g["next"] else extent(g["many2"] or "")
        if not by or g["later"] and (not self.last or "。" in self.folded[self.last[0] : start]):
            return None
        told = date.fromisoformat(self.day)
        return spread(*((told + timedelta(many)).isoformat() for many in by))

    def year_of(self, month: int, day: int | None, found: re.Match[str]) -> int | None:
        """The year of a day without one, if the story before gives it; None: the nearest to the document's date."""
        if self.last is None or self.today is None:
            return self._again(month, day, found.start())
        end, before = self.last
        gap, year = self.folded[end : found.start()], int(before[:4])
        if JOINED.fullmatch(gap) and len(before) >= 7:
            return year
        if again := self._again(month, day, found.start()):
            return again
        if len(gap) > CHAIN or not self._later(before, month, day) or self._is_future(found):
            return None
        nearest = date(nearest_year(month, self.today), month, min(day or 1, 28)) if 1 <= month <= 12 else self.today
        told = date(year, month, min(day or 1, 28)) if 1 <= month <= 12 else self.today
        if told > self.today or told >= nearest:
            return None
        news = abs((self.today - nearest).days) <= RECENT
        if news:  # 5月28日 that tells of 6月16日 looks ahead, unless the story was there but days before
            close = (
                len(before) >= 7
                and (told - date.fromisoformat(before if len(before) == 10 else f"{before}-01")).days <= CLOSE
            )
            return year if nearest > self.today and close else None
        return year if nearest > self.today or ("\n" not in gap and len(before) >= 7) else None

    def same_month(self, start: int) -> tuple[int, int] | None:
        """The month of 16日 in 8月5日（周一）至16日, of 7日 in 3月5日和7日."""
        if not self.month or not self.named or not LISTED.search(self.folded, max(0, start - 12), start):
            return None
        return int(self.month[:4]), int(self.month[5:7])

    def _again(self, month: int, day: int | None, start: int) -> int | None:
        """北约8月2日在声明中说 after 2019年8月2日."""
        year, end = self.days.get((month, day or 0), (None, 0))
        return year if year and start - end <= NEAR else None

    def _later(self, before: str, month: int, day: int | None) -> bool:
        """Whether a day comes after the one told before, in the same year."""
        if len(before) < 7:
            return True
        earlier = (int(before[5:7]), int(before[8:10]) if len(before) == 10 else 1)
        return (month, day or 31) >= earlier

    def _is_future(self, found: re.Match[str]) -> bool:
        """Whether the clause speaks of what is to come: 将于3月31日到期."""
        lowest = max(0, found.start() - AROUND)
        opening = max([lowest, *(self.folded.rfind(mark, lowest, found.start()) + 1 for mark in "，。；！？\n")])
        rest = CLAUSE.match(self.folded, found.end(), found.end() + AROUND)
        return bool(FUTURE.search(self.folded, opening, rest.end() if rest else found.end()))
