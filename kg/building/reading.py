"""Files read into entries of the ledger: what one process does, here or in a worker."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.building.ledger import Entry
from kg.guarding import LATE, guarded
from kg.model import Annotation, Skipped
from kg.ontology import Ontology, load_ontology
from kg.pipeline import annotated
from kg.rdf.parts import Part, part_of, rendered, without_text
from kg.rdf.rendering import Rendering

__all__ = ["DEAD", "Read", "Settings", "prepare", "read_file", "read_files"]

DEAD = "DeadWorker"  # what a `Skipped` has as its error if the process died that read it


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read; small, so that it can be sent to another process."""

    ontology: str  # folder
    base: str
    fulltext: bool
    seconds: float  # a document, 0 for no limit


@dataclass(frozen=True, slots=True)
class Read:
    """What became of the documents of a file."""

    path: str
    entries: tuple[Entry, ...]

    @property
    def whole(self) -> bool:
        """Whether another run would find the same: not where the clock or a death ended one."""
        return not any(entry.skipped and entry.skipped.error in (LATE, DEAD) for entry in self.entries)


def prepare(settings: Settings) -> None:
    """Load now what the first document would load."""
    _ontology(settings)


def read_files(paths: Iterable[str], settings: Settings) -> list[Read]:
    """A chunk of files, one after the other."""
    return [read_file(path, settings) for path in paths]


def read_file(path: str, settings: Settings) -> Read:
    """Every document of a file."""
    return Read(path, tuple(map(Entry.of, _parts(Path(path), settings))))


def _parts(path: Path, settings: Settings) -> Iterator[Part | Skipped]:
    ontology = _ontology(settings)
    namespace, rendering = ontology.namespace, _rendering(settings)

    def add(annotation: Annotation) -> Part:
        part = part_of(annotation, namespace)
        return rendered(part if settings.fulltext else without_text(part, namespace), rendering)

    for one in annotated(path, ontology, settings.seconds):
        yield one if isinstance(one, Skipped) else guarded(path, one, ("adding", add))


@cache
def _ontology(settings: Settings) -> Ontology:
    ontology = load_ontology(Path(settings.ontology), settings.base)
    ontology.lexicons.read_all()
    return ontology


@cache
def _rendering(settings: Settings) -> Rendering:
    return Rendering(settings.base)
