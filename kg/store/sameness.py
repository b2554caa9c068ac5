"""The texts that a store holds, and the ties between documents that have the same one."""

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.namespaces import DCTERMS, Namespace
from kg.store.terms import iri

__all__ = ["texts", "tie"]

TEXTS = """SELECT ?document ?date ?text WHERE {
  GRAPH ?own { ?document kg:text ?text OPTIONAL { ?document dcterms:issued ?date } } }"""


def texts(store: ox.Store, namespace: Namespace) -> Iterator[tuple[str, str | None, str]]:
    """IRI, date and text of every document in its own graph, one at a time and in no order."""
    found = store.query(TEXTS, prefixes={"kg": namespace.term(""), "dcterms": DCTERMS})
    for document, date, text in found:  # type: ignore[union-attr]
        yield document.value, date.value if date else None, text.value


def tie(store: ox.Store, namespace: Namespace, found: Mapping[str, str]) -> None:
    """`kg:sameTextAs` from each copy to the earliest document with its text, into the graph of the copy."""
    same = iri(namespace.term("sameTextAs"))
    for copy, earliest in sorted(found.items()):
        graph = iri(namespace.graph("document", copy.rpartition("/")[2]))
        store.add(ox.Quad(iri(copy), same, iri(earliest), graph))
