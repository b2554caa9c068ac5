"""SPARQL of strangers: answered in a process of its own, within limits of time, memory and rows.

The process may be stopped or fall; whoever asked gets a QueryError of one line. Where there is no fork, a store in memory is
asked in this process, with what limits are left: length and nesting of the query, rows, and time between two rows.
"""

import faulthandler
import multiprocessing
import os
import signal
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.errors import KGError, QueryError
from kg.rdf.kept_store import opened_store
from kg.rdf.sparql import memory
from kg.rdf.sparql.queries import Table, load_store, solve, turtle
from kg.rdf.sparql.tokens import refuse_excess

__all__ = ["Limits", "answer", "answer_file"]

BLOCK = 500_000  # bytes of an answer sent at once, about
STACK = 64 << 20  # bytes: address space, of which a query takes what it needs
CELL = 60  # bytes that a string takes beside its characters
FOREVER = 1e6  # seconds: clocks and pipes take no infinity
SHARE = 4  # an answer may take this part of the memory: it is held here as rows and once more as text


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take."""

    timeout: float = 60.0  # seconds, from the start of the process to the last row
    memory: int = 2_000  # MB of the process, graph included; a graph that takes more than half leaves half of it
    rows: int | None = None  # rows or triples; None for all


class Head(NamedTuple):
    """What comes first: the variables of a SELECT."""

    columns: tuple[str, ...]


class Rows(NamedTuple):
    """A block of solutions."""

    rows: list[tuple[str | None, ...]]


class Text(NamedTuple):
    """A piece of Turtle."""

    text: str


class End(NamedTuple):
    """What comes last: whether there were more rows than wanted, and what went wrong."""

    more: bool = False
    failure: KGError | None = None


# Starting a process reaps any child that has ended; one that another thread is about to join would seem to run on.
_CHILDREN = threading.Lock()
if hasattr(
    os, "register_at_fork"
):  # a process that is forked meanwhile must not wait for a thread that it does not have
    os.register_at_fork(after_in_child=_CHILDREN._at_fork_reinit)  # type: ignore[attr-defined]
Block = Head | Rows | Text | End
Server = Callable[[str, str, Limits, Connection], None]


def answer_file(path: Path, sparql: str, base: str, limits: Limits, store: Path | None = None) -> Table:
    """Answer a query over a graph file, or the `store` that is kept of it. Raises QueryError for what is wrong, refused, too slow or too large."""
    refuse_excess(sparql)
    return _ask(partial(_serve_file, path, store), sparql, base, limits, multiprocessing.get_context(_method()))


def answer(store: ox.Store, sparql: str, base: str, limits: Limits) -> Table:
    """Answer a query over a store in memory, which a forked process inherits. Raises QueryError as `answer_file` does."""
    refuse_excess(sparql)
    if _method() == "fork":
        return _ask(partial(_serve, store), sparql, base, limits, multiprocessing.get_context("fork"))
    return _collected(_timed(_blocks(store, sparql, base, limits), limits))


def _method() -> str:
    return "fork" if hasattr(os, "fork") else "spawn"


# -- the side that asks ------------------------------------------------------------------------------------------------


def _ask(serve: Server, sparql: str, base: str, limits: Limits, context: Any) -> Table:
    end = time.monotonic() + min(limits.timeout, FOREVER)
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=serve, args=(sparql, base, limits, sender))
    with _CHILDREN, warnings.catch_warnings(), _parenthood():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads that a fork leaves behind: nobody needs them
        worker.start()
    sender.close()
    try:
        return _collected(_received(receiver, end, limits))
    except EOFError:
        with _CHILDREN:
            worker.join(max(0.0, end - time.monotonic()))
            code = worker.exitcode
        raise QueryError(_fallen(code, limits)) from None
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


def _received(receiver: Connection, end: float, limits: Limits) -> Iterator[Block]:
    """The blocks of the worker; each is waited for until the same end."""
    while receiver.poll(max(0.0, end - time.monotonic())):
        yield receiver.recv()
    raise _late(limits)


def _timed(blocks: Iterator[Block], limits: Limits) -> Iterator[Block]:
    end = time.monotonic() + min(limits.timeout, FOREVER)
    for block in blocks:
        yield block
        if time.monotonic() > end:
            raise _late(limits)


def _collected(blocks: Iterator[Block]) -> Table:
    columns: tuple[str, ...] = ()
    rows: list[tuple[str | None, ...]] = []
    pieces: list[str] = []
    for block in blocks:
        match block:
            case Head(columns):
                pass
            case Rows(some):
                rows += some
            case Text(text):
                pieces.append(text)
            case End(more, failure):
                if failure:
                    raise failure
                return Table(columns, tuple(rows), "".join(pieces) if pieces else None, more)
    raise EOFError


def _late(limits: Limits) -> QueryError:
    return QueryError(f"no answer within {limits.timeout:g} s; make the query narrower or raise --timeout")


def _greedy(limits: Limits) -> QueryError:
    return QueryError(f"the query needed more than {limits.memory:,} MB; make it narrower or raise --memory")


def _fallen(code: int | None, limits: Limits) -> str:
    """Why a worker ended without an answer: Oxigraph aborts where it gets no memory; a full stack is a bad address."""
    if code == -signal.SIGABRT:
        return str(_greedy(limits))
    if code in (-signal.SIGSEGV, -signal.SIGBUS):
        return "the query ended its process: it is nested too deep; write it flatter"
    if code == -signal.SIGKILL:
        return "the system killed the query's process, as it does when memory is short; make the query narrower"
    return f"the query ended its process (exit code {code}); make it simpler"


# -- the side that answers ---------------------------------------------------------------------------------------------


def _serve_file(path: Path, store: Path | None, sparql: str, base: str, limits: Limits, sender: Connection) -> None:
    _apart(lambda: _send(lambda: _loaded(path, store, base), sparql, base, limits, sender), limits)


def _loaded(path: Path, store: Path | None, base: str) -> ox.Store:
    if store:
        with suppress(OSError):  # it is damaged, or another build has just replaced it
            return opened_store(store, base)
    return load_store(path, base)


def _serve(store: ox.Store, sparql: str, base: str, limits: Limits, sender: Connection) -> None:
    _apart(lambda: _send(lambda: store, sparql, base, limits, sender), limits)


def _apart(work: Callable[[], None], limits: Limits) -> None:
    """Run the work in a thread with a large stack, in a process whose last words nobody sees."""
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    memory.leave_no_core()
    memory.limit_work(min(limits.timeout, FOREVER))
    threading.stack_size(STACK)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def _send(load: Callable[[], ox.Store], sparql: str, base: str, limits: Limits, sender: Connection) -> None:
    try:
        store = load()
        memory.limit(limits.memory)
        for block in _blocks(store, sparql, base, limits):
            sender.send(block)
    except BrokenPipeError:  # nobody listens any more
        return
    except MemoryError:
        memory.unlimit()
        sender.send(End(failure=_greedy(limits)))
    except KGError as error:
        sender.send(End(failure=error))


def _blocks(store: ox.Store, sparql: str, base: str, limits: Limits) -> Iterator[Block]:
    found = solve(store, sparql, base)
    try:
        if isinstance(found, ox.QueryBoolean):
            yield Head(("answer",))
            yield Rows([("true" if bool(found) else "false",)])
            yield End()
        elif isinstance(found, ox.QueryTriples):
            text = turtle(islice(found, limits.rows), base)
            yield from (Text(text[at : at + BLOCK]) for at in range(0, max(1, len(text)), BLOCK))
            yield End(next(found, None) is not None)
        else:
            yield Head(tuple(variable.value for variable in found.variables))
            yield from _solutions(islice(found, limits.rows), limits)
            yield End(next(found, None) is not None)
    except (OSError, RuntimeError) as error:  # what Oxigraph finds out while it answers: an unknown function, say
        if isinstance(error, BrokenPipeError):
            raise
        raise QueryError(f"no answer: {' '.join(str(error).split())}") from error


def _solutions(found: Iterator[Any], limits: Limits) -> Iterator[Rows]:
    block: list[tuple[str | None, ...]] = []
    size = total = 0
    for solution in found:
        row = tuple(None if value is None else value.value for value in solution)
        block.append(row)
        size += CELL + sum(CELL + 2 * len(cell) for cell in row if cell is not None)
        if size > BLOCK:
            total += size
            if total > limits.memory * 1_000_000 / SHARE:
                reason = f"the answer takes more than {limits.memory / SHARE:,.0f} MB"
                raise QueryError(f"{reason}; make the query narrower, set --rows, or raise --memory")
            yield Rows(block)
            block, size = [], 0
    yield Rows(block)
