"""What a reader gets and gives: a part of the input, decoded, and its lines with what they are there for."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from kg.ingestion.boilerplate import Boilerplate

LineRole = Literal["title", "heading", "paragraph", "byline", "caption", "related"]
RECORD = Path("text.record")  # the kind of a text out of something else: HTML or plain, whatever it was in

__all__ = ["RECORD", "Converted", "Line", "LineRole", "Parsed", "Part", "Said", "Source"]


class Line(NamedTuple):
    """A line as found; a heading becomes a paragraph that keeps its blanks."""

    role: LineRole
    text: str


@dataclass(frozen=True, slots=True)
class Converted:
    """What a format that is no text holds: HTML, or one paragraph a line; and its pages as printed, if it has pages."""

    text: str
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What the file around a text says about it: it counts before what the text says itself."""

    title: str = ""
    url: str | None = None
    publisher: str | None = None
    stamps: tuple[str, ...] = ()  # dates of publication, as written
    retrieved: str | None = None  # when it was fetched: never taken for the day of publication


@dataclass(frozen=True, slots=True)
class Part:
    """One input: a file, or a piece of a file that holds many."""

    path: Path  # of the file
    kind: Path  # by its suffix a reader is chosen
    place: str = ""  # of a piece, behind the name of the file: `:17` a line or record, `/texts/a.md` a member
    data: bytes | str | None = None  # None: what is in the file
    charset: str | None = None  # as declared outside the data
    said: Said = Said()

    @property
    def whole(self) -> Path:
        """What it is called in messages: `news.jsonl:17`, `papers.zip/texts/a.md`."""
        return Path(f"{self.path}{self.place}")


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded input."""

    path: Path
    text: str
    encoding: str
    boilerplate: Boilerplate
    said: Said = Said()


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a reader made of a source. A line of role `title` stays where it is; else `title` is put first."""

    lines: tuple[Line, ...]
    title: str = ""
    url: str | None = None
    publisher: str | None = None
    stamps: tuple[str, ...] = ()  # dates from outside the text, as written; the most trusted first
    hint: str | None = None  # what to do if the input turns out to have no text
