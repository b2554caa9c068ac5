"""A file as its parts: those that hold many are opened by the modules of `kg/ingestion/containers/`."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

from kg.ingestion import containers
from kg.ingestion.base import Part
from kg.ingestion.fields import Fields, Naming, naming
from kg.ingestion.modules import modules_of
from kg.model import Skipped
from kg.ontology import Ontology

__all__ = ["OPENED", "Container", "Fields", "parts"]


class Container(Protocol):
    """What a module of `kg/ingestion/containers/` exposes."""

    SUFFIXES: tuple[str, ...]  # `.zip`, `.tar.gz`

    def parts(self, path: Path, fields: Naming) -> Iterator[Part | Skipped | None]:
        """What the file holds, piece by piece, as it is read; None for a piece that nobody misses.

        Only one piece at a time is in memory. `InputError` ends it: what follows is not read.
        """


@cache
def _containers() -> dict[str, Container]:
    return {suffix: one for one in modules_of(containers) for suffix in one.SUFFIXES}


OPENED = frozenset(_containers())


def parts(path: Path, ontology: Ontology, fields: Fields | None = None) -> Iterator[Part | Skipped | None]:
    """The pieces of a file, or the file itself."""
    name = path.name.lower()
    container = next((one for suffix, one in _containers().items() if name.endswith(suffix)), None)
    if container:
        yield from container.parts(path, naming(ontology, fields))
    else:
        yield Part(path, path)
