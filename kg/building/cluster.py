"""Who reads the files: the workers of a Dask cluster, on any number of machines.

Documents go to them and parts come back; only this process sees the files and the ledger, so nothing need be shared. A Dask
scheduler runs what it is sent and asks nobody who he is: a trusted network only.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from importlib import import_module
from itertools import islice
from typing import Any

from kg.building.engines import AHEAD, Chunk, Counting, Engine, chunked, lost
from kg.building.reading import Piece, Settings, Task, do, tasks_of
from kg.building.versions import REASONS, versions
from kg.errors import KGError

__all__ = ["on_cluster"]

PATIENCE = 30  # seconds for a scheduler to answer, and for its first worker
RETRIES = 3  # of a chunk whose worker is gone


def on_cluster(scheduler: str) -> Engine:
    """The workers of the scheduler at this address (`tcp://host:8786`).

    What a chunk of documents kills workers with is found, and that document is skipped. Raises KGError if nobody answers,
    or if a worker would read otherwise than this process: by another version, ontology or library.
    """

    def read(tasks: Sequence[Task], settings: Settings) -> Iterator[Piece]:
        if not tasks:
            return
        with closing(_connected(scheduler)) as client:
            there = replace(settings, ontology="")  # its folder lies elsewhere on another machine
            workers = _alike(client, settings, there)
            counting = Counting()
            works = counting.works(one for task in tasks for one in tasks_of(task, settings))
            chunks = chunked(works, len(tasks), workers)
            suspects = yield from counting.done(_run(client, chunks, workers, there))
            for work in (work for chunk in suspects for work in chunk):
                if (yield from counting.done(_run(client, iter([[work]]), workers, there))):
                    yield from counting.told(lost(work))
            yield from counting.ends()

    return read


def _dask() -> Any:
    try:
        return import_module("distributed")
    except ImportError:
        raise KGError("Dask is not installed; run: pip install 'nuclear-kg[dask]'") from None


def _connected(scheduler: str) -> Any:
    try:
        client = _dask().Client(scheduler, timeout=PATIENCE)
        client.wait_for_workers(1, timeout=PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise KGError(
            f"no Dask workers at {scheduler}: {said}; start `dask scheduler` and `dask worker {scheduler}`"
        ) from error
    return client


def _alike(client: Any, here: Settings, there: Settings) -> int:
    """How many workers there are, all of which read as this process does."""
    own = versions(here)
    found: dict[str, dict[str, str]] = client.run(versions, there)
    for worker, theirs in found.items():
        for name, said in REASONS.items():
            if theirs[name] != own[name]:
                raise KGError(
                    f"the worker {worker} would read otherwise than this machine ({name}: {said}); "
                    "install the same nuclear-kg, with the same packages and ontology, on both"
                )
    return max(1, len(found))


def _run(client: Any, chunks: Iterator[Chunk], workers: int, settings: Settings) -> Generator[Piece, None, list[Chunk]]:
    """The pieces as they come; gives the chunks whose workers died, again and again."""
    dask = _dask()
    suspects = list[Chunk]()
    begun: dict[Any, Chunk] = {}
    running = dask.as_completed()

    def begin(number: int) -> None:
        for chunk in islice(chunks, number):
            future = client.submit(do, chunk, settings, pure=False, retries=RETRIES)
            begun[future.key] = chunk
            running.add(future)

    begin(workers * AHEAD)
    for future in running:
        chunk = begun.pop(future.key)
        try:
            found: list[Piece] = future.result()
        except dask.KilledWorker:
            suspects.append(chunk)
        else:
            yield from found
        begin(1)
    return suspects
