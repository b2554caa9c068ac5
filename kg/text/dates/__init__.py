"""Dates in Chinese text, each with its value against the document's date and what the text told before."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kg.model import DateMention, Span
from kg.text.dates.due import IN_DATE, address_date, full_dates, resolved, stamp_date
from kg.text.dates.narrative import NarratedTime
from kg.text.dates.patterns import CHINESE_DAY, DAY_OF_YEAR, PATTERN
from kg.text.dates.values import is_absolute, value_of

__all__ = [
    "CHINESE_DAY",
    "DAY_OF_YEAR",
    "IN_DATE",
    "address_date",
    "find_dates",
    "full_dates",
    "resolved",
    "stamp_date",
]

OPENING, CLOSING = re.compile(r"\s*[(（]$"), re.compile(r"\s*[(（](?=\d{1,2}月)")


def find_dates(folded: str, published: str | None) -> Iterator[DateMention]:
    """Every calendar expression of a folded text. Without a date of the document only full dates have a value."""
    today = date.fromisoformat(published) if published and len(published) == 10 else None
    told, found = NarratedTime(folded, today), list[DateMention]()
    waiting: list[int] = []  # weekdays whose date follows in brackets: 周二(2月23日)
    for match in PATTERN.finditer(folded):
        value = value_of(match, told)
        if not value or (ends := value.split("/"))[0] > ends[-1]:  # 2000年至1800年 is no range
            continue
        span = Span(*match.span())
        if match.group("weekday"):
            if found and OPENING.fullmatch(folded[found[-1].span.end : span.start]) and len(found[-1].value) == 10:
                value = found[-1].value  # 7月5日（周五）
            elif CLOSING.match(folded, span.end):
                waiting.append(len(found))
        elif match.group("md") and waiting and waiting.pop() == len(found) - 1 and len(value) == 10:
            found[-1] = replace(found[-1], value=value)
        told.take(match, value)
        found.append(DateMention(span, value, None if is_absolute(match) else published))
    yield from found
