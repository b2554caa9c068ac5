"""Files read into entries of the ledger: what one process does, here or in a worker."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.building.ledger import Entry
from kg.guarding import guarded
from kg.ingestion.opening import OPENED
from kg.ingestion.reading import read_each
from kg.model import Annotation, Document, Skipped
from kg.ontology import Ontology, load_ontology
from kg.ontology.folder import ontology_folder
from kg.pipeline import annotated
from kg.rdf.parts import Part, part_of, rendered, without_text
from kg.rdf.rendering import Rendering

__all__ = ["Piece", "Settings", "Task", "Work", "do", "folder_of", "holds_many", "prepare", "tasks_of"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read; small, so that it can be sent to another process."""

    ontology: str  # folder; "" for that which is there
    base: str
    fulltext: bool
    seconds: float  # a document, 0 for no limit
    fields: tuple[tuple[str, str], ...] = ()  # of JSON records


class Task(NamedTuple):
    """A file to read, and the digests of the documents in it that are known, by their numbers."""

    path: str
    known: Mapping[int, str] = {}


class Work(NamedTuple):
    """What is done at once: a whole file, or one document of a file that holds many."""

    path: str
    number: int = 0
    name: str = ""  # of the input that the document is: news.jsonl:17
    document: Document | None = None
    sha256: str = ""  # of the document


class Piece(NamedTuple):
    """What became of documents of a file, by their numbers; and how many it has, once that is known."""

    path: str
    entries: Mapping[int, Entry]
    total: int | None


def holds_many(path: str) -> bool:
    """Whether a file may hold more documents than one process should read."""
    return path.lower().endswith(tuple(OPENED))


def tasks_of(task: Task, settings: Settings) -> Iterator[Work | Piece]:
    """The documents of a file that holds many, one after the other, but for those known; at last how many there are."""
    number = -1
    for number, (name, one) in enumerate(_documents(task.path, settings)):
        if isinstance(one, Skipped):
            yield Piece(task.path, {number: Entry.of(name, one)}, None)
        elif task.known.get(number) != (found := _digest(one)):
            yield Work(task.path, number, name, one, found)
    yield Piece(task.path, {}, number + 1)


def do(works: Iterable[Work], settings: Settings) -> list[Piece]:
    """A chunk of work, one after the other."""
    return [_done(work, settings) for work in works]


def prepare(settings: Settings) -> None:
    """Load now what the first document would load."""
    _ontology(settings)


def _done(work: Work, settings: Settings) -> Piece:
    if work.document:
        return Piece(work.path, {work.number: _entry(work.name, work.document, settings, work.sha256)}, None)
    entries = dict(enumerate(_entry(*one, settings) for one in _documents(work.path, settings)))
    return Piece(work.path, entries, len(entries))


def _documents(path: str, settings: Settings) -> Iterator[tuple[str, Document | Skipped]]:
    fields = dict(settings.fields) or None
    return read_each(Path(path), ontology=_ontology(settings), fields=fields, seconds=settings.seconds)


def _entry(name: str, one: Document | Skipped, settings: Settings, sha256: str = "") -> Entry:
    ontology = _ontology(settings)

    def add(annotation: Annotation) -> Part:
        part = part_of(annotation, ontology.namespace)
        part = part if settings.fulltext else without_text(part, ontology.namespace)
        return rendered(part, _rendering(settings.base))

    made: object = one if isinstance(one, Skipped) else annotated(name, one, ontology, settings.seconds)
    if isinstance(made, Annotation):
        made = guarded(name, made, ("adding", add))
    assert isinstance(made, Part | Skipped)
    return Entry.of(name, made, sha256)


def _digest(document: Document) -> str:
    return hashlib.sha256(repr(document).encode("utf-8", "surrogatepass")).hexdigest()


def folder_of(settings: Settings) -> Path:
    """Where the ontology lies in this process."""
    return Path(settings.ontology) if settings.ontology else ontology_folder()


@cache
def _ontology(settings: Settings) -> Ontology:
    ontology = load_ontology(folder_of(settings), settings.base)
    ontology.lexicons.read_all()
    return ontology


@cache
def _rendering(base: str) -> Rendering:
    return Rendering(base)
