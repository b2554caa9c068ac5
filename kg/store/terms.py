"""Short ways to write RDF terms; pyoxigraph refuses what is no IRI."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.namespaces import RDF, RDFS, XSD, Namespace

__all__ = ["LABEL", "TYPE", "Writer", "camel", "in_graph", "iri", "literal", "typed"]

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
