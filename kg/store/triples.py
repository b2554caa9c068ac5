"""What one document says, as triples. Whether something is written as a plain fact is decided here and nowhere else."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.folding import fold
from kg.model import Annotation, Entity, Relation
from kg.namespaces import DCTERMS, RDF, SCHEMA, SKOS, Namespace, digest
from kg.store.claimed_by import claimed_in
from kg.store.claims import claim_triples, proposed
from kg.store.events import event_triples
from kg.store.terms import LABEL, TYPE, Writer, camel, iri, literal, typed
from kg.store.things import claim_iri, document_iri, entity_iri, evidence, post_iri

__all__ = ["describe", "propositions"]

CLASSES = {
    "state": "State",
    "group": "ActorGroup",
    "org": "Organization",
    "person": "Person",
    "treaty": "Treaty",
    "doc": "NamedDocument",
    "event": "Event",
    "place": "Place",
}


def describe(annotation: Annotation, namespace: Namespace) -> Iterator[ox.Triple]:
    """The document, its entities, relations and claims; everything but the propositions of claims."""
    document = document_iri(annotation.document, namespace)
    write = Writer(namespace)
    yield from _document(annotation, document, write)
    for entity in annotation.entities.values():
        yield from _entity(entity, write)
    for relation in annotation.relations:
        yield from _relation(relation, annotation, document, write)
    for claim in annotation.claims:
        yield from claim_triples(claim, annotation, document, write)
    for event in annotation.events:
        yield from event_triples(event, annotation, document, write)


def propositions(annotation: Annotation, namespace: Namespace) -> Iterator[tuple[ox.NamedNode, ox.Triple]]:
    """What speakers say somebody does or has, as triples for the graph of their claim; never for the default graph."""
    write = Writer(namespace)
    for claim in annotation.claims:
        graph = claim_iri(claim, annotation.document, namespace)
        yield from ((graph, triple) for triple in proposed(claim, annotation, write))


def _document(annotation: Annotation, subject: ox.NamedNode, write: Writer) -> Iterator[ox.Triple]:
    document = annotation.document
    yield ox.Triple(subject, TYPE, write.term("Document"))
    yield ox.Triple(subject, LABEL, literal(document.title))
    yield from write(
        subject,
        text=document.text,
        name=document.name,
        textId=document.id,
        dateBasis=document.published_basis,
        publisherName=document.publisher,
        author=list(document.authors),
        editor=list(document.editors),
        foundDate=[f"{basis} {value}" for basis, value in document.dates],
        mentions=[entity_iri(annotation.entities[key], write.namespace) for key in sorted(annotation.entities)],
    )
    if document.published:
        yield ox.Triple(subject, iri(DCTERMS + "issued"), typed(document.published, "date"))
    if document.url and document.url.startswith(("http://", "https://")):
        try:
            yield ox.Triple(subject, iri(SCHEMA + "url"), iri(document.url))
        except ValueError:
            yield ox.Triple(subject, iri(SCHEMA + "url"), literal(document.url))


def _entity(entity: Entity, write: Writer) -> Iterator[ox.Triple]:
    subject = entity_iri(entity, write.namespace)
    if not entity.curated:
        yield ox.Triple(subject, TYPE, write.term(CLASSES[entity.kind]))
        yield ox.Triple(subject, LABEL, literal(entity.label, "zh"))
        for name in entity.aliases:
            yield ox.Triple(subject, iri(SKOS + "altLabel"), literal(name, "en" if name.isascii() else "zh"))
    yield from write(subject, key=_key(entity), kind=entity.kind, date=entity.date)


def _key(entity: Entity) -> str:
    """One key for one IRI: that of the ontology, else one that script and order of naming do not change."""
    if entity.curated:
        return entity.key
    return f"group:{entity.iri_key}" if entity.kind == "group" and entity.iri_key else fold(entity.key)


def _ends(relation: Relation, annotation: Annotation, write: Writer) -> tuple[ox.NamedNode, ox.NamedNode]:
    namespace = write.namespace
    subject = (
        document_iri(annotation.document, namespace)
        if relation.subject == "this"
        else entity_iri(annotation.entities[relation.subject], namespace)
    )
    if relation.predicate == "holds_post":
        return subject, post_iri(relation.object, namespace)
    return subject, entity_iri(annotation.entities[relation.object], namespace)


def _plain(relation: Relation, annotation: Annotation, write: Writer) -> ox.Triple:
    subject, object_ = _ends(relation, annotation, write)
    return ox.Triple(subject, write.term(camel(relation.predicate)), object_)


def _relation(relation: Relation, annotation: Annotation, document: ox.NamedNode, write: Writer) -> Iterator[ox.Triple]:
    """The record always; the plain triple only of what a text reports as done."""
    subject, object_ = _ends(relation, annotation, write)
    span = relation.evidence.span
    key = digest(
        annotation.document.id,
        relation.subject,
        relation.predicate,
        relation.object,
        relation.polarity,
        str(span.start),
    )
    record = iri(write.namespace.thing("relation", key))
    if relation.modality == "actual" and relation.polarity == "affirmative":
        yield _plain(relation, annotation, write)
    if relation.predicate == "holds_post":
        yield ox.Triple(object_, TYPE, write.term("Post"))
        yield ox.Triple(object_, LABEL, literal(fold(relation.object), "zh"))  # 總統 and 总统 are one post
    yield ox.Triple(record, TYPE, write.term("Relation"))
    yield ox.Triple(record, iri(RDF + "subject"), subject)
    yield ox.Triple(record, iri(RDF + "predicate"), write.term(camel(relation.predicate)))
    yield ox.Triple(record, iri(RDF + "object"), object_)
    yield from write(
        record,
        statedIn=document,
        polarity=relation.polarity,
        modality=relation.modality,
        claimedIn=claimed_in(relation, annotation, write.namespace),
        date=relation.date,
        rule=relation.rule,
    )
    yield from evidence(record, "evidence", relation.evidence, annotation.document, write)
