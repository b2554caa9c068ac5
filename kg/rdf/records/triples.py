"""Where records are read from: the union of the graphs of a store, or statements in memory (`lines.py`)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol, cast

import pyoxigraph as ox

__all__ = [
    "Objects",
    "StoreTriples",
    "Subject",
    "Term",
    "Triples",
    "node",
    "once",
    "pairs_in_order",
    "subjects_in_order",
]

Subject = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Objects = Mapping[str, list[Term]]  # IRI of a property -> its values

node = lru_cache(maxsize=256)(ox.NamedNode)  # for properties and classes, which are few


class Triples(Protocol):
    """What a reader of records asks. No answer depends on the order in which triples were put in."""

    def about(self, subject: Subject) -> Objects:
        """What is said of a thing; values in any order, some twice where two graphs say the same: see `once`."""

    def objects(self, subject: Subject, predicate: str) -> Sequence[Term]:
        """The values of one property, each once and sorted."""

    def subjects(self, predicate: str, value: Term) -> list[Subject]:
        """The things with that value, sorted."""

    def pairs(self, predicate: str, within: str = "") -> list[tuple[Subject, Term]]:
        """Every thing that has the property, with a value, sorted; `within` is what the IRI of the thing must hold."""

    def counts(self, predicate: str) -> Mapping[Term, int]:
        """The values of a property, each with the number of things that have it."""

    def said(self, things: Collection[Subject], predicates: Iterable[str]) -> Iterator[tuple[Subject, Objects]]:
        """What is said of many things by some properties: less work than `about` of each. Values as there."""


class StoreTriples:
    """The union of the graphs of a store, as it is when asked."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def about(self, subject: Subject) -> Objects:
        return _grouped(self.store.quads_for_pattern(subject, None, None))

    def objects(self, subject: Subject, predicate: str) -> Sequence[Term]:
        return once([one.object for one in self.store.quads_for_pattern(subject, node(predicate), None)])

    def subjects(self, predicate: str, value: Term) -> list[Subject]:
        return subjects_in_order(
            quad.subject for quad in self.store.quads_for_pattern(None, ox.NamedNode(predicate), value)
        )

    def pairs(self, predicate: str, within: str = "") -> list[tuple[Subject, Term]]:
        chosen = f" FILTER(CONTAINS(STR(?thing), {ox.Literal(within)}))" if within else ""
        return pairs_in_order(self._rows(f"SELECT ?thing ?value WHERE {{ ?thing {node(predicate)} ?value{chosen} }}"))

    def counts(self, predicate: str) -> Mapping[Term, int]:
        asked = (
            f"SELECT ?value (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ ?thing {node(predicate)} ?value }} GROUP BY ?value"
        )
        return {value: int(number.value) for value, number in self._rows(asked)}

    def said(self, things: Collection[Subject], predicates: Iterable[str]) -> Iterator[tuple[Subject, Objects]]:
        found: dict[Subject, dict[str, list[Term]]] = {one: {} for one in things}
        for name in predicates:
            for thing, value in self._rows(f"SELECT ?thing ?value WHERE {{ ?thing {node(name)} ?value }}"):
                if thing in found:
                    found[thing].setdefault(name, []).append(value)
        yield from found.items()

    def _rows(self, sparql: str) -> Iterable[Any]:
        """Solutions over the union of the graphs: of many triples, a third of the time that quads take."""
        return cast(Iterable[Any], self.store.query(sparql, use_default_graph_as_union=True))


def _grouped(found: Iterable[ox.Quad]) -> Objects:
    grouped: dict[str, list[Term]] = {}
    for one in found:
        name = one.predicate.value
        if name in grouped:
            grouped[name].append(one.object)
        else:
            grouped[name] = [one.object]
    return grouped


def once(found: list[Term]) -> list[Term]:
    """Each once and sorted."""
    return sorted(set(found), key=_order) if len(found) > 1 else found


def subjects_in_order(found: Iterable[Subject | ox.Triple]) -> list[Subject]:
    """Without triples: in Oxigraph one may be the subject of another, but nothing of ours is said of any."""
    return sorted((one for one in set(found) if not isinstance(one, ox.Triple)), key=_order)


def pairs_in_order(found: Iterable[tuple[Subject | ox.Triple, Term]]) -> list[tuple[Subject, Term]]:
    pairs = {(subject, value) for subject, value in found if not isinstance(subject, ox.Triple)}
    return sorted(pairs, key=lambda pair: (_order(pair[0]), _order(pair[1])))


def _order(term: Term) -> tuple[str, str]:
    """By what is written: as N-Triples, `<…/CHN-MFA>` would stand before `<…/CHN>`."""
    return (
        ("", str(term))
        if isinstance(term, ox.Triple)
        else (term.value, "" if type(term) is ox.NamedNode else str(term))
    )
