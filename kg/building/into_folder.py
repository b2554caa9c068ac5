"""A build into a folder: only what is new or changed is read, and the files are those of a build from nothing."""

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from kg.building.engines import Engine, in_this_process, with_workers
from kg.building.ledger import LEDGER, Damaged, Ledger, delete, opened
from kg.building.reading import Settings, Task, holds_many
from kg.building.versions import versions
from kg.errors import KGError, OutputError
from kg.graph import Graph, load
from kg.ingestion.fields import Fields
from kg.model import Skipped
from kg.model.limits import SECONDS
from kg.ontology import Ontology, load_ontology
from kg.output.lock import locked
from kg.pipeline import Progress, discovered, nothing_read

__all__ = ["build_into", "file_digest", "update"]

BUILDING = ".kg-building"  # the lock of a build, which reads long before it writes its files
T = TypeVar("T")


def update(
    paths: Iterable[Path | str] | Path | str,
    folder: Path | str,
    *,
    ontology: Ontology | None = None,
    progress: Progress | None = None,
    document_timeout: float = SECONDS,
    fulltext: bool = True,
    fields: Fields | None = None,
    jobs: int = 1,
) -> Graph:
    """The graph of the inputs, written into a folder with every view of it.

    As `kg.build` and `Graph.save` together, but documents that were read into this folder before, and have not changed,
    are not read again; `jobs` processes read the others. A build that was cut short goes on where it was.
    """
    build_into(
        [paths] if isinstance(paths, str | Path) else list(paths), Path(folder), lambda graph, files: None,
        ontology=ontology, progress=progress, document_timeout=document_timeout, fulltext=fulltext,
        fields=fields, engine=with_workers(jobs) if jobs > 1 else in_this_process,
    )  # fmt: skip
    return load(folder, ontology=ontology)


def build_into(
    paths: list[Path | str],
    folder: Path,
    report: Callable[[Graph, list[Path]], T],
    *,
    ontology: Ontology | None = None,
    progress: Progress | None = None,
    document_timeout: float = SECONDS,
    fulltext: bool = True,
    fields: Fields | None = None,
    engine: Engine = in_this_process,
) -> T:
    """Build the graph of the inputs into a folder; gives what `report` says of the graph and the files written.

    Raises KGError if there is not one document among the inputs, and OutputError if something cannot be written.
    """
    ontology = ontology or load_ontology()
    settings = Settings(
        str(ontology.folder), ontology.namespace.base, fulltext, document_timeout, tuple(sorted((fields or {}).items()))
    )
    fresh, begun = not folder.exists(), (folder / LEDGER).exists()

    def build() -> T:
        found = discovered(paths)
        with opened(folder) as ledger:
            ledger.begin(versions(settings), map(str, paths))
            files = [str(one) for one in found if not isinstance(one, Skipped)]
            _read(files, ledger, settings, engine, progress)
            graph = _graph(found, ledger, ontology)
            if not graph.documents:
                raise nothing_read(paths, graph.skipped)
            written = graph.save(folder, keep_store=True)
            ledger.keep_only(files)
            return report(graph, written)

    try:
        _make(folder)
        with locked(folder, name=BUILDING):
            try:
                return build()
            except Damaged:
                delete(folder)
                return build()
    except KGError:  # but what an interrupted build has read is kept
        if not begun:
            delete(folder)
        if fresh:
            with suppress(OSError):
                folder.rmdir()
        raise


def _read(files: list[str], ledger: Ledger, settings: Settings, engine: Engine, progress: Progress | None) -> None:
    """Read what the ledger does not know as it is now."""
    known, digests = ledger.files(), {path: file_digest(path) for path in files}
    new = [path for path, found in digests.items() if found is None or known.get(path) != found]
    tasks = [Task(path, ledger.known(path, digests[path] or "") if holds_many(path) else {}) for path in new]
    done = len(files) - len(new)
    for piece in engine(tasks, settings):
        if progress:
            progress(done, len(files))
        ledger.put(piece.path, digests[piece.path] or "", piece.entries, piece.total)
        done += piece.total is not None
    if progress:
        progress(len(files), len(files))


def _graph(found: list[Path | Skipped], ledger: Ledger, ontology: Ontology) -> Graph:
    """The graph of what the ledger has of these inputs, in their order."""
    graph = Graph(ontology=ontology, parts=ledger)
    for one in found:
        for name, outcome in ((one.path, one),) if isinstance(one, Skipped) else ledger.outcomes(str(one)):
            if isinstance(outcome, Skipped):
                graph.skip(outcome)
            else:
                graph.add_part(outcome, name)
    return graph


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(folder, error) from error


def file_digest(path: str) -> str | None:
    """The sha256 of a file; None if it cannot be read, which reading it will explain."""
    with suppress(OSError), open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
    return None
