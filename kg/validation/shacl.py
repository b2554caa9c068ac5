"""The SHACL core shapes of an ontology over triples, by pySHACL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.model.namespaces import RDF, RDFS, XSD, Namespace

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["violations"]

SH = "http://www.w3.org/ns/shacl#"
TARGETS = frozenset(SH + name for name in ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf"))
REFERENCES = frozenset(SH + name for name in ("node", "not", "qualifiedValueShape"))
ALWAYS = frozenset({RDF + "type", RDFS + "subClassOf"})


def violations(triples: Iterable[ox.Triple], folder: Path, namespace: Namespace) -> Iterator[tuple[str, str]]:
    """What does not conform to `shapes.ttl`: (IRI, message), sorted; takes seconds."""
    from pyshacl import validate
    from rdflib import Graph
    from rdflib.namespace import SH

    shapes = _fast(Graph().parse(folder / "shapes.ttl", format="turtle", publicID=namespace.base))
    data = _data(triples, _mentioned(shapes))
    _, report, _ = validate(data, shacl_graph=shapes, inference="none", inplace=True)
    if isinstance(report, Graph):
        found = {
            (str(report.value(one, SH.focusNode)), str(report.value(one, SH.resultMessage)))
            for one in report.objects(None, SH.result)
        }
        yield from sorted(found)


def _fast(shapes: Graph) -> Graph:
    """The same shapes, with the targets of a node shape at its property shapes too.

    pySHACL takes a property shape with targets over all of them at once, one that a node shape leads to over one
    after the other. A node shape to which another shape leads keeps its own.
    """
    led_to = {value for _, predicate, value in shapes if str(predicate) in REFERENCES}
    led_to |= set(shapes.objects(None, _iri(RDF + "first")))
    for shape, prop in sorted(shapes.subject_objects(_iri(SH + "property"))):
        aims = [(one, value) for one, value in shapes.predicate_objects(shape) if str(one) in TARGETS]
        if aims and shape not in led_to:
            shapes.remove((shape, _iri(SH + "property"), prop))
            for predicate, value in aims:
                shapes.add((prop, predicate, value))
    return shapes


def _mentioned(shapes: Graph) -> frozenset[str] | None:
    """The predicates that a shape can ask for; None for all."""
    if (None, _iri(SH + "closed"), None) in shapes:
        return None
    return ALWAYS | {str(one) for one in shapes.objects()}


def _data(triples: Iterable[ox.Triple], predicates: frozenset[str] | None) -> Graph:
    """What the shapes look at, for rdflib; four times as fast as by way of N-Triples."""
    from rdflib import Graph

    data, term = Graph(), _terms()
    for triple in triples:
        if predicates is None or triple.predicate.value in predicates:
            data.add((term(triple.subject), term(triple.predicate), term(triple.object)))
    return data


def _terms() -> Callable[[object], Node]:
    """A term of Oxigraph as rdflib's, each made once."""
    from rdflib import BNode, Literal, URIRef

    @cache
    def term(given: object) -> Node:
        if isinstance(given, ox.NamedNode):
            return URIRef(given.value)
        if isinstance(given, ox.Literal):
            kind = given.datatype.value
            plain = given.language is not None or kind == XSD + "string"
            return Literal(given.value, given.language, None if plain else kind, normalize=False)
        assert isinstance(given, ox.BlankNode), given
        return BNode(given.value)

    return term


def _iri(value: str) -> Node:
    from rdflib import URIRef

    return URIRef(value)
