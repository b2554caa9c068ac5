"""A process of its own for a query of strangers: it may be stopped or fall, and whoever asked gets a QueryError of one line."""

import faulthandler
import multiprocessing
import os
import signal
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.errors import KGError, LimitError, QueryError
from kg.rdf.sparql import memory

__all__ = ["End", "Limits", "apart", "fallen", "forks", "greedy", "late", "timed"]

STACK = 64 << 20  # bytes: address space, of which a query takes what it needs
FOREVER = 1e6  # seconds: clocks and pipes take no infinity


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take."""

    timeout: float = 60.0  # seconds, from the start of the process to the last row
    memory: int = 2_000  # MB of the process, graph included; a graph that takes more than half leaves half of it
    rows: int | None = None  # rows or triples; None for all
    raisable: bool = True  # whether whoever asks may raise them, by options of the command line


class End(NamedTuple):
    """What comes last: whether there were more rows than wanted, and what went wrong."""

    more: bool = False
    failure: KGError | None = None


Load = Callable[[], ox.Store]
Work = Callable[[ox.Store], Iterator[Any]]  # blocks of an answer, the last of which is an End

# Starting a process reaps any child that has ended; one that another thread is about to join would seem to run on.
_CHILDREN = threading.Lock()
if hasattr(
    os, "register_at_fork"
):  # a process that is forked meanwhile must not wait for a thread that it does not have
    os.register_at_fork(after_in_child=_CHILDREN._at_fork_reinit)  # type: ignore[attr-defined]


def forks() -> bool:
    """Whether this system has fork: a process then inherits a store in memory."""
    return hasattr(os, "fork")


# -- the side that asks ------------------------------------------------------------------------------------------------


def apart(load: Load, work: Work, limits: Limits) -> Iterator[Any]:
    """The blocks of an answer, made in a process within the limits. Raises QueryError for what is too slow or too large.

    Close it, or take all blocks: the process ends with it.
    """
    context: Any = multiprocessing.get_context("fork" if forks() else "spawn")
    end = time.monotonic() + min(limits.timeout, FOREVER)
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=_serve, args=(load, work, limits, sender))
    with _CHILDREN, warnings.catch_warnings(), _parenthood():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads that a fork leaves behind: nobody needs them
        worker.start()
    sender.close()
    try:
        yield from _received(receiver, end, limits)
    except EOFError:
        with _CHILDREN:
            worker.join(max(0.0, end - time.monotonic()))
            code = worker.exitcode
        raise fallen(code, limits) from None
    finally:
        worker.kill()
        with _CHILDREN:
            worker.join()
            worker.close()
        receiver.close()


@contextmanager
def _parenthood() -> Iterator[None]:
    """Let the worker of a pool have a child too: multiprocessing forbids it to daemons, which end without a word to theirs.

    Ours ends by itself: its pipe breaks, and the system counts its work.
    """
    if not multiprocessing.current_process().daemon:
        yield
        return
    config = getattr(multiprocessing.current_process(), "_config", {})
    config["daemon"] = False
    try:
        yield
    finally:
        config["daemon"] = True


def _received(receiver: Connection, end: float, limits: Limits) -> Iterator[Any]:
    """The blocks of the worker; each is waited for until the same end."""
    while receiver.poll(max(0.0, end - time.monotonic())):
        block = receiver.recv()
        yield block
        if isinstance(block, End):
            return
    raise late(limits)


def timed(blocks: Iterator[Any], limits: Limits) -> Iterator[Any]:
    """The blocks of an answer that is made in this process, as long as there is time."""
    end = time.monotonic() + min(limits.timeout, FOREVER)
    for block in blocks:
        yield block
        if time.monotonic() > end:
            raise late(limits)


def late(limits: Limits) -> LimitError:
    """What was too slow."""
    option = " or raise --timeout" if limits.raisable else ""
    return LimitError(f"no answer within {limits.timeout:g} s; make the query narrower{option}")


def greedy(limits: Limits) -> LimitError:
    """What needed too much memory."""
    option = " or raise --memory" if limits.raisable else ""
    return LimitError(f"the query needed more than {limits.memory:,} MB; make it narrower{option}")


def fallen(code: int | None, limits: Limits) -> QueryError:
    """Why a worker ended without an answer: Oxigraph aborts where it gets no memory; a full stack is a bad address."""
    if code == -signal.SIGABRT:
        return greedy(limits)
    if code in (-signal.SIGSEGV, -signal.SIGBUS):
        return QueryError("the query ended its process: it is nested too deep; write it flatter")
    if code == -signal.SIGKILL:
        return LimitError(
            "the system killed the query's process, as it does when memory is short; make the query narrower"
        )
    return QueryError(f"the query ended its process (exit code {code}); make it simpler")


# -- the side that answers ---------------------------------------------------------------------------------------------


def _serve(load: Load, work: Work, limits: Limits, sender: Connection) -> None:
    _with_large_stack(partial(_send, load, work, limits, sender), limits)


def _with_large_stack(work: Callable[[], None], limits: Limits) -> None:
    """Run the work in a thread with a large stack, in a process whose last words nobody sees."""
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    memory.leave_no_core()
    memory.limit_work(min(limits.timeout, FOREVER))
    threading.stack_size(STACK)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def _send(load: Load, work: Work, limits: Limits, sender: Connection) -> None:
    try:
        store = load()
        memory.limit(limits.memory)
        for block in work(store):
            sender.send(block)
    except BrokenPipeError:  # nobody listens any more
        return
    except MemoryError:
        memory.unlimit()
        sender.send(End(failure=greedy(limits)))
    except KGError as error:
        sender.send(End(failure=error))
