"""The texts that a store holds."""

from collections.abc import Callable, Iterator

import pyoxigraph as ox

from kg.model.namespaces import XSD, Namespace
from kg.rdf.sparql.queries import prefixes, solutions

__all__ = ["line_without_text", "texts", "without_texts"]

TEXTS = "SELECT ?document ?date ?text WHERE { ?document kg:text ?text OPTIONAL { ?document dcterms:issued ?date } }"


def texts(store: ox.Store, namespace: Namespace) -> Iterator[tuple[str, str | None, str]]:
    """IRI, date and text of every document, one at a time and in no order."""
    for document, date, text in solutions(store, prefixes(namespace.base) + TEXTS):
        yield document.value, date.value if date else None, text.value


def without_texts(store: ox.Store, namespace: Namespace) -> ox.Store:
    """The store without the texts, which documents say they had (`kg:textLeftOut`)."""
    text, mark = (ox.NamedNode(namespace.term(name)) for name in ("text", "textLeftOut"))
    yes = ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean"))
    result = ox.Store()
    result.bulk_extend(
        ox.Quad(quad.subject, mark, yes, quad.graph_name) if quad.predicate == text else quad for quad in store
    )
    return result


def line_without_text(namespace: Namespace) -> Callable[[bytes], bytes]:
    """The same for statements as lines of bytes, one at a time: for a graph that is too large for the memory."""
    text = f"<{namespace.term('text')}>".encode()
    mark = f'<{namespace.term("textLeftOut")}> "true"^^<{XSD}boolean>'.encode()

    def without(line: bytes) -> bytes:
        subject, predicate, _ = line.split(b" ", 2)
        return subject + b" " + mark if predicate == text else line

    return without
