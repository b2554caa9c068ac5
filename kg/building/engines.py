"""Who reads the files: this process, or several of this machine."""

import multiprocessing
import os
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Protocol

from kg.building.ledger import DEAD, Entry
from kg.building.reading import Piece, Settings, Task, Work, do, holds_many, prepare, tasks_of
from kg.model import Skipped

__all__ = ["Counting", "Engine", "chunked", "in_this_process", "lost", "with_workers", "works_of"]

AHEAD = 2  # chunks a worker that wait for it: it is never idle, and few are lost with it
SHARES = 16  # chunks a worker, if there are so many files: the last ones end at about the same time
LARGEST = 64  # files or documents of a chunk
WATCH = 2.0  # seconds between two looks at whether the parent lives

Chunk = list[Work]


class Engine(Protocol):
    """Reads files, in any order."""

    def __call__(self, tasks: Sequence[Task], settings: Settings) -> Iterator[Piece]: ...


def in_this_process(tasks: Sequence[Task], settings: Settings) -> Iterator[Piece]:
    """One after the other."""
    for one in works_of(tasks, settings):
        yield from (one,) if isinstance(one, Piece) else do([one], settings)


def with_workers(jobs: int) -> Engine:
    """So many processes. What a worker dies of is tried again by itself, and skipped if it kills that one too."""

    def read(tasks: Sequence[Task], settings: Settings) -> Iterator[Piece]:
        prepare(settings)  # once, before the processes part
        counting = Counting()
        chunks = chunked(counting.works(works_of(tasks, settings)), len(tasks), jobs)
        suspects = list[Chunk]()
        waiting: Chunk | None = next(chunks, None)
        while waiting is not None:
            broken = yield from counting.done(_pooled(chain([waiting], chunks), jobs, settings))
            suspects += broken
            waiting = next(chunks, None)
        for work in (work for chunk in suspects for work in chunk):
            if (yield from counting.done(_pooled(iter([[work]]), 1, settings))):
                yield from counting.told(lost(work))
        yield from counting.ends()

    return read


def works_of(tasks: Iterable[Task], settings: Settings) -> Iterator[Work | Piece]:
    """Files as they are, those that hold many document by document."""
    for task in tasks:
        if holds_many(task.path):
            yield from tasks_of(task, settings)
        else:
            yield Work(task.path)


def chunked(works: Iterator[Work], files: int, workers: int) -> Iterator[Chunk]:
    """Not too much at once, and not too few chunks a worker."""
    size = max(1, min(LARGEST, files // (workers * SHARES)))
    while chunk := list(islice(works, size)):
        yield chunk
        size = min(LARGEST, size * 2) if files < workers * SHARES else size  # one file may hold a million


def lost(work: Work) -> Piece:
    """What ends the process that reads it."""
    reason = "it ended the process that read it, twice; the others were read without it: leave it out, or split it"
    name = work.name or work.path
    entry = Entry.of(name, Skipped(name, reason, "reading", DEAD), work.sha256)
    return Piece(work.path, {work.number: entry}, None if work.document else 1)


class Counting:
    """Knows which documents of a file are still being read: that it is whole is told after the last of them."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()
        self._counts: dict[str, int] = {}
        self._ready: deque[Piece] = deque()

    def works(self, found: Iterable[Work | Piece]) -> Iterator[Work]:
        """The work; pieces that need none are kept for the next time that some is done."""
        for one in found:
            if isinstance(one, Work):
                self._open[one.path] += 1
                yield one
            elif one.total is not None:
                self._counts[one.path] = one.total
            else:
                self._ready.append(one)

    def done(self, pieces: Generator[Piece, None, list[Chunk]]) -> Generator[Piece, None, list[Chunk]]:
        """The pieces as they come, and after the last one of a file its end."""
        while True:
            try:
                piece = next(pieces)
            except StopIteration as end:
                found: list[Chunk] = end.value
                return found
            yield from self.told(piece)

    def told(self, piece: Piece) -> Iterator[Piece]:
        """A piece that came of work, and the end of its file if no other work on it is open."""
        yield from self._kept()
        yield piece
        self._open[piece.path] -= 1
        yield from self._end(piece.path)

    def ends(self) -> Iterator[Piece]:
        """What is left when everything is done: files in which nothing was to be read."""
        yield from self._kept()
        for path in list(self._counts):
            yield from self._end(path)

    def _kept(self) -> Iterator[Piece]:
        while self._ready:
            yield self._ready.popleft()

    def _end(self, path: str) -> Iterator[Piece]:
        if not self._open[path]:
            del self._open[path]
            if (count := self._counts.pop(path, None)) is not None:
                yield from self._kept()
                yield Piece(path, {}, count)


def _pooled(chunks: Iterator[Chunk], jobs: int, settings: Settings) -> Generator[Piece, None, list[Chunk]]:
    """Read chunks until there are none, or a worker dies; gives those one of which killed it."""
    begun = dict[Future[list[Piece]], Chunk]()
    with _pool(jobs) as pool:
        try:
            while True:
                for chunk in islice(chunks, jobs * AHEAD - len(begun)):
                    begun[pool.submit(do, chunk, settings)] = chunk
                if not begun:
                    return []
                for future in wait(begun, return_when=FIRST_COMPLETED).done:
                    found = future.result()
                    del begun[future]
                    yield from found
        except BrokenProcessPool:
            for future in [one for one in begun if one.done() and not one.exception()]:
                del begun[future]
                yield from future.result()
            return list(begun.values())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Forked where that is possible: the ontology and the automata are there already."""
    method = "fork" if hasattr(os, "fork") else "spawn"
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(os.getpid(),))


def _begin(parent: int) -> None:
    """A worker leaves Ctrl-C to its parent, and does not outlive it: one that is forked would wait for work for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH)
    signal.raise_signal(signal.SIGTERM)
