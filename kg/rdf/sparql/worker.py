"""SPARQL of strangers: answered in a process of its own, within limits of time, memory and rows.

Where there is no fork, a store in memory is asked in this process, with what limits are left: length and nesting of the
query, rows, and time between two rows.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.errors import LimitError, QueryError
from kg.rdf.kept_store import opened_store
from kg.rdf.sparql.process import End, Limits, apart, forks, timed
from kg.rdf.sparql.queries import Table, Types, load_store, solve, turtle
from kg.rdf.sparql.tokens import refuse_excess

__all__ = ["Limits", "answer", "answer_file", "complaints", "refuse_too_large"]

BLOCK = 500_000  # bytes of an answer sent at once, about
CELL = 60  # bytes that a string takes beside its characters
SHARE = 4  # an answer may take this part of the memory: it is held here as rows and once more as text


class Head(NamedTuple):
    """What comes first: the variables of a SELECT."""

    columns: tuple[str, ...]


class Rows(NamedTuple):
    """A block of solutions."""

    rows: list[tuple[str | None, ...]]


class Typed(NamedTuple):
    """What comes after the last row: the type of each column."""

    types: tuple[str, ...]


class Text(NamedTuple):
    """A piece of Turtle."""

    text: str


Block = Head | Rows | Typed | Text | End


def answer_file(path: Path, sparql: str, base: str, limits: Limits, store: Path | None = None) -> Table:
    """Answer a query over a graph file, or the `store` that is kept of it. Raises QueryError for what is wrong, refused, too slow or too large."""
    refuse_excess(sparql)
    return _collected(apart(partial(_loaded, path, store, base), partial(_blocks, sparql, base, limits), limits))


def answer(store: ox.Store, sparql: str, base: str, limits: Limits) -> Table:
    """Answer a query over a store in memory, which a forked process inherits. Raises QueryError as `answer_file` does."""
    refuse_excess(sparql)
    work = partial(_blocks, sparql, base, limits)
    return _collected(apart(lambda: store, work, limits) if forks() else timed(work(store), limits))


def _collected(blocks: Iterator[Any]) -> Table:
    columns: tuple[str, ...] = ()
    rows: list[tuple[str | None, ...]] = []
    pieces: list[str] = []
    types: tuple[str, ...] = ()
    with closing(blocks):  # type: ignore[type-var]
        for block in blocks:
            match block:
                case Head(columns):
                    pass
                case Rows(some):
                    rows += some
                case Typed(types):
                    pass
                case Text(text):
                    pieces.append(text)
                case End(more, failure):
                    if failure:
                        raise failure
                    return Table(columns, tuple(rows), "".join(pieces) if pieces else None, more, types)
    raise EOFError


def _loaded(path: Path, store: Path | None, base: str) -> ox.Store:
    if store:
        with suppress(OSError):  # it is damaged, or another build has just replaced it
            return opened_store(store, base)
    return load_store(path, base)


def _blocks(sparql: str, base: str, limits: Limits, store: ox.Store) -> Iterator[Block]:
    found = solve(store, sparql, base)
    with complaints():
        if isinstance(found, ox.QueryBoolean):
            yield Head(("answer",))
            yield Rows([("true" if bool(found) else "false",)])
            yield Typed(("boolean",))
            yield End()
        elif isinstance(found, ox.QueryTriples):
            text = turtle(islice(found, limits.rows), base)
            yield from (Text(text[at : at + BLOCK]) for at in range(0, max(1, len(text)), BLOCK))
            yield End(next(found, None) is not None)
        else:
            yield Head(tuple(variable.value for variable in found.variables))
            known = Types(len(found.variables))
            yield from _solutions(islice(found, limits.rows), limits, known)
            yield Typed(known.told)
            yield End(next(found, None) is not None)


@contextmanager
def complaints() -> Iterator[None]:
    """What Oxigraph finds out while it answers, as a QueryError: an unknown function, say."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError) as error:
        raise QueryError(f"no answer: {' '.join(str(error).split())}") from error


def _solutions(found: Iterator[Any], limits: Limits, types: Types) -> Iterator[Rows]:
    block: list[tuple[str | None, ...]] = []
    size = total = 0
    for solution in found:
        row = types.row(solution)
        block.append(row)
        size += CELL + sum(CELL + 2 * len(cell) for cell in row if cell is not None)
        if size > BLOCK:
            total += size
            refuse_too_large(total, limits)
            yield Rows(block)
            block, size = [], 0
    yield Rows(block)


def refuse_too_large(size: int, limits: Limits) -> None:
    """Raise QueryError if an answer of so many bytes is too large to hold."""
    if size > limits.memory * 1_000_000 / SHARE:
        options = ", set --rows, or raise --memory" if limits.raisable else " or ask in pages (LIMIT, OFFSET)"
        raise LimitError(
            f"the answer takes more than {limits.memory / SHARE:,.0f} MB; make the query narrower{options}"
        )
