"""Markdown with or without front matter; HTML may stand in it."""

import re
from pathlib import Path

from kg.ingestion.base import Line, Parsed, Source
from kg.ingestion.front_matter import split
from kg.ingestion.html import fragment
from kg.ingestion.markdown import to_html
from kg.ingestion.normalization import plain
from kg.ingestion.unwrapping import ENDING

NAME = "markdown"
PRIORITY = 30
SUFFIXES = (".md", ".markdown")
TITLE_LIMIT = 80  # characters
UPDATED = re.compile(r"更新时间戳[:：]\s*(\d{13})")  # (更新时间戳: 1777388689023)

__all__ = ["NAME", "PRIORITY", "SUFFIXES", "accepts", "parse"]


def accepts(path: Path, head: str) -> bool:
    """By its suffix."""
    return path.suffix.lower() in SUFFIXES


def parse(source: Source) -> Parsed:
    """The front matter's title, else the first line if it is a heading, or short and no sentence."""
    front = split(source.text)
    lines = fragment(to_html(front.body), source.boilerplate)
    title = front.first("title")
    while lines and source.boilerplate.drops(plain(lines[0].text)):
        lines = lines[1:]
    if not title and lines and _is_title(lines[0]):
        title, lines = lines[0].text, lines[1:]
    updated = UPDATED.search(source.text, max(0, len(source.text) - 400))
    stamps = (front.first("date", "published", "pubdate"), updated[1] if updated else None)
    return Parsed(
        lines=tuple(lines),
        title=title or "",
        url=front.first("from", "url", "link", "source", "permalink"),
        publisher=front.first("publisher", "author", "site"),
        stamps=tuple(stamp for stamp in stamps if stamp),
    )


def _is_title(line: Line) -> bool:
    return line.role == "heading" or (len(line.text) <= TITLE_LIMIT and not ENDING.search(line.text))
