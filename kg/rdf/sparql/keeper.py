"""The process that holds a graph and forks workers from it; each answers one query after another until it is killed.

It is started anew (never forked from a server, whose threads may hold locks that a fork would keep locked for ever), has
one thread, and holds the graph in memory, which its workers share; where that would take too much, each opens the store.
"""

import gc
import json
import os
import selectors
import signal
import socket
import struct
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import KGError
from kg.rdf.kept_store import opened_store
from kg.rdf.sparql import memory
from kg.rdf.sparql.ordering import ordered
from kg.rdf.sparql.process import FOREVER, STACK, End, Limits, greedy
from kg.rdf.sparql.queries import prefixes
from kg.rdf.sparql.replies import BLOCK, Wanted, blocks

__all__ = ["CODE", "main"]

CODE = struct.Struct("i")  # how a worker ended, as `subprocess` says it
GROWTH = 4  # bytes of memory that a graph takes for one on the disk, at most as measured
SHARE = 4  # a worker that has grown by this part of its limit is replaced
COUNTED = 20_000  # things, after which all are many
REMEMBERED = 10_000  # counts
QUERIES = 1_000  # that one worker answers


def main() -> None:
    """Arguments: a socket, the place of the store, the base IRI, the megabytes that a graph in memory may take."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # which a terminal sends to all: the server says when to end
    number, place, base, most = json.loads(sys.argv[1])
    with socket.socket(fileno=number) as control:
        store = _in_memory(Path(place)) if _size(Path(place)) * GROWTH <= most * 1_000_000 else None
        gc.collect()
        gc.freeze()
        _Keeper(control, store, Path(place), base).keep()


def _size(place: Path) -> int:
    return sum(one.stat().st_size for one in place.iterdir())


def _in_memory(place: Path) -> ox.Store:
    """Another process reads the store on the disk: that takes threads, which a process that forks must not have."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.close(reader)
            with open(writer, "wb", buffering=1 << 20) as file:
                ox.Store.read_only(str(place)).dump(file, ox.RdfFormat.N_QUADS)
            code = 0
        finally:
            os._exit(code)
    os.close(writer)
    store = ox.Store()
    with open(reader, "rb", buffering=1 << 20) as file:
        store.bulk_load(file, ox.RdfFormat.N_QUADS)
    _, status = os.waitpid(child, 0)
    if status:
        raise KGError(f"{place} cannot be read; build it again")
    return store


class _Keeper:
    """Forks a worker for each byte that it is sent, and kills the one whose watch is closed."""

    def __init__(self, control: socket.socket, store: ox.Store | None, place: Path, base: str) -> None:
        self._control, self._store, self._place, self._base = control, store, place, base
        self._selector = selectors.DefaultSelector()
        self._workers: dict[int, socket.socket] = {}  # by process
        # Of its other end only this process has a copy: who waits there sees when it is gone.
        self._lifeline, self._held = os.pipe()

    def keep(self) -> None:
        """Until the server closes its end, or is gone."""
        woken, waker = socket.socketpair()
        for one in (woken, waker):
            one.setblocking(False)
        signal.set_wakeup_fd(waker.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._selector.register(self._control, selectors.EVENT_READ)
        self._selector.register(woken, selectors.EVENT_READ)
        while True:
            for key, _ in self._selector.select():
                if key.fileobj is woken:
                    woken.recv(4096)
                    self._bury()
                elif key.fileobj is self._control:
                    wanted = self._control.recv(64)
                    if not wanted:
                        self._end()
                    for _ in wanted:
                        self._fork()
                elif key.data in self._workers:
                    os.kill(key.data, signal.SIGKILL)  # not yet waited for: the number is still its own
                    self._selector.unregister(key.fileobj)

    def _end(self) -> None:
        for process in self._workers:
            os.kill(process, signal.SIGKILL)
        for process in self._workers:
            os.waitpid(process, 0)
        os._exit(0)

    def _bury(self) -> None:
        while self._workers:
            process, status = os.waitpid(-1, os.WNOHANG)
            if not process:
                return
            watch = self._workers.pop(process)
            with suppress(KeyError, ValueError):
                self._selector.unregister(watch)
            with suppress(OSError):
                watch.send(CODE.pack(os.waitstatus_to_exitcode(status)))
            watch.close()

    def _fork(self) -> None:
        (asks, answers), (watches, watched) = socket.socketpair(), socket.socketpair()
        process = os.fork()
        if not process:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for one in (asks, watches, watched, self._control, *self._workers.values()):
                one.close()
            os.close(self._held)
            self._work(answers)
        answers.close()
        self._workers[process] = watched
        self._selector.register(watched, selectors.EVENT_READ, process)
        socket.send_fds(self._control, [b"w"], [asks.fileno(), watches.fileno()])
        asks.close()
        watches.close()

    def _work(self, answers: socket.socket) -> None:
        """In the new process; it ends when nobody asks any more, or the keeper is gone."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        memory.leave_no_core()
        threading.stack_size(STACK)
        threading.Thread(target=_answer, args=(answers, self._store, self._place, self._base)).start()
        os.read(self._lifeline, 1)
        os._exit(1)


def _answer(answers: socket.socket, store: ox.Store | None, place: Path, base: str) -> None:
    """Answer until it is enough. The code is 0 only between two answers: whoever asks then may ask another worker."""
    code = 1
    try:
        link = Connection(answers.detach())
        store = store or opened_store(place, base)
        counts: dict[tuple[str, str], int] = {}
        begun = memory.held()
        for _ in range(QUERIES):
            try:
                wanted, limits = link.recv()
            except (EOFError, OSError):
                break
            if not _answered(link, store, wanted, base, limits, counts):
                break
            if memory.held() - begun > limits.memory * 1_000_000 / SHARE:
                break
        code = 0
    finally:
        os._exit(code)


def _answered(
    link: Connection, store: ox.Store, wanted: Wanted, base: str, limits: Limits, counts: dict[tuple[str, str], int]
) -> bool:
    """Whether this process may answer more."""
    memory.limit_work(min(limits.timeout, FOREVER))
    memory.limit(limits.memory)
    try:
        for some in _together(blocks(_ordered(store, wanted, base, counts), base, limits, store)):
            link.send(some)
    except MemoryError:
        memory.unlimit()
        link.send([End(failure=greedy(limits))])
        return False
    except KGError as error:
        link.send([End(failure=error)])
    return True


def _ordered(store: ox.Store, wanted: Wanted, base: str, counts: dict[tuple[str, str], int]) -> Wanted:
    """The same question, to be answered sooner. What is counted is kept: the store does not change."""

    def count(verb: str, value: str) -> int:
        if (verb, value) not in counts:
            if len(counts) >= REMEMBERED:
                counts.clear()
            some = f"SELECT (COUNT(*) AS ?n) {{ SELECT ?s {{ ?s {verb} {value} }} LIMIT {COUNTED} }}"
            found: Any = store.query(prefixes(base) + some, use_default_graph_as_union=True)
            counts[verb, value] = int(next(found)[0].value)
        return counts[verb, value]

    try:
        sparql = ordered(wanted.sparql, count)
        if sparql != wanted.sparql:
            ox.Store().query(prefixes(base) + sparql)
    except (SyntaxError, RuntimeError):  # what is wrong is told of the query as it was asked
        return wanted
    return replace(wanted, sparql=sparql)


def _together(parts: Iterator[Any]) -> Iterator[list[Any]]:
    """Small blocks in one message."""
    some: list[Any] = []
    for one in parts:
        some.append(one)
        if isinstance(one, bytes) and len(one) > BLOCK // 2:
            yield some
            some = []
    yield some
