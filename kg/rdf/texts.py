"""The texts that a store holds: those that are alike tied together, all of them left out."""

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.model.namespaces import Namespace
from kg.rdf.sparql.queries import prefixes, solutions
from kg.rdf.terms import iri, typed

__all__ = ["without_texts", "texts", "link_duplicates"]

TEXTS = "SELECT ?document ?date ?text WHERE { ?document kg:text ?text OPTIONAL { ?document dcterms:issued ?date } }"


def texts(store: ox.Store, namespace: Namespace) -> Iterator[tuple[str, str | None, str]]:
    """IRI, date and text of every document, one at a time and in no order."""
    for document, date, text in solutions(store, prefixes(namespace.base) + TEXTS):
        yield document.value, date.value if date else None, text.value


def link_duplicates(store: ox.Store, namespace: Namespace, found: Mapping[str, str]) -> None:
    """`kg:sameTextAs` from each copy to the earliest document with its text, into the graph of the copy."""
    same = iri(namespace.term("sameTextAs"))
    for copy, earliest in sorted(found.items()):
        graph = iri(namespace.graph("document", copy.rpartition("/")[2]))
        store.add(ox.Quad(iri(copy), same, iri(earliest), graph))


def without_texts(store: ox.Store, namespace: Namespace) -> ox.Store:
    """The store without the texts, which documents say they had (`kg:textLeftOut`)."""
    text, mark, yes = iri(namespace.term("text")), iri(namespace.term("textLeftOut")), typed("true", "boolean")
    result = ox.Store()
    result.bulk_extend(
        ox.Quad(quad.subject, mark, yes, quad.graph_name) if quad.predicate == text else quad for quad in store
    )
    return result
