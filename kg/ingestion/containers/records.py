"""JSON Lines, and JSON that is a list: a document an object, read line by line."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from kg.errors import InputError
from kg.guarding import refused
from kg.ingestion.base import RECORD, Part, Said
from kg.ingestion.decoding import decode, opened, read_bytes
from kg.ingestion.fields import LONGEST, Naming
from kg.ingestion.normalization import plain
from kg.model import Skipped
from kg.model.limits import EXPANSION, FILE_BYTES

LIST = ".json"
SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", LIST)
BLOCK = 1 << 20  # bytes of a line too long that are passed over at once
PATIENCE = 1000  # lines without a record, one after the other: then the file is none of records
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
MARK = b"\xef\xbb\xbf"
ENCODINGS = ("utf-8", "gb18030")  # what a line is tried in; if neither fits, the line is looked at closely

__all__ = ["SUFFIXES", "parts"]


def parts(path: Path, fields: Naming) -> Iterator[Part | Skipped | None]:
    """A document an object with a text, called by its line or, in a list, by its number."""
    if path.name.lower().endswith(LIST):
        found = enumerate(_listed(path), 1)
        yield from (_part(path, number, record, fields) for number, record in found)
        return
    barren = 0
    for number, line in _lines(path):
        if line is not None and not line.strip():
            continue
        one = _read(path, number, line, fields)
        yield one
        barren = barren + 1 if isinstance(one, Skipped) else 0
        if barren == PATIENCE:
            raise InputError(
                f"{path}: {PATIENCE} lines on end, up to line {number}, without a record; the rest is not read"
            )


def _listed(path: Path) -> list[Any]:
    text = decode(read_bytes(path, FILE_BYTES), str(path)).text
    if not text.lstrip().startswith("["):
        raise InputError(f"{path}: JSON, but no list of objects; save the texts in it as JSON Lines")
    try:
        return cast(list[Any], json.loads(text))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: no JSON ({_said(error)})") from error


def _lines(path: Path) -> Iterator[tuple[int, bytes | None]]:
    """Number and bytes of each line; None for one that is too long."""
    with opened(path) as file:
        packed = path.name.lower().endswith(".gz")
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file
        number = 0
        try:
            while line := stream.readline(FILE_BYTES + 1):
                number += 1
                if number == 1:
                    if line.startswith(WIDE_MARKS):
                        raise InputError(f"{path}: UTF-16; save it as UTF-8")
                    line = line.removeprefix(MARK)
                if len(line) <= FILE_BYTES:
                    yield number, line
                else:
                    yield number, None
                    _pass_over(stream, path, number)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise InputError(f"{path}: damaged after line {number} ({error}); the rest is not read") from error


def _pass_over(stream: BinaryIO, path: Path, number: int) -> None:
    """To the end of a line."""
    left = EXPANSION * FILE_BYTES
    while (block := stream.readline(BLOCK)) and not block.endswith(b"\n"):
        left -= len(block)
        if left < 0:
            raise InputError(f"{path}: line {number} does not end; the rest is not read")


def _read(path: Path, number: int, line: bytes | None, fields: Naming) -> Part | Skipped:
    name = f"{path}:{number}"
    if line is None:
        return Skipped(name, f"a line of more than {FILE_BYTES / 2**20:.0f} MB", "reading")
    try:
        record = json.loads(_decoded(line, name))
    except InputError as error:
        return refused(name, error, "reading")
    except (ValueError, RecursionError) as error:
        return Skipped(name, f"no JSON ({_said(error)}); write one object a line", "reading")
    return _part(path, number, record, fields)


def _decoded(line: bytes, name: str) -> str:
    for encoding in ENCODINGS:
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return decode(line, name).text


def _said(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return "brackets too deep" if isinstance(error, RecursionError) else "a number of too many digits"


def _part(path: Path, number: int, record: Any, fields: Naming) -> Part | Skipped:
    place = f":{number}"
    if not isinstance(record, dict):
        return Skipped(f"{path}{place}", "JSON, but no object; write one object a line", "reading")
    if key := " ".join(plain(fields.value(record, "id")).split())[:LONGEST]:
        place += f"#{key}"
    text = fields.value(record, "text")
    if not text:
        there = ", ".join(list(record)[:12]) or "none"
        return Skipped(
            f"{path}{place}",
            f"no text; fields are {there[:200]}: name the one of the text with --fields text=…",
            "reading",
        )
    date = fields.value(record, "date")
    said = Said(
        title=fields.value(record, "title"),
        url=fields.value(record, "url") or None,
        publisher=fields.value(record, "publisher") or None,
        stamps=(date,) if date else (),
    )
    return Part(path, RECORD, place, text, said=said)
