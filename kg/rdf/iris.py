"""The IRIs of what a document names, and its evidence as Web Annotation selectors."""

from collections.abc import Iterator

from kg.model import Annotation, Claim, Document, Entity, Evidence
from kg.model.keys import name_of
from kg.model.namespaces import OA, XSD, Namespace, digest
from kg.rdf.terms import TYPE, Statement, Term, Writer, iri, literal
from kg.text.script import fold

__all__ = ["article_iri", "claim_iri", "document_iri", "entity_iri", "evidence", "of", "post_iri"]

AT_PLACE = f"{TYPE} <{OA}TextPositionSelector>"
AS_QUOTED = f"{TYPE} <{OA}TextQuoteSelector>"
OFFSET = f'"^^<{XSD}nonNegativeInteger>'


def entity_iri(entity: Entity, namespace: Namespace) -> Term:
    return iri(namespace.thing(entity.kind, entity.iri_key or name_of(entity.key)))


def claim_iri(claim: Claim, document: Document, namespace: Namespace) -> Term:
    span = claim.content.span
    return iri(
        namespace.thing("claim", digest(document.id, str(span.start), str(span.end), claim.speaker, claim.illocution))
    )


def document_iri(document: Document, namespace: Namespace) -> Term:
    return iri(namespace.thing("document", document.id))


def post_iri(post: str, namespace: Namespace) -> Term:
    """One post for both scripts: 總統 and 总统."""
    return iri(namespace.thing("post", digest("post", fold(post))))


def of(key: str, annotation: Annotation, namespace: Namespace) -> Term:
    """The IRI of an entity's key; what has no name is one unnamed actor, never linked."""
    return (
        iri(namespace.thing("group", "unnamed"))
        if key == "unnamed"
        else entity_iri(annotation.entities[key], namespace)
    )


def article_iri(key: str, number: int, annotation: Annotation, namespace: Namespace) -> Term:
    """An article of a treaty: `id/article/NPT-6`."""
    return iri(namespace.thing("article", f"{of(key, annotation, namespace).value.rpartition('/')[2]}-{number}"))


def evidence(subject: Term, name: str, found: Evidence, document: Document, write: Writer) -> Iterator[Statement]:
    """A span of the document as evidence of something, and the span as a Web Annotation target.

    What the Web Annotation model must have and no more: the span needs no class, its selector one for the position
    and one for the quote; the characters on each side can be had from the text.
    """
    start, end = found.span
    node = f"{write.namespace.base}id/evidence/{digest(document.id, str(start), str(end))}"
    at = f"<{node}-at>"
    yield f"{subject} {write.term(name)} <{node}>"
    yield f"<{node}> <{OA}hasSource> <{write.namespace.base}id/document/{document.id}>"
    yield f"<{node}> <{OA}hasSelector> {at}"
    yield f"{at} {AT_PLACE}"
    yield f"{at} {AS_QUOTED}"
    yield f'{at} <{OA}start> "{start}{OFFSET}'
    yield f'{at} <{OA}end> "{end}{OFFSET}'
    yield f"{at} <{OA}exact> {literal(found.quote)}"
