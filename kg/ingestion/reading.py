"""Any supported input to `Document`s: the readers are the modules of `kg/ingestion/readers/`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Protocol

from kg.errors import InputError
from kg.guarding import guarded, guarded_each, refused
from kg.ingestion import readers
from kg.ingestion.base import RECORD, Line, Parsed, Part, Source
from kg.ingestion.boilerplate import Boilerplate, boilerplate
from kg.ingestion.cleaning import clean
from kg.ingestion.conversion import CONVERTED, convert, limit_of
from kg.ingestion.decoding import decode, read_bytes
from kg.ingestion.discovery import discover
from kg.ingestion.metadata.authors import authors, editors
from kg.ingestion.metadata.dates import date_document
from kg.ingestion.metadata.publishers import Publishers, publisher_of, publishers
from kg.ingestion.modules import modules_of
from kg.ingestion.normalization import assemble
from kg.ingestion.opening import OPENED, Fields, parts
from kg.ingestion.pages import page_starts
from kg.model import Document, Skipped
from kg.model.namespaces import digest
from kg.ontology import Ontology, load_ontology

TOLD = frozenset({"paragraph", "byline", "caption"})  # not a title, nor links to other stories
HEAD = 4000  # characters that a reader sees to accept or not

__all__ = ["Reader", "inputs", "read", "read_all", "read_each", "reader_modules", "suffixes"]


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
    found: Iterable[Reader] = modules_of(readers)
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


def read_all(
    path: Path | str, *, ontology: Ontology | None = None, fields: Fields | None = None
) -> tuple[Document | Skipped, ...]:
    """The documents of a file, in order: one, or those that it holds, and why a piece of it is none.

    `fields` say which fields of a JSON record hold what: `{"text": "body", "title": "headline"}`. Raises InputError if
    the file itself cannot be read.
    """
    path, ontology = Path(path), ontology or load_ontology()
    found: list[Document | Skipped] = []
    for part in parts(path, ontology, fields):
        if isinstance(part, Skipped):
            found.append(part)
        elif part and part.place:
            try:
                found += _documents(part, ontology)
            except InputError as error:
                found.append(refused(part.whole, error, "reading"))
        elif part:
            found += _documents(part, ontology)
    return tuple(found)


def read_each(
    path: Path | str, *, ontology: Ontology, fields: Fields | None = None, seconds: float = 0
) -> Iterator[tuple[str, Document | Skipped]]:
    """What `read_all` gives, one after the other, each with the name of the input that it is: a file, or a piece of one.

    Whatever goes wrong costs one document: each has so many seconds of its own.
    """
    for part in guarded_each(path, parts(Path(path), ontology, fields), "reading", seconds=seconds):
        if isinstance(part, Skipped):
            yield part.path, part
        elif part:
            read = guarded(part.whole, part, ("reading", partial(_documents, ontology=ontology)), seconds=seconds)
            yield from ((str(part.whole), one) for one in ((read,) if isinstance(read, Skipped) else read))


def _documents(part: Part, ontology: Ontology) -> tuple[Document | Skipped, ...]:
    """The document of a part, or those of a feed or digest; `InputError` if it is nothing to read."""
    source, pages = _source(part, boilerplate(ontology))
    head, kind = source.text[:HEAD], RECORD if part.kind.suffix.lower() in CONVERTED else part.kind
    known = publishers(ontology)
    for reader in reader_modules():
        parsed = reader.parse(source) if reader.accepts(kind, head) else ()
        if isinstance(parsed, Parsed):
            document = _document(source, parsed, reader.NAME, known)
            name, collection = _named(part)
            starts = page_starts(pages, document.text)
            return (replace(document, name=name, collection=collection, pages=starts),)
        if parsed:
            return tuple(_item(part, source, one, reader.NAME, known, number) for number, one in enumerate(parsed, 1))
    raise InputError(
        f"{part.whole}: no reader takes this; there are: {', '.join(one.NAME for one in reader_modules())}"
    )


def _source(part: Part, dropped: Boilerplate) -> tuple[Source, tuple[str, ...]]:
    """The text of a part, and of each of its pages if it has pages."""
    path = part.whole
    data = read_bytes(part.path, limit_of(part.kind)) if part.data is None else part.data
    if isinstance(data, str):
        return Source(path, data, "utf-8", dropped, part.said), ()
    if converted := convert(data, path, part.kind):
        return Source(path, converted.text, "utf-8", dropped, part.said), converted.pages
    decoded = decode(data, str(path), part.charset)
    return Source(path, decoded.text, decoded.encoding, dropped, part.said), ()


def _named(part: Part) -> tuple[str, str | None]:
    """Name and collection: a file is called by its stem; a piece of one by file and place, and the file is its collection."""
    return (f"{part.path.name}{part.place}", part.path.name) if part.place else (part.path.stem, None)


def _item(
    part: Part, source: Source, parsed: Parsed, reader: str, known: Publishers, number: int
) -> Document | Skipped:
    """One of several documents of a file, by its place there; an item without text costs no other."""
    try:
        document = _document(replace(source, said=replace(source.said, url=None)), parsed, reader, known)
    except InputError as error:
        skipped = refused(source.path, error, "reading")
        return replace(skipped, reason=f"item {number} ({parsed.title or 'without a title'}): {skipped.reason}")
    name, collection = _named(part)
    return replace(document, name=f"{name}-{number:02}", collection=collection or name)


def _document(source: Source, parsed: Parsed, reader: str, known: Publishers) -> Document:
    around = source.said
    cleaned = clean(parsed.lines, source.boilerplate)
    canonical = assemble(parsed.title, cleaned.lines)
    if not any(block.role in TOLD for block in canonical.blocks):
        hint = parsed.hint or "look at the file"
        raise InputError(
            f"{source.path}: the {reader} reader found nothing but a title, dates, links or boilerplate; {hint}"
        )
    said = [Line(block.role, canonical.text[slice(*block.span)]) for block in canonical.blocks]
    url = around.url or parsed.url
    dating = date_document(canonical.title, said, known, stamps=(*around.stamps, *parsed.stamps), url=url)
    return Document(
        id=digest(canonical.text),
        name=source.path.stem,
        title=canonical.title,
        text=canonical.text,
        blocks=canonical.blocks,
        published=dating.published,
        published_basis=dating.basis,
        dates=(*dating.found, *([("retrieved", around.retrieved)] if around.retrieved else [])),
        publisher=publisher_of(canonical.title, said, known, written=around.publisher or parsed.publisher, url=url),
        authors=authors(cleaned.lines, known),
        editors=editors(cleaned.editors, cleaned.lines),
        url=url,
        encoding=source.encoding,
        reader=reader,
    )


def inputs(paths: Iterable[Path | str], *, skipped: list[Skipped] | None = None) -> Iterator[Path]:
    """The files among these files, folders (with all below) and glob patterns: sorted, each once.

    What is no input, or was written by us, goes to `skipped`, with the reason; a path that is not there is an `InputError`.
    """
    yield from discover(paths, suffixes(), [] if skipped is None else skipped)


@cache
def suffixes() -> frozenset[str]:
    """The ends of the names of all that is read."""
    return frozenset(suffix for reader in reader_modules() for suffix in reader.SUFFIXES) | OPENED | CONVERTED
