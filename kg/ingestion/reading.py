"""Any supported input to a `Document`: the readers are the modules of `kg/ingestion/readers/`."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from kg.errors import InputError
from kg.guarding import refused
from kg.ingestion import readers
from kg.ingestion.base import Line, Parsed, Source
from kg.ingestion.boilerplate import boilerplate
from kg.ingestion.cleaning import clean
from kg.ingestion.decoding import read_text
from kg.ingestion.discovery import discover
from kg.ingestion.metadata.authors import authors, editors
from kg.ingestion.metadata.dates import date_document
from kg.ingestion.metadata.publishers import Publishers, publisher_of, publishers
from kg.ingestion.normalization import assemble
from kg.model import Document, Skipped
from kg.model.namespaces import digest
from kg.ontology import Ontology, load_ontology

TOLD = frozenset({"paragraph", "byline", "caption"})  # not a title, nor links to other stories
HEAD = 4000  # characters that a reader sees to accept or not

__all__ = ["Reader", "inputs", "read", "read_all", "reader_modules"]


class Reader(Protocol):
    """What a module of `kg/ingestion/readers/` exposes. The reader with the smallest `PRIORITY` is asked first."""

    NAME: str
    PRIORITY: int
    SUFFIXES: tuple[str, ...]

    def accepts(self, path: Path, head: str) -> bool:
        """Whether it can read this, by name and first characters."""

    def parse(self, source: Source) -> Parsed | tuple[Parsed, ...]:
        """The lines, the title and what is said about the document; several of these where the input holds several.

        None at all if it is, on a closer look, nothing for this reader: then the next one is asked.
        """


@cache
def reader_modules() -> tuple[Reader, ...]:
    """All readers, in the order in which they are asked."""
    names = sorted(module.name for module in pkgutil.iter_modules(readers.__path__))
    found = [cast(Reader, importlib.import_module(f"{readers.__name__}.{name}")) for name in names]
    return tuple(sorted(found, key=lambda reader: (reader.PRIORITY, reader.NAME)))


def read(path: Path | str, *, ontology: Ontology | None = None) -> Document:
    """The document of a file; `InputError` says what was found, where, and what to do.

    The ontology says what boilerplate looks like and who the publishers are. A file that holds several documents is
    for `read_all`.
    """
    found = read_all(path, ontology=ontology)
    documents = [one for one in found if isinstance(one, Document)]
    if len(documents) > 1:
        raise InputError(f"{path}: {len(documents)} documents in one file; kg.read_all gives all of them")
    if not documents:
        raise InputError(f"{path}: {next((one.reason for one in found if isinstance(one, Skipped)), 'no document')}")
    return documents[0]


def read_all(path: Path | str, *, ontology: Ontology | None = None) -> tuple[Document | Skipped, ...]:
    """The documents of a file, in order: one, or those of a feed or digest, and why an item of these is none.

    Raises InputError if the file itself cannot be read.
    """
    path, ontology = Path(path), ontology or load_ontology()
    decoded = read_text(path)
    source = Source(path, decoded.text, decoded.encoding, boilerplate(ontology))
    head = decoded.text[:HEAD]
    known = publishers(ontology)
    for reader in reader_modules():
        parsed = reader.parse(source) if reader.accepts(path, head) else ()
        if isinstance(parsed, Parsed):
            return (_document(source, parsed, reader.NAME, known),)
        if parsed:
            return tuple(_item(source, one, reader.NAME, known, number) for number, one in enumerate(parsed, 1))
    raise InputError(f"{path}: no reader takes this; there are: {', '.join(one.NAME for one in reader_modules())}")


def _item(source: Source, parsed: Parsed, reader: str, known: Publishers, number: int) -> Document | Skipped:
    """One of several documents of a file, by its place there; an item without text costs no other."""
    try:
        document = _document(source, parsed, reader, known)
    except InputError as error:
        skipped = refused(source.path, error, "reading")
        return replace(skipped, reason=f"item {number} ({parsed.title or 'without a title'}): {skipped.reason}")
    return replace(document, name=f"{source.path.stem}-{number:02}", collection=source.path.stem)


def _document(source: Source, parsed: Parsed, reader: str, known: Publishers) -> Document:
    cleaned = clean(parsed.lines, source.boilerplate)
    canonical = assemble(parsed.title, cleaned.lines)
    if not any(block.role in TOLD for block in canonical.blocks):
        hint = parsed.hint or "look at the file"
        raise InputError(
            f"{source.path}: the {reader} reader found nothing but a title, dates, links or boilerplate; {hint}"
        )
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

    What is no input, or was written by us, goes to `skipped`, with the reason; a path that is not there is an `InputError`.
    """
    suffixes = (suffix for reader in reader_modules() for suffix in reader.SUFFIXES)
    yield from discover(paths, suffixes, [] if skipped is None else skipped)
