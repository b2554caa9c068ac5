"""Answers for other programs: over the graphs that they name, as bytes in the format that they asked for."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.model.namespaces import Namespace
from kg.rdf.kept_store import opened_store
from kg.rdf.sparql.process import End, Limits, apart, forks, timed
from kg.rdf.sparql.queries import NO_DATASET, Dataset, refuse_outside, solve
from kg.rdf.sparql.results import GRAPHS, RESULTS, ResultFormat
from kg.rdf.sparql.tokens import refuse_excess
from kg.rdf.sparql.worker import complaints, refuse_too_large

__all__ = ["BLOCK", "Reply", "Wanted", "blocks", "collected", "reply"]

BLOCK = 200_000  # characters of an answer sent at once, about


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked: the query, the graphs it is over, the formats of solutions and of triples."""

    sparql: str
    dataset: Dataset = NO_DATASET
    solutions: str = RESULTS[0].media_type
    triples: str = next(iter(GRAPHS))


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and whether it was cut at the rows allowed."""

    body: bytes
    media_type: str
    more: bool = False


class Kind(NamedTuple):
    """What comes first: the media type."""

    media_type: str


def reply(store: Path | ox.Store, wanted: Wanted, base: str, limits: Limits) -> Reply:
    """Answer over a kept store, or one in memory. Raises QueryError for what is wrong, refused, too slow or too large."""
    refuse_excess(wanted.sparql)
    work = partial(blocks, wanted, base, limits)
    if isinstance(store, Path):
        return collected(apart(partial(opened_store, store, base), work, limits))
    return collected(apart(lambda: store, work, limits) if forks() else timed(work(store), limits))


def collected(parts: Iterator[Any]) -> Reply:
    """The parts of an answer as one. Raises what the last says went wrong."""
    media_type, pieces = "", list[bytes]()
    with closing(parts):  # type: ignore[type-var]
        for block in parts:
            match block:
                case Kind(media_type):
                    pass
                case End(more, failure):
                    if failure:
                        raise failure
                    return Reply(b"".join(pieces), media_type, more)
                case _:
                    pieces.append(block)
    raise EOFError


def blocks(wanted: Wanted, base: str, limits: Limits, store: ox.Store) -> Iterator[Kind | bytes | End]:
    """The parts of an answer, made in this process: its kind, its bytes, its end."""
    with complaints():
        refuse_outside(store, wanted.sparql, base, wanted.dataset)
        found = solve(store, wanted.sparql, base, wanted.dataset)
        if isinstance(found, ox.QueryTriples):
            yield Kind(wanted.triples)
            body = _written(islice(found, limits.rows), wanted.triples, base)
            refuse_too_large(len(body), limits)
            yield from (body[at : at + BLOCK] for at in range(0, len(body), BLOCK))
            yield End(next(found, None) is not None)
            return
        form = next(one for one in RESULTS if one.media_type == wanted.solutions)
        yield Kind(form.media_type)
        if isinstance(found, ox.QueryBoolean):
            yield form.boolean(bool(found)).encode()
            yield End()
        else:
            yield from _packed(form, [one.value for one in found.variables], islice(found, limits.rows), limits)
            yield End(next(found, None) is not None)


def _packed(form: ResultFormat, names: Sequence[str], found: Iterator[Any], limits: Limits) -> Iterator[bytes]:
    """Pieces of text in larger ones."""
    pieces: list[str] = []
    size = total = 0
    for piece in form.pieces(names, (tuple(one) for one in found)):
        pieces.append(piece)
        size += len(piece)
        if size > BLOCK:
            block = "".join(pieces).encode("utf-8", "replace")
            total += len(block)
            refuse_too_large(total, limits)
            yield block
            pieces, size = [], 0
    yield "".join(pieces).encode("utf-8", "replace")


def _written(triples: Iterator[ox.Triple], media_type: str, base: str) -> bytes:
    quads = sorted((ox.Quad(*triple) for triple in triples), key=str)
    return ox.serialize(quads, format=GRAPHS[media_type], prefixes=Namespace(base).prefixes()) or b""
