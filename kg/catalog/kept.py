"""The catalog of a graph as a file: kept beside `graph.nq`, made where it is missing, read only if it is only ours."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from kg.catalog.making import fill
from kg.catalog.place import PART, forget_others, is_of, place_of
from kg.catalog.schema import APPLICATION
from kg.errors import KGError
from kg.output.ownership import only_ours
from kg.rdf.graph import RdfGraph

__all__ = ["connected", "kept_catalog"]

LOOKED_THROUGH = 64 << 20  # bytes up to which a file is looked through before it is read


@contextmanager
def kept_catalog(graph: RdfGraph, folder: Path | None) -> Iterator[Path]:
    """The file of the catalog of a graph, to be opened meanwhile: one that cannot be kept is gone afterwards."""
    digest = graph.made_from()
    kept = _kept(graph, folder, digest) if folder else None
    if kept:
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="kg-catalog-", ignore_cleanup_errors=True) as place:
        path = Path(place) / "catalog.sqlite"
        fill(path, graph, digest)
        yield path


def connected(path: Path) -> sqlite3.Connection:
    """A connection that can only read, for any thread, one at a time."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    base = sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)
    base.execute("PRAGMA query_only = 1")
    return base


def _kept(graph: RdfGraph, folder: Path, digest: str) -> Path | None:
    """Its place in the folder; None if that is the folder of another graph, or none to write to."""
    place = place_of(folder, digest)
    try:
        if not is_of(folder, digest) or os.path.lexists(place) and not only_ours(place):
            return None
        if not _is_whole(place, digest):
            _make(graph, place, digest)
            forget_others(folder, digest)
        return place
    except (OSError, KGError, sqlite3.OperationalError):  # a full disk, say; or another process took our part away
        return place if _is_whole(place, digest) else None


def _make(graph: RdfGraph, place: Path, digest: str) -> None:
    """Two processes may do so at once: each has a part of its own, and the last one stays."""
    number, name = tempfile.mkstemp(prefix=PART, suffix=".sqlite", dir=place.parent)
    os.close(number)
    try:
        fill(Path(name), graph, digest)
        os.replace(name, place)
    finally:
        with suppress(OSError):
            os.unlink(name)


def _is_whole(path: Path, digest: str) -> bool:
    """Whether a file is there, and is the catalog of that graph: a small one is looked through."""
    try:
        size = path.stat().st_size
        with closing(connected(path)) as base:
            names = ("application_id", "page_count", "page_size")
            application, pages, bytes_ = (base.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
            made_of = base.execute("SELECT value FROM meta WHERE name = 'digest'").fetchone()
            known = (application, made_of) == (APPLICATION, (digest,)) and pages * bytes_ == size
            return known and (size > LOOKED_THROUGH or base.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except (sqlite3.Error, OSError):
        return False
