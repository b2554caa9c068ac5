"""RDF files whose bytes depend on nothing but the statements: all four from the same lines, graph by graph."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from kg.model.namespaces import Namespace
from kg.rdf.terms import TYPE, Statement, integer_of, typed

__all__ = ["NamedGraph", "digest", "nquads", "statements_of"]


class NamedGraph(NamedTuple):
    """A graph by its IRI ("" for the default graph), with its statements, sorted."""

    name: str
    own: Sequence[Statement]
    ties: Sequence[Statement] = ()  # what only the other documents tell of this one: its copies, its utterances
    turtle: str = ""  # its own statements, if they were rendered already
    nodes: Sequence[str] = ()  # likewise, as lines of JSON-LD


def statements_of(store: ox.Store, base: str) -> Iterator[NamedGraph]:
    """The graphs of a store, by name; integers with the types that the schema gives, which Oxigraph does not keep."""
    tie = _Tie(base)
    own: dict[str, list[Statement]] = defaultdict(list)
    ties: dict[str, list[Statement]] = defaultdict(list)
    for quad in store:
        name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name.value)
        kind = integer_of(quad.predicate.value, base)
        value = typed(quad.object.value, kind) if kind and isinstance(quad.object, ox.Literal) else quad.object
        one = f"{quad.subject} {quad.predicate} {value}"
        (ties if tie.holds(one) else own)[name].append(one)
    for name in sorted(own.keys() | ties.keys()):
        yield NamedGraph(name, sorted(own[name]), sorted(ties[name]))


class _Tie:
    """Tells the statements that tie one document to others."""

    def __init__(self, base: str) -> None:
        term = Namespace(base).term
        self._properties = (f"<{term('sameTextAs')}>", f"<{term('utterance')}>")
        self._class = f"<{term('Utterance')}>"

    def holds(self, one: Statement) -> bool:
        _, predicate, value = one.split(" ", 2)
        return predicate in self._properties or predicate == TYPE and value == self._class


def nquads(graphs: Iterable[NamedGraph]) -> Iterator[bytes]:
    """The canonical file, one piece a graph: graphs by name, the statements of each by what stands in them."""
    for name, own, ties, *_ in graphs:
        end = f" <{name}> .\n" if name else " .\n"
        yield "".join([one + end for one in (sorted([*own, *ties]) if ties else own)]).encode("utf-8")


def digest(graphs: Iterable[NamedGraph]) -> str:
    """The sha256 that `graph.nq` has."""
    found = hashlib.sha256()
    for piece in nquads(graphs):
        found.update(piece)
    return found.hexdigest()
