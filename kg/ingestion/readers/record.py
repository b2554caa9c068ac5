"""A text out of something else, a field of a record or the inside of a PDF or Word file: HTML or plain."""

from dataclasses import replace
from pathlib import Path

from kg.ingestion.base import RECORD, Line, Parsed, Source
from kg.ingestion.html import fragment
from kg.ingestion.normalization import plain
from kg.ingestion.readers import html, text
from kg.ingestion.tags import BLOCK_TAG
from kg.ingestion.unwrapping import ENDING

NAME = "record"
PRIORITY = 1
SUFFIXES: tuple[str, ...] = ()  # no file is called so
TITLE_LIMIT = 80  # characters

__all__ = ["NAME", "PRIORITY", "SUFFIXES", "accepts", "parse"]


def accepts(path: Path, head: str) -> bool:
    """What a container or a converter made, but no whole page: that is for the reader of pages."""
    return path == RECORD and not html.PAGE.match(head)


def parse(source: Source) -> Parsed:
    """The title is what the record says; else the first line, if it is a heading, or short and no sentence."""
    title = source.said.title
    if not BLOCK_TAG.search(source.text):
        parsed = text.parse(source)
        lines = tuple(Line("paragraph", line.text) for line in parsed.lines) if title else parsed.lines
        return replace(parsed, lines=lines, title=title or parsed.title)
    lines = tuple(fragment(source.text, source.boilerplate))
    while not title and lines and source.boilerplate.drops(plain(lines[0].text)):
        lines = lines[1:]
    if not title and lines and _is_title(lines[0]):
        return Parsed(lines=lines[1:], title=lines[0].text)
    return Parsed(lines=lines, title=title)


def _is_title(line: Line) -> bool:
    return line.role == "heading" or (len(line.text) <= TITLE_LIMIT and not ENDING.search(line.text))
