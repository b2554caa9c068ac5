"""What several operations look up: documents, publishers, actors and subjects by any name, and what each build makes once."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import pyoxigraph as ox
from starlette.exceptions import HTTPException

from kg.catalog import Page, Ref, Relation
from kg.errors import KGError
from kg.model.keys import kind_of
from kg.model.namespaces import RDF
from kg.positions.differences import differences
from kg.positions.filtering import Filter
from kg.positions.ledger import chosen, everybodys, matrix
from kg.positions.subjects import Vocabulary, actors, subjects
from kg.positions.votes import STANCES
from kg.serving.api.parameters import Unfit
from kg.serving.builds import Build

__all__ = [
    "actor", "called", "differences_of", "document", "matrix_of", "positions_of", "predicates", "publisher", "subject", "votes_of",
]  # fmt: skip

KEPT = 16  # answers of the ledger that are kept
WAITING = 8  # questions to the ledger that may be open; more would keep the threads from everybody else
PATIENCE = 20  # seconds that one of them waits for the others
PAGE = 1_000
Records = tuple[dict[str, Any], ...]


def document(build: Build, id: str) -> str:
    """The id of a document that is there. Raises Unfit."""
    if build.catalog.document(id) is None:
        raise Unfit(f"no document of the id {id[:40]!r}; /api/documents lists them")
    return id


def publisher(build: Build, name: str) -> str:
    """The name of a publisher of whom there is a document. Raises Unfit."""
    known = build.once("api.publishers", build.catalog.publishers)
    if name not in known:
        near = [one for one in known if name.casefold() in one.casefold()] or list(known)
        raise Unfit(f"no publisher {name[:40]!r}; there are {', '.join(near[:8])}")
    return name


def predicates(build: Build) -> tuple[str, ...]:
    """The names of what a relation may say."""
    return build.once("api.predicates", lambda: tuple(sorted(_predicates(build))))


def _predicates(build: Build) -> Iterator[str]:
    """All that the ontology declares, whether a text has them or not."""
    wanted, prefix = build.namespace.term("RelationPredicate"), build.namespace.term("")
    for subject, predicate, thing in build.graph.ontology.triples:
        if predicate.value == RDF + "type" and isinstance(thing, ox.NamedNode) and thing.value == wanted:
            yield str(subject.value).removeprefix(prefix)


def called(build: Build, key: str) -> Ref:
    """A thing of the ledger, where the catalog knows it with its labels."""
    known = build.once("api.refs of the ledger", lambda: lru_cache(10_000)(build.catalog.entity))(key)
    return known.ref if known else Ref(key, "", kind_of(key), key)


# -- the ledger of positions -------------------------------------------------------------------------------------------


def actor(build: Build, name: str) -> str:
    """A word that means an actor: a key, a code or a name. Raises Unfit."""
    return _meant(build, name, actors)


def subject(build: Build, name: str) -> str:
    """A word that means an instrument, a topic or a group. Raises Unfit."""
    return _meant(build, name, subjects)


def _meant(build: Build, name: str, find: Callable[[Vocabulary, str], frozenset[str]]) -> str:
    try:
        find(_vocabulary(build), name)
    except KGError as error:
        raise Unfit(str(error).partition("; `kg")[0]) from error
    return name


def _vocabulary(build: Build) -> Vocabulary:
    return build.once("api.vocabulary", lambda: Vocabulary(build.graph))


def positions_of(build: Build, only: Filter) -> Records:
    """Those on a subject, or on everything, are kept: who and when is a matter of milliseconds."""
    known = _vocabulary(build)
    said = _asked(build, "positions", lambda one: tuple(everybodys(known, one.topic)))(Filter(topic=only.topic))
    return tuple(chosen(known, said, only))


def differences_of(build: Build, only: Filter) -> Records:
    return _asked(build, "differences", lambda one: tuple(differences(build.graph, one)))(only)


def matrix_of(build: Build) -> Records:
    return _asked(build, "matrix", lambda one: tuple(matrix(build.graph)))(Filter())


def votes_of(build: Build) -> dict[str, Relation]:
    """The votes that texts report, by IRI."""
    return build.once("api.votes", lambda: {one.iri: one for one in _votes(build)})


def _votes(build: Build) -> Iterator[Relation]:
    offset, total = 0, 1
    while offset < total:
        found = build.catalog.relations(predicate=STANCES, page=Page(offset, PAGE))
        yield from found.items
        offset, total = offset + PAGE, found.total


def _asked(build: Build, name: str, ask: Callable[[Filter], Records]) -> Callable[[Filter], Records]:
    """The same question is answered once; of different ones, which take seconds, one at a time."""
    turns = build.once("api.turns at the ledger", Turns)

    def in_turn(only: Filter) -> Records:
        with turns.mine():
            return ask(only)

    return build.once(f"{name} asked for", lambda: lru_cache(KEPT)(in_turn))


class Turns:
    """One at a time, a few that wait, and nobody else."""

    def __init__(self) -> None:
        self._lock, self._open = threading.Lock(), threading.BoundedSemaphore(WAITING)

    @contextmanager
    def mine(self) -> Iterator[None]:
        """Raises HTTPException for who would wait too long."""
        if not self._open.acquire(blocking=False):
            raise self._busy()
        try:
            if not self._lock.acquire(timeout=PATIENCE):
                raise self._busy()
            try:
                yield
            finally:
                self._lock.release()
        finally:
            self._open.release()

    @staticmethod
    def _busy() -> HTTPException:
        return HTTPException(429, "too many such questions at once; try again in a second", {"Retry-After": "1"})
