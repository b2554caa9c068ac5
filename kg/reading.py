"""Any supported input to a `Document`: the readers are the modules of `kg/readers/`."""

import importlib
import os
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from glob import glob, has_magic
from pathlib import Path
from typing import Protocol, cast

from kg import readers
from kg.errors import InputError
from kg.ingestion.boilerplate import Boilerplate, boilerplate
from kg.ingestion.canonical import assemble
from kg.ingestion.cleaning import clean
from kg.ingestion.credits import authors, editors
from kg.ingestion.dating import date_document
from kg.ingestion.decoding import read_text
from kg.ingestion.publishing import publisher_of, publishers
from kg.ingestion.source import Line, Parsed, Source
from kg.model import Document, Skipped
from kg.namespaces import digest
from kg.output.ownership import is_own

HEAD = 4000  # characters that a reader sees to accept or not

__all__ = ["Reader", "inputs", "read", "reader_modules"]


class Reader(Protocol):
    """What a module of `kg/readers/` exposes. The reader with the smallest `PRIORITY` is asked first."""

    NAME: str
    PRIORITY: int
    SUFFIXES: tuple[str, ...]

    def accepts(self, path: Path, head: str) -> bool:
        """Whether it can read this, by name and first characters."""

    def parse(self, source: Source) -> Parsed:
        """The lines, the title and what is said about the document."""


@cache
def reader_modules() -> tuple[Reader, ...]:
    """All readers, in the order in which they are asked."""
    names = sorted(module.name for module in pkgutil.iter_modules(readers.__path__))
    found = [cast(Reader, importlib.import_module(f"{readers.__name__}.{name}")) for name in names]
    return tuple(sorted(found, key=lambda reader: (reader.PRIORITY, reader.NAME)))


def read(path: Path | str, *, junk: Boilerplate | None = None) -> Document:
    """The document of a file; `InputError` says what was found, where, and what to do."""
    path = Path(path)
    decoded = read_text(path)
    source = Source(path, decoded.text, decoded.encoding, junk or boilerplate())
    head = decoded.text[:HEAD]
    reader = next((reader for reader in reader_modules() if reader.accepts(path, head)), None)
    if reader is None:
        known = ", ".join(reader.NAME for reader in reader_modules())
        raise InputError(f"{path}: no reader takes this; there are: {known}")
    return _document(source, reader.parse(source), reader.NAME)


def _document(source: Source, parsed: Parsed, reader: str) -> Document:
    cleaned = clean(parsed.lines, source.boilerplate)
    canonical = assemble(parsed.title, cleaned.lines)
    if not any(block.role != "title" for block in canonical.blocks):
        raise InputError(
            f"{source.path}: the {reader} reader found nothing but a title or boilerplate; look at the file"
        )
    known = publishers()
    said = [Line(block.role, canonical.text[slice(*block.span)]) for block in canonical.blocks]
    dating = date_document(canonical.title, said, known, stamps=parsed.stamps, url=parsed.url)
    return Document(
        id=digest(canonical.text),
        name=source.path.stem,
        title=canonical.title,
        text=canonical.text,
        blocks=canonical.blocks,
        published=dating.published,
        published_basis=dating.basis,
        dates=dating.found,
        publisher=publisher_of(canonical.title, said, known, written=parsed.publisher, url=parsed.url),
        authors=authors(cleaned.lines, known),
        editors=editors(cleaned.editors, cleaned.lines),
        url=parsed.url,
        encoding=source.encoding,
        reader=reader,
    )


def inputs(paths: Iterable[Path | str], *, skipped: list[Skipped] | None = None) -> Iterator[Path]:
    """The files among these files, folders (with all below) and glob patterns: sorted, each once.

    What is hidden, has an unknown suffix or was written by us goes to `skipped`, with the reason; a path that is not there is an
    `InputError`.
    """
    known = frozenset(suffix for reader in reader_modules() for suffix in reader.SUFFIXES)
    notes: list[Skipped] = [] if skipped is None else skipped
    found: dict[Path, Path] = {}
    for path in sorted({file for given in paths for file in _files(given, notes)}):
        reason = _reason(path, known)
        if reason:
            notes.append(Skipped(str(path), reason))
        elif path.resolve() not in found:
            found[path.resolve()] = path
    yield from found.values()


def _reason(path: Path, known: frozenset[str]) -> str | None:
    if path.name.startswith("."):
        return "hidden"
    if is_own(path):
        return "own output"
    if path.suffix.lower() in known:
        return None
    return f"unknown suffix {path.suffix!r}; known: {', '.join(sorted(known))}"


def _files(given: Path | str, notes: list[Skipped]) -> Iterator[Path]:
    path = Path(given)
    if path.is_dir():
        yield from _below(path, notes)
    elif path.is_file():
        yield path
    elif has_magic(str(given)) and (matches := glob(str(given), recursive=True)):
        for match in matches:
            yield from _files(match, notes)
    else:
        raise InputError(f"{given}: no such file or folder, and no file matches; check the path")


def _below(folder: Path, notes: list[Skipped]) -> Iterator[Path]:
    """All files of a folder; hidden folders are left alone, links to folders not followed, closed folders noted."""

    def closed(error: OSError) -> None:
        notes.append(Skipped(str(error.filename), f"folder cannot be opened: {error.strerror}"))

    for parent, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            yield Path(parent, name)
