"""What was built, opened: completed if its writer died, checked against the manifest, and what does not belong named."""

import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from kg.errors import KGError
from kg.output import journal, manifest
from kg.output.digests import digest_of
from kg.output.lock import PAUSE, Busy, locked
from kg.output.manifest import GRAPH, MANIFEST, Entry, Manifest

__all__ = ["Found", "belongs", "foreign", "holds_graph", "opened"]

T = TypeVar("T")
TRIES = 20  # builds that may end while one reads
WAIT = 60.0  # seconds for a build that lives to move its files
DOCUMENT = re.compile(rb"22-rdf-syntax-ns#type> <([^>]*)ontology#Document> ")
COUNT = re.compile(rb'<[^>]*ontology#quadCount> "(\d+)"')


class Found(NamedTuple):
    """A graph file and its sha256."""

    path: Path
    digest: str


def holds_graph(folder: Path) -> bool:
    """Whether there is a graph to open."""
    return (folder / GRAPH).exists() or journal.pending(folder)


def opened(place: Path, base: str, read: Callable[[Found], T]) -> T:
    """What `read` makes of the graph file of a folder, or of the one that is given.

    Raises KGError if there is none, or if it is not the one that was written there, whole and with this base.
    """
    folder, path = _where(place)
    return _settled(folder, lambda: read(_verified(path, base)))


def foreign(place: Path) -> str | None:
    """One line on the files of a folder that are of another build than its `graph.nq`, or were changed since."""
    folder, path = _where(place)
    return _settled(folder, lambda: _foreign(folder)) if path.name == GRAPH else None


def belongs(path: Path, graph: Found) -> bool:
    """Whether a file beside a graph is the one that was made from it, as far as a manifest says."""
    known = manifest.read(path.parent)
    entry = known.files.get(path.name) if known else None
    return entry is None or (entry.graph == graph.digest and _same(path, entry))


def _where(place: Path) -> tuple[Path, Path]:
    try:
        return (place.parent, place) if place.is_file() else (place, place / GRAPH)
    except OSError as error:
        raise KGError(f"no graph at {str(place)[:80]}: {error.strerror}; say where with -o") from error


def _settled(folder: Path, read: Callable[[], T]) -> T:
    """What is read while no build ends: begun again when one does."""
    for _ in range(TRIES):
        _completed(folder)
        before = _state(folder)
        try:
            result = read()
        except (KGError, OSError) as error:
            if _state(folder) != before:
                continue
            if isinstance(error, OSError):
                raise KGError(f"{folder} cannot be read: {error}; mend that, or build into another folder") from error
            raise
        if _state(folder) == before:
            return result
    raise KGError(f"{folder} changes all the time; wait until no kg writes there any more")


def _foreign(folder: Path) -> str | None:
    known = manifest.read(folder)
    if known is None or not (folder / GRAPH).is_file():
        return None
    graph, sealed = digest_of(folder / GRAPH), (folder / MANIFEST).stat().st_mtime_ns
    names = {
        name: entry
        for name, entry in sorted(known.files.items())
        if (folder / name).exists() and (entry.graph != graph or not _same(folder / name, entry, since=sealed))
    }
    if not names:
        return None
    said = f"{', '.join(names)} in {folder}: not made from the {GRAPH} there, or changed since"
    return f"{said}; to write anew: {_again(names, folder)}"


def _same(path: Path, entry: Entry, *, since: int = 0) -> bool:
    """Whether a file, if it is there, is as it was written; one not touched after `since` (ns) is not read for that."""
    try:
        found = path.stat()
        return found.st_size == entry.bytes and (found.st_mtime_ns <= since or manifest.digest(path) == entry.sha256)
    except FileNotFoundError:
        return True


def _again(names: Mapping[str, Entry], folder: Path) -> str:
    """The commands that write files; what was skipped, only a build knows."""
    words = {entry.again for name, entry in names.items()}
    plain = {one for one in words if " " not in one} - {"issues"}
    if len(plain) > 1:
        words = words - plain | {"all"}
    commands = [f"kg export {one} -o {folder}" for one in sorted(words - {"issues"})]
    return ", ".join(commands + ["kg build"] * ("issues" in words))


def _state(folder: Path) -> tuple[bool, int, int] | tuple[bool]:
    """What changes with every build that ends, also with one that writes the same bytes again."""
    pending = journal.pending(folder)
    try:
        found = (folder / MANIFEST).stat()
        return pending, found.st_ino, found.st_mtime_ns
    except OSError:
        return (pending,)


def _completed(folder: Path) -> None:
    """Do what a dead build has left to do; a living one does it itself, with the lock held."""
    until = time.monotonic() + WAIT
    while journal.pending(folder):
        try:
            with locked(folder, PAUSE):
                if journal.pending(folder):
                    journal.complete(folder)
        except KGError as error:
            if not journal.pending(folder) or isinstance(error, Busy) and time.monotonic() < until:
                continue
            if isinstance(error, Busy):
                raise
            raise KGError(
                f"a build into {folder} was cut short and has to be completed first ({error}); "
                f"let somebody who may write there run: kg check -o {folder}"
            ) from error


def _verified(path: Path, base: str) -> Found:
    if not path.exists():
        raise KGError(f"no graph at {path}; run `kg build INPUT… -o {path.parent}` first")
    known = manifest.read(path.parent)
    if known and path.name in known.files:
        return _as_written(path, known, base)
    return _by_itself(path, base)


def _as_written(path: Path, known: Manifest, base: str) -> Found:
    entry, size = known.files[path.name], path.stat().st_size
    found = digest_of(path)
    if found != entry.sha256:
        sizes = f"{size:,} bytes of {entry.bytes:,}" if size < entry.bytes else f"{size:,} bytes"
        raise KGError(
            f"{path} is not the graph that was built here ({sizes}): cut, changed or exchanged; "
            f"build again: kg build INPUT… -o {path.parent}"
        )
    if known.base != base:
        raise KGError(f"{path} was built with the base {known.base}, not {base}; say --base-iri {known.base}")
    return Found(path, found)


def _by_itself(path: Path, base: str) -> Found:
    """A graph without a manifest must hold documents, and as many quads as it says."""
    bases: set[str] = set()
    quads, said = 0, None
    with path.open("rb") as file:
        for line in file:
            quads += line.startswith((b"<", b"_:"))
            if found := DOCUMENT.search(line):
                bases.add(found[1].decode("utf-8", "replace"))
            elif found := COUNT.search(line):
                said = int(found[1])
    if base not in bases:
        other = f", but of {', '.join(sorted(bases))}: say --base-iri" if bases else "; build again"
        raise KGError(f"{path} is no graph: it holds no document of the base {base}{other}")
    if said != quads:
        known = "does not say how many" if said is None else f"should be {said:,}"
        raise KGError(
            f"{path} is no graph: it has {quads:,} quads and {known}; it was cut, changed or made by an older kg: build again"
        )
    return Found(path, manifest.digest(path))
