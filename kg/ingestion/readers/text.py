"""Plain text: one line a paragraph, or hard-wrapped; transcripts too."""

import re
from pathlib import Path

from kg.ingestion.base import Line, Parsed, Source
from kg.ingestion.boilerplate import Boilerplate
from kg.ingestion.front_matter import split
from kg.ingestion.normalization import plain
from kg.ingestion.unwrapping import ENDING, is_wrapped, rejoin
from kg.text.dates import CHINESE_DAY

NAME = "text"
PRIORITY = 90
SUFFIXES = (".txt", ".text")
TITLE_LIMIT = 80  # characters
OPENING = 12  # lines that may stand up to the title
# 2022 年 1 月 4 日至 28 日，纽约
DATE_PLACE = re.compile(rf"\s*{CHINESE_DAY}[^。！？]{{0,24}}$")
EVENT = re.compile(r"发言人|發言人|记者会|記者會|声明|聲明|讲话|講話|会议|會議|会见|会谈")

__all__ = ["NAME", "PRIORITY", "SUFFIXES", "accepts", "parse"]


def accepts(path: Path, head: str) -> bool:
    """Whatever no other reader took."""
    return True


def parse(source: Source) -> Parsed:
    """The first line is the title; if it is a date and a place, the next one that is short and no sentence."""
    front = split(source.text)
    rows = rejoin(front.body) if is_wrapped(front.body) else front.body.splitlines()
    paragraphs = [row.strip() for row in rows if row.strip()]
    title = front.first("title")
    at = None if title else _title_at(paragraphs, source.boilerplate)
    lines = tuple(Line("title" if index == at else "paragraph", row) for index, row in enumerate(paragraphs))
    return Parsed(
        lines=lines,
        title=title or "",
        url=front.first("from", "url", "link", "source"),
        publisher=front.first("publisher", "author", "site"),
        stamps=tuple(stamp for stamp in [front.first("date", "published")] if stamp),
    )


def _title_at(paragraphs: list[str], boilerplate: Boilerplate) -> int | None:
    """The first line but dates and places; what the site says to the browser above it is dropped later."""
    rows = [(index, row) for index, row in enumerate(paragraphs[:OPENING]) if not boilerplate.drops(plain(row))]
    for number, (index, row) in enumerate(rows[:3]):
        if number < 2 and DATE_PLACE.match(row) and not EVENT.search(row) and len(paragraphs) > index + 1:
            continue
        return index if len(row) <= TITLE_LIMIT and not ENDING.search(row) else None
    return None
