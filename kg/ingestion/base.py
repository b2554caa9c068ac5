"""What a reader gets and gives: a decoded source, and its lines with what they are there for."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from kg.ingestion.boilerplate import Boilerplate

LineRole = Literal["title", "heading", "paragraph", "byline", "caption", "related"]

__all__ = ["Line", "LineRole", "Parsed", "Source"]


class Line(NamedTuple):
    """A line as found; a heading becomes a paragraph that keeps its blanks."""

    role: LineRole
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded input."""

    path: Path
    text: str
    encoding: str
    boilerplate: Boilerplate


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a reader made of a source. A line of role `title` stays where it is; else `title` is put first."""

    lines: tuple[Line, ...]
    title: str = ""
    url: str | None = None
    publisher: str | None = None
    stamps: tuple[str, ...] = ()  # dates from outside the text, as written; the most trusted first
    hint: str | None = None  # what to do if the input turns out to have no text
