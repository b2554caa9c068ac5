"""The file of a catalog beside `graph.nq`: named by the digest of its graph, made where it is missing, read only if it is only ours."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.catalog.making import fill
from kg.catalog.schema import APPLICATION, VERSION
from kg.catalog.spelling import has_spelling
from kg.output.ownership import only_ours
from kg.rdf.graph import RdfGraph

__all__ = ["CATALOG", "connected", "kept_catalog"]

CATALOG = ".kg-catalog-"
PART = f"{CATALOG}part-"


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
    """A connection that can only read, usable by any thread, one at a time."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    base = sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)
    base.execute("PRAGMA query_only = 1")
    return base


def _kept(graph: RdfGraph, folder: Path, digest: str) -> Path | None:
    place = folder / f"{CATALOG}{digest[:16]}-{VERSION}{'p' if has_spelling() else ''}.sqlite"
    if os.path.lexists(place):
        if not only_ours(place):
            return None
        if _is_whole(place, digest):
            return place
    try:
        number, name = tempfile.mkstemp(prefix=PART, suffix=".sqlite", dir=folder)
    except OSError:
        return None
    os.close(number)
    part = Path(name)
    try:
        fill(part, graph, digest)
        os.replace(part, place)
    except (OSError, sqlite3.Error):  # a full disk, say
        return None
    finally:
        with suppress(OSError):
            part.unlink()
    _without_others(folder, place)
    return place


def _is_whole(path: Path, digest: str) -> bool:
    """Whether a file is the catalog of that graph, as far as can be told without reading all of it."""
    try:
        base = connected(path)
    except sqlite3.Error:
        return False
    try:
        (application,) = base.execute("PRAGMA application_id").fetchone()
        (version,) = base.execute("PRAGMA user_version").fetchone()
        (pages,) = base.execute("PRAGMA page_count").fetchone()
        (size,) = base.execute("PRAGMA page_size").fetchone()
        written = base.execute("SELECT value FROM meta WHERE name = 'digest'").fetchone()
        return (application, version, written) == (
            APPLICATION,
            VERSION,
            (digest,),
        ) and pages * size == path.stat().st_size
    except (sqlite3.Error, OSError):
        return False
    finally:
        base.close()


def _without_others(folder: Path, place: Path) -> None:
    """Those of other graphs go; what somebody reads stays readable until it is closed."""
    for other in folder.glob(f"{CATALOG}*.sqlite"):
        if other != place and not other.name.startswith(PART):
            with suppress(OSError):
                other.unlink()
