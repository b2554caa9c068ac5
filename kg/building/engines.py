"""Who reads the files: this process, or several of this machine."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol

from kg.building.ledger import Entry
from kg.building.reading import DEAD, Read, Settings, prepare, read_file, read_files
from kg.model import Skipped

__all__ = ["Engine", "chunks_of", "in_this_process", "lost", "with_workers"]

AHEAD = 2  # chunks a worker that wait for it: it is never idle, and few are lost with it
SHARES = 16  # chunks a worker, if there are so many files: the last ones end at about the same time
LARGEST = 64  # files of a chunk
WATCH = 2.0  # seconds between two looks at whether the parent lives

Chunk = list[str]


class Engine(Protocol):
    """Reads files, in any order."""

    def __call__(self, paths: Sequence[str], settings: Settings) -> Iterator[Read]: ...


def in_this_process(paths: Sequence[str], settings: Settings) -> Iterator[Read]:
    """One after the other."""
    return (read_file(path, settings) for path in paths)


def with_workers(jobs: int) -> Engine:
    """So many processes. A file whose worker dies is tried again by itself, and skipped if it kills that one too."""

    def read(paths: Sequence[str], settings: Settings) -> Iterator[Read]:
        prepare(settings)  # once, before the processes part
        waiting, suspects = chunks_of(paths, jobs), list[Chunk]()
        while waiting:
            waiting, broken = yield from _pooled(waiting, jobs, settings)
            suspects += broken
        for path in (path for chunk in suspects for path in chunk):
            _, broken = yield from _pooled([[path]], 1, settings)
            if broken:
                yield lost(path)

    return read


def chunks_of(paths: Sequence[str], workers: int) -> list[Chunk]:
    """Not too many files at once, and not too few chunks a worker."""
    size = max(1, min(LARGEST, len(paths) // (workers * SHARES)))
    return [list(paths[at : at + size]) for at in range(0, len(paths), size)]


def lost(path: str) -> Read:
    """A file that ends the process that reads it."""
    reason = "it ended the process that read it, twice; the others were read without it: leave it out, or split it"
    return Read(path, (Entry.of(Skipped(path, reason, "reading", DEAD)),))


def _pooled(
    chunks: list[Chunk], jobs: int, settings: Settings
) -> Generator[Read, None, tuple[list[Chunk], list[Chunk]]]:
    """Read chunks until a worker dies; gives the chunks not begun by then, and those one of which killed it."""
    waiting, begun = chunks[::-1], dict[Future[list[Read]], Chunk]()
    with _pool(min(jobs, len(chunks))) as pool:
        try:
            while waiting or begun:
                while waiting and len(begun) < jobs * AHEAD:
                    chunk = waiting.pop()
                    begun[pool.submit(read_files, chunk, settings)] = chunk
                for future in wait(begun, return_when=FIRST_COMPLETED).done:
                    found = future.result()
                    del begun[future]
                    yield from found
        except BrokenProcessPool:
            for future in [one for one in begun if one.done() and not one.exception()]:
                del begun[future]
                yield from future.result()
            return waiting[::-1], list(begun.values())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [], []


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
