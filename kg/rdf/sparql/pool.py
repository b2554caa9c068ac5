"""Workers that stay: a few processes that answer one query after another over the same store; what one suffers, the next does not feel.

A worker is killed when its query takes too long or nobody waits for it any more, and another is forked in its place.
"""

import json
import select
import socket
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.errors import LimitError
from kg.rdf.sparql.keeper import CODE
from kg.rdf.sparql.process import FOREVER, End, Limits, fallen, late
from kg.rdf.sparql.replies import Reply, Wanted, collected
from kg.rdf.sparql.tokens import refuse_excess

__all__ = ["Pool"]

ENOUGH = 30.0  # seconds that a query waits for a worker
TRIES = 3  # workers that may have ended, rightly, just before a query comes
START = "import json,sys; sys.path[:] = json.loads(sys.argv[2]); from kg.rdf.sparql.keeper import main; main()"


@dataclass(frozen=True, slots=True)
class _Worker:
    link: Connection
    watch: socket.socket  # says how it ended; closing it kills

    def is_there(self) -> bool:
        return not select.select([self.watch], [], [], 0)[0]

    def code(self) -> int | None:
        """How it ended; None if its keeper is gone too."""
        self.watch.settimeout(5)
        try:
            said = self.watch.recv(CODE.size)
        except OSError:
            return None
        return int(CODE.unpack(said)[0]) if len(said) == CODE.size else None

    def end(self) -> None:
        self.watch.close()
        with suppress(OSError):
            self.link.close()


class _Keeper:
    """The process that workers are forked from. Only one thread at a time may ask it for one."""

    def __init__(self, place: Path, base: str, megabytes: int) -> None:
        self.control, theirs = socket.socketpair()
        told = json.dumps([theirs.fileno(), str(place), base, megabytes])
        # -P: a module in the folder where the server was started must not be imported instead of ours.
        command = [sys.executable, "-P", "-c", START, told, json.dumps(sys.path)]
        self.process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        theirs.close()
        self._ordered = 0

    def order(self) -> None:
        """Have a worker forked ahead of need."""
        with suppress(OSError):
            self.control.send(b"w")
            self._ordered += 1

    def worker(self) -> _Worker:
        """Raises OSError if the keeper is gone."""
        if not self._ordered:
            self.order()
        _, descriptors, _, _ = socket.recv_fds(self.control, 1, 2)
        if len(descriptors) != 2:
            raise ConnectionError
        self._ordered -= 1
        return _Worker(Connection(descriptors[0]), socket.socket(fileno=descriptors[1]))

    def end(self) -> None:
        self.control.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Pool:
    """At most `size` workers over a kept store. Any number of threads may ask."""

    def __init__(self, place: Path, base: str, size: int, megabytes: int = 0) -> None:
        """The graph is held in memory if that takes no more `megabytes`."""
        self._place, self._base, self._megabytes, self._size = place, base, megabytes, size
        self._turns = threading.BoundedSemaphore(size)
        self._lock = threading.Lock()  # of the idle workers
        self._asking = threading.Lock()  # of the keeper
        self._idle: list[_Worker] = []
        self._keepers: list[_Keeper] = []  # the living one, which the end of this object must find
        self._start()
        self.close = weakref.finalize(self, _closed, self._keepers, self._idle)

    def _start(self) -> None:
        keeper = _Keeper(self._place, self._base, self._megabytes)
        keeper.order()
        self._keepers[:] = [keeper]

    def reply(self, wanted: Wanted, limits: Limits) -> Reply:
        """As `kg.rdf.sparql.replies.reply`. The time runs from when a worker has the query."""
        refuse_excess(wanted.sparql)
        if not self._turns.acquire(timeout=ENOUGH):
            raise LimitError("too many queries at once; ask again in some seconds")
        try:
            return collected(self._answer(wanted, limits))
        finally:
            self._turns.release()

    def _answer(self, wanted: Wanted, limits: Limits) -> Iterator[Any]:
        for last in (*[False] * (TRIES - 1), True):
            worker, whole, begun, sent = self._worker(), False, False, False
            try:
                end = time.monotonic() + min(limits.timeout, FOREVER)
                worker.link.send((wanted, limits))
                sent = True
                while worker.link.poll(max(0.0, end - time.monotonic())):
                    some = worker.link.recv()
                    begun = True
                    whole = isinstance(some[-1], End)
                    yield from some
                    if whole:
                        return
                raise late(limits)
            except (EOFError, ConnectionError):
                code = worker.code()
                if begun or last or (sent and code not in (0, None)):  # else it had just ended, and not by this query
                    raise fallen(code, limits) from None
            finally:
                self._put_back(worker, whole)

    def _worker(self) -> _Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.is_there():
                    return worker
                worker.end()
        with self._asking:
            try:
                return self._keepers[0].worker()
            except OSError:  # somebody has killed it
                self._keepers[0].end()
                self._start()
                try:
                    return self._keepers[0].worker()
                except OSError:
                    raise LimitError(
                        "no process can be started for queries; make room in the memory, then ask again"
                    ) from None

    def _put_back(self, worker: _Worker, whole: bool) -> None:
        if whole and worker.is_there():
            with self._lock:
                self._idle.append(worker)
            return
        worker.end()
        with self._asking:
            self._keepers[0].order()  # so that the next query need not wait for it


def _closed(keepers: list[_Keeper], idle: list[_Worker]) -> None:
    for worker in idle:
        worker.end()
    idle.clear()
    for keeper in keepers:
        keeper.end()
    keepers.clear()
