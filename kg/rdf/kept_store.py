"""A store on the disk beside `graph.nq`, so that a question need not load the graph first.

It is named by the digest of its graph and so is never that of another; where it is missing it is made again, and where that
cannot be, or where somebody else could have written it, the graph is loaded into memory. It is no part of what a build writes.
"""

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox

from kg.output.ownership import only_ours
from kg.rdf.sparql.queries import check_version, load_store

__all__ = ["STORE", "Making", "being_made", "ensured", "linked", "open_graph", "opened_store", "written"]

STORE = ".kg-store-"
PART = f"{STORE}part-"
AT_ONCE = 64 << 20  # bytes that are loaded at once: Oxigraph sorts them in the memory


def open_graph(graph: Path, digest: str, base: str) -> tuple[ox.Store, Path | None]:
    """The store of a graph file: read-only with its place on the disk, or in memory. KGError as `load_store`."""
    place = ensured(graph, digest)
    if place:
        with suppress(OSError):
            return opened_store(place, base), place
    return load_store(graph, base), None


def opened_store(place: Path, base: str) -> ox.Store:
    """A kept store, to be read by any number of processes. OSError if it is damaged, KGError if its shape is another."""
    store = ox.Store.read_only(str(place))
    check_version(store, place, base)
    return store


def ensured(graph: Path, digest: str) -> Path | None:
    """The place of the store that is kept of a graph file; made if it is missing, None if it cannot be."""
    place = _place(graph.parent, digest)
    if os.path.lexists(place):
        return place if only_ours(place, folder=True) else None
    try:
        part = Path(tempfile.mkdtemp(prefix=PART, dir=graph.parent))
    except OSError:
        return None
    return _moved(part, place) if _filled(part, graph) else None


def linked(place: Path, to: Path) -> None:
    """The same store at another place: its files are linked, or copied where they cannot be. Raises OSError."""
    shutil.copytree(place, to, copy_function=_link)


def _link(one: str, to: str) -> None:
    try:
        os.link(one, to)
    except OSError:  # another file system, or one without links
        shutil.copy2(one, to)


def written(store: ox.Store, place: Path) -> None:
    """What a store holds as a store on the disk. Raises OSError."""
    made = ox.Store(str(place))
    made.bulk_extend(store)
    made.flush()


@contextmanager
def being_made(graph: Path, folder: Path) -> Iterator["Making"]:
    """Fill a store from a graph file while other work is done: Oxigraph needs no Python for that."""
    making = Making(graph, folder)
    try:
        yield making
    finally:
        making.end()


class Making:
    """A store that a thread fills."""

    def __init__(self, graph: Path, folder: Path) -> None:
        self._folder, self._whole = folder, False
        self._part = Path(tempfile.mkdtemp(prefix=PART, dir=folder))
        self._thread = threading.Thread(target=self._fill, args=(graph,))
        self._thread.start()

    def _fill(self, graph: Path) -> None:
        self._whole = _filled(self._part, graph)

    def made(self) -> Path | None:
        """Where it is, once it is whole; None if it cannot be made."""
        self._thread.join()
        return self._part if self._whole else None

    def keep(self, digest: str) -> None:
        """Put it in its place, once its graph is in place; those of other graphs go."""
        self._thread.join()
        place = _place(self._folder, digest)
        for other in self._folder.glob(f"{STORE}*"):
            if other not in (place, self._part):
                shutil.rmtree(other, ignore_errors=True)
        if self._whole:
            _moved(self._part, place)

    def end(self) -> None:
        """Leave nothing unfinished."""
        self._thread.join()
        shutil.rmtree(self._part, ignore_errors=True)


def _place(folder: Path, digest: str) -> Path:
    return folder / f"{STORE}{digest[:16]}-{ox.__version__}"


def _filled(part: Path, graph: Path) -> bool:
    """Whether the whole graph is in it; a full disk, say, leaves nothing of it."""
    try:
        store = ox.Store(str(part))
        with graph.open("rb") as file:
            while lines := file.read(AT_ONCE) + file.readline():
                store.bulk_load(lines, ox.RdfFormat.N_QUADS)
        store.flush()
    except (OSError, SyntaxError):
        shutil.rmtree(part, ignore_errors=True)
        return False
    return True


def _moved(part: Path, place: Path) -> Path:
    """Into its place, if no other process was first."""
    try:
        os.rename(part, place)
    except OSError:
        shutil.rmtree(part, ignore_errors=True)
    return place
