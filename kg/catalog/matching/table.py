"""A table of names: a CSV or TSV file with a head, to its rows."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.catalog.matching.spelling import plain
from kg.errors import InputError
from kg.ingestion.decoding import decode, read_bytes
from kg.model.limits import FILE_BYTES
from kg.ontology import Ontology
from kg.text.script import fold

__all__ = ["NameRow", "NameTable", "read_table"]

WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")  # marks of UTF-16 and UTF-32, in which NULs are no fault
CONTROL = bytes(
    [*range(9), 11, 12, *range(14, 27), *range(28, 32), 127]
)  # ESC stays: it changes the characters in HZ and ISO-2022
HEAD, FEW = (
    8,
    3,
)  # no control character in the first bytes, and so many or one in a hundred: cells with a fault, no other kind of file
CHARSETS = ("gb18030", "big5")
SAMPLE = 100_000  # bytes that show the encoding
CELL = re.compile(r"[^,\t;，\"\r\n]+")
SEPARATOR = re.compile(r"sep=(.)", re.I)  # what Excel writes first
DELIMITERS = (",", "\t", ";", "，")
SHOWN = 8  # heads that a message names
QUOTED = re.compile(r"limit|quot", re.I)


@dataclass(frozen=True, slots=True)
class NameRow:
    """A row of a table. `fault` says why its cells cannot be told apart."""

    number: int  # as a spreadsheet counts: the head is row 1
    name: str
    kind: str = ""
    date: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class NameTable:
    """What was read, and by which heads."""

    rows: tuple[NameRow, ...]
    columns: tuple[str, ...]  # of name, kind and date, as far as there are any


def read_table(
    path: Path, ontology: Ontology, *, name: str | None = None, kind: str | None = None, date: str | None = None
) -> NameTable:
    """The rows of a file; the columns are those named, else those whose heads `lexicon/matching.toml` lists.

    Raises InputError if it cannot be read, is empty, or has no such column.
    """
    cells = _cells(path, ontology)
    _, head = next(cells, (0, []))
    if not any(map(str.strip, head)):
        raise InputError(f"{path}: the first line is empty; it must name the columns: name, kind, date")
    words = ontology.lexicons.matching.columns
    at = _column(path, head, name, words.names, needed=True)
    others = [_column(path, head, given, listed) for given, listed in ((kind, words.kinds), (date, words.dates))]
    rows = tuple(_row(number, row, len(head), (at, *others)) for number, row in cells if row)
    if not rows:
        raise InputError(f"{path}: a head and no rows below it; there is nothing to match")
    return NameTable(rows, tuple(head[one] for one in (at, *others) if one is not None))


def _cells(path: Path, ontology: Ontology) -> Iterator[tuple[int, list[str]]]:
    """The rows of a file with their numbers; one of its lines that holds nothing has no cells."""
    text = _text(path, ontology)
    first, _, rest = text.lstrip("\n").partition("\n")
    delimiter = "\t" if path.suffix.lower() in (".tsv", ".tab") else max(DELIMITERS, key=first.count)
    number = 0
    if told := SEPARATOR.fullmatch(first):  # spreadsheets show no row for it
        delimiter, text = told[1], rest
    row: list[str] = []
    try:
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            number += 1
            yield number, row
    except csv.Error as error:
        do = "close the quotation mark that is open there" if QUOTED.search(str(error)) else "mend it"
        raise InputError(f"{path}: row {number + 1} cannot be read ({error}); {do}") from error
    if text.count('"') % 2 and any("\n" in cell.strip() for cell in row):
        raise InputError(
            f"{path}: row {number} goes on to the end of the file; close the quotation mark that is open there"
        )


def _text(path: Path, ontology: Ontology) -> str:
    """What is in the file, without control characters if there are but a few."""
    data = read_bytes(path, FILE_BYTES)
    if not data.startswith(WIDE):
        plainer = data.translate(None, CONTROL)
        if data[:HEAD] == plainer[:HEAD] and len(data) - len(plainer) <= max(FEW, len(data) // 100):
            data = plainer
    return decode(data, str(path), _charset(data, ontology)).text


def _charset(data: bytes, ontology: Ontology) -> str | None:
    """Of the encodings that a short table may be in, the one in which more of its cells are known names."""
    head = data[:SAMPLE].rpartition(b"\n")[0] or data[:SAMPLE]
    if data.startswith(WIDE) or b"\0" in head or _in(head, "utf-8"):
        return None
    known = {name.text for name in ontology.names}
    cells = {one: CELL.findall(fold(text)) for one in CHARSETS if (text := _in(head, one))}
    counts = {one: sum(cell.strip() in known for cell in found) for one, found in cells.items()}
    best = max(counts, key=lambda one: counts[one], default=None)
    return best if best and counts[best] else None


def _in(data: bytes, charset: str) -> str:
    """The bytes as text; empty if they are none in that encoding."""
    try:
        return data.decode(charset)
    except UnicodeDecodeError:
        return ""


def _column(
    path: Path, head: Sequence[str], given: str | None, listed: Iterable[str], *, needed: bool = False
) -> int | None:
    """Where a column stands: the one that is named, else the first word of the list that is a head."""
    heads = list(map(plain, head))
    if given is not None:
        if plain(given) in heads:
            return heads.index(plain(given))
        raise InputError(f"{path}: no column {given[:60]!r}; it has {_shown(head)}")
    for word in map(plain, listed):
        if word in heads:
            return heads.index(word)
    if needed:
        raise InputError(
            f"{path}: no column of names; its first line has {_shown(head)}. "
            "Say which holds the names with --name COLUMN; if that line is no head, put one above it: name, kind, date"
        )
    return None


def _shown(head: Sequence[str]) -> str:
    more = f" and {len(head) - SHOWN} more" if len(head) > SHOWN else ""
    return ", ".join(one.strip()[:40] or "(empty)" for one in head[:SHOWN]) + more


def _row(number: int, row: list[str], heads: int, places: Sequence[int | None]) -> NameRow:
    name, kind, date = (row[at].strip() if at is not None and at < len(row) else "" for at in places)
    if any(map(str.strip, row[heads:])):
        return NameRow(
            number, name, kind, date, f"{len(row)} cells under {heads} heads: quote a cell that holds the delimiter"
        )
    if places[0] is not None and places[0] >= len(row):
        return NameRow(number, name, kind, date, f"only {len(row)} of {heads} cells, none of them the name")
    return NameRow(number, name, kind, date)
