"""The document's date: every date that speaks for it, and which of them was taken and why."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from kg.ingestion.base import Line
from kg.ingestion.metadata.publishers import Publishers
from kg.text.dates import DAY_OF_YEAR, address_date, full_dates, resolved, stamp_date

HEAD = 120  # characters of a paragraph that are looked at
PARAGRAPHS = 3  # that may hold the date
CLOSE = 3  # days: a lead this near to the stamp is the date itself
YEARLY = 31  # days: a title's date farther from the stamp is what it tells about
# 1月21日，; （2022年1月21日）; 2022年1月4日至28日，纽约
LEADING = re.compile(rf"^[\s（(“「]*{DAY_OF_YEAR}")

__all__ = ["Dating", "date_document"]


class Dating(NamedTuple):
    """The ISO date, the basis it was taken on, and all that were found: (basis, ISO date or stamp)."""

    published: str | None
    basis: str
    found: tuple[tuple[str, str], ...]


def date_document(
    title: str, lines: Sequence[Line], publishers: Publishers, *, stamps: Iterable[str] = (), url: str | None = None
) -> Dating:
    """Dateline, then title, then the text's head, then stamps, then the address.

    With a stamp the text's head counts only where it is said to be the date: a line that is a date, or a first word
    at most three days off. Dates without a year take it from the stamp, the address, or a full date in the head.
    """
    written = [(stamp, day) for stamp in stamps if (day := stamp_date(stamp))]
    stamp = written[0][1] if written else None
    address = address_date(url) if url else None
    heads = [line.text[:HEAD] for line in lines if line.role == "paragraph"][:PARAGRAPHS]
    near = stamp or address or next(chain(_all([title, *heads], None), _stamped(lines, None)), None)
    titles = [day for day in full_dates(title, near) if not stamp or abs((day - stamp).days) <= YEARLY]
    candidates = [
        *(("dateline", day) for day in _datelines(heads, near, publishers)),
        *(("title", day) for day in titles),
        *(("text", day) for day in _stamped(lines, near)),
        *(("text", day) for day in _leading(heads[:1], near) if not stamp or abs((day - stamp).days) <= CLOSE),
        *(("text", day) for day in _all([] if stamp else heads, near)),
        *(("stamp", day) for _, day in written),
        *(("url", day) for day in [address] if day),
    ]
    found = [(basis, day.isoformat()) for basis, day in candidates if basis != "stamp"]
    found += [("stamp", text) for text, _ in written]
    if not candidates:
        return Dating(None, "none", ())
    basis, day = candidates[0]
    return Dating(day.isoformat(), basis, tuple(dict.fromkeys(found)))


def _all(texts: Iterable[str], near: date | None) -> Iterator[date]:
    for text in texts:
        yield from full_dates(text, near)


def _datelines(heads: Iterable[str], near: date | None, publishers: Publishers) -> Iterator[date]:
    for head in heads:
        match = publishers.dateline.match(head)
        if match and (day := resolved(match, near)):
            yield day


def _stamped(lines: Sequence[Line], near: date | None) -> Iterator[date]:
    """Dates of lines that are nothing but a date, above the third paragraph."""
    paragraphs = 0
    for line in lines:
        paragraphs += line.role == "paragraph"
        if paragraphs >= PARAGRAPHS:
            return
        if line.role == "byline":
            yield from full_dates(line.text[:HEAD], near)


def _leading(heads: Iterable[str], near: date | None) -> Iterator[date]:
    for head in heads:
        match = LEADING.match(head)
        if match and match["month"] and (day := resolved(match, near)):
            yield day
