"""Short ways to write RDF terms; pyoxigraph refuses what is no IRI."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.model.namespaces import OA, RDF, RDFS, XSD, Namespace

__all__ = ["LABEL", "TYPE", "Writer", "camel", "dates", "in_graph", "iri", "literal", "typed", "written"]

LONE = re.compile("[\ud800-\udfff]")
TYPE = ox.NamedNode(RDF + "type")
LABEL = ox.NamedNode(RDFS + "label")


def iri(value: str) -> ox.NamedNode:
    return ox.NamedNode(value)


def camel(predicate: str) -> str:
    """The property of a predicate: `holds_post` -> `holdsPost`."""
    first, *others = predicate.split("_")
    return first + "".join(word.capitalize() for word in others)


def in_graph(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    """A triple as a quad of a graph."""
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def literal(value: str, language: str | None = None) -> ox.Literal:
    """A string; lone surrogates, which no RDF file may hold, become U+FFFD."""
    clean = LONE.sub("\ufffd", value)
    return ox.Literal(clean, language=language) if language else ox.Literal(clean)


def typed(value: object, datatype: str) -> ox.Literal:
    return ox.Literal(str(value), datatype=ox.NamedNode(XSD + datatype))


def dates(name: str, value: str | None) -> dict[str, object]:
    """A date as printed (2022, 2022-01, 2022-01-21, or A/B), and its first and last day.

    Engines differ on how years, months and days compare; full days compare alike in all.
    """
    if not value:
        return {}
    first, _, last = value.partition("/")
    return {name: value, f"{name}From": _day(first, first=True), f"{name}To": _day(last or first, first=False)}


def _day(value: str, *, first: bool) -> ox.Literal:
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    month = month or (1 if first else 12)
    day = day or (1 if first else calendar.monthrange(year, month)[1])
    return typed(f"{year:04}-{month:02}-{day:02}", "date")


# Property -> its range, a kind of integer: the store of Oxigraph gives all of them back as xsd:integer.
INTEGERS = {
    **dict.fromkeys((OA + "start", OA + "end", "votesFor", "votesAgainst", "abstentions"), "nonNegativeInteger"),
    "number": "positiveInteger",
}


def written(quad: ox.Quad, base: str) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    """The object of a quad from a store with the datatype that its property asks for."""
    kind = INTEGERS.get(quad.predicate.value.removeprefix(f"{base}ontology#"))
    return typed(quad.object.value, kind) if kind and isinstance(quad.object, ox.Literal) else quad.object


@dataclass(frozen=True, slots=True)
class Writer:
    """Makes triples with the project's own properties: `writer(subject, speaker=…, target=[…])`."""

    namespace: Namespace

    def term(self, name: str) -> ox.NamedNode:
        return ox.NamedNode(self.namespace.term(name))

    def __call__(self, subject: ox.NamedNode, **properties: object) -> Iterator[ox.Triple]:
        for name, values in properties.items():
            for value in values if isinstance(values, list | tuple) else [values]:
                if value is not None:
                    known = isinstance(value, ox.NamedNode | ox.Literal)
                    yield ox.Triple(subject, self.term(name), value if known else literal(str(value)))  # type: ignore[arg-type]
