"""The IRIs of what a document names, and its evidence as Web Annotation selectors."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.model import Annotation, Claim, Document, Entity, Evidence
from kg.model.keys import name_of
from kg.model.namespaces import OA, Namespace, digest
from kg.rdf.terms import TYPE, Writer, iri, literal, typed
from kg.text.script import fold

__all__ = ["article_iri", "claim_iri", "document_iri", "entity_iri", "evidence", "of", "post_iri"]


def entity_iri(entity: Entity, namespace: Namespace) -> ox.NamedNode:
    return iri(namespace.thing(entity.kind, entity.iri_key or name_of(entity.key)))


def claim_iri(claim: Claim, document: Document, namespace: Namespace) -> ox.NamedNode:
    span = claim.content.span
    return iri(
        namespace.thing("claim", digest(document.id, str(span.start), str(span.end), claim.speaker, claim.illocution))
    )


def document_iri(document: Document, namespace: Namespace) -> ox.NamedNode:
    return iri(namespace.thing("document", document.id))


def post_iri(post: str, namespace: Namespace) -> ox.NamedNode:
    """One post for both scripts: 總統 and 总统."""
    return iri(namespace.thing("post", digest("post", fold(post))))


def of(key: str, annotation: Annotation, namespace: Namespace) -> ox.NamedNode:
    """The IRI of an entity's key; what has no name is one unnamed actor, never linked."""
    return (
        iri(namespace.thing("group", "unnamed"))
        if key == "unnamed"
        else entity_iri(annotation.entities[key], namespace)
    )


def article_iri(key: str, number: int, annotation: Annotation, namespace: Namespace) -> ox.NamedNode:
    """An article of a treaty: `id/article/NPT-6`."""
    return iri(namespace.thing("article", f"{of(key, annotation, namespace).value.rpartition('/')[2]}-{number}"))


def evidence(
    subject: ox.NamedNode, name: str, found: Evidence, document: Document, write: Writer
) -> Iterator[ox.Triple]:
    """A span of the document as evidence of something, and the span as a Web Annotation target.

    What the Web Annotation model must have and no more: the span needs no class, its selector one for the position
    and one for the quote; the characters on each side can be had from the text.
    """
    place = digest(document.id, str(found.span.start), str(found.span.end))
    node = iri(write.namespace.thing("evidence", place))
    selector = iri(node.value + "-at")
    yield ox.Triple(subject, write.term(name), node)
    yield ox.Triple(node, iri(OA + "hasSource"), document_iri(document, write.namespace))
    yield ox.Triple(node, iri(OA + "hasSelector"), selector)
    yield ox.Triple(selector, TYPE, iri(OA + "TextPositionSelector"))
    yield ox.Triple(selector, TYPE, iri(OA + "TextQuoteSelector"))
    yield ox.Triple(selector, iri(OA + "start"), typed(found.span.start, "nonNegativeInteger"))
    yield ox.Triple(selector, iri(OA + "end"), typed(found.span.end, "nonNegativeInteger"))
    yield ox.Triple(selector, iri(OA + "exact"), literal(found.quote))
