"""What one document says, as triples for its own graph: the document, and a record of each relation, claim and event."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.model import Annotation, Relation
from kg.model.namespaces import DCTERMS, RDF, SCHEMA, Namespace, digest
from kg.rdf.claimed_by import claimed_in
from kg.rdf.claims import claim_triples
from kg.rdf.events import narration_triples
from kg.rdf.iris import document_iri, entity_iri, evidence, post_iri
from kg.rdf.terms import LABEL, TYPE, Statement, Term, Writer, camel, dates, iri, literal, statement, typed

__all__ = ["document_triples", "relation_ends"]


def document_triples(annotation: Annotation, namespace: Namespace) -> Iterator[Statement]:
    """Only what no other document can say: every subject is the document's own, so no triple stands in two graphs."""
    document = document_iri(annotation.document, namespace)
    write = Writer(namespace)
    yield from _document(annotation, document, write)
    for relation in annotation.relations:
        yield from _relation(relation, annotation, document, write)
    for claim in annotation.claims:
        yield from claim_triples(claim, annotation, document, write)
    for event in annotation.events:
        yield from narration_triples(event, annotation, document, write)


def _document(annotation: Annotation, subject: Term, write: Writer) -> Iterator[Statement]:
    document = annotation.document
    yield statement(subject, TYPE, write.term("Document"))
    yield statement(subject, LABEL, literal(document.title))
    yield from write(
        subject,
        text=document.text,
        name=document.name,
        collection=document.collection,
        pageStart=[f"{number} {offset}" for number, offset in enumerate(document.pages, 1)],
        textId=document.id,
        dateBasis=document.published_basis,
        publisherName=document.publisher,
        author=list(document.authors),
        editor=list(document.editors),
        foundDate=[f"{basis} {value}" for basis, value in document.dates],
        mentions=[entity_iri(annotation.entities[key], write.namespace) for key in sorted(annotation.entities)],
    )
    if document.published:
        yield statement(subject, iri(DCTERMS + "issued"), typed(document.published, "date"))
    if document.url and document.url.startswith(("http://", "https://")):
        try:
            address: Term = iri(ox.NamedNode(document.url).value)  # the parser of IRIs is stricter than a pattern
        except ValueError:
            address = literal(document.url)
        yield statement(subject, iri(SCHEMA + "url"), address)


def relation_ends(relation: Relation, annotation: Annotation, namespace: Namespace) -> tuple[Term, Term]:
    """Subject and object; `this` is the document, the object of `holds_post` a post."""
    subject = (
        document_iri(annotation.document, namespace)
        if relation.subject == "this"
        else entity_iri(annotation.entities[relation.subject], namespace)
    )
    if relation.predicate == "holds_post":
        return subject, post_iri(relation.object, namespace)
    return subject, entity_iri(annotation.entities[relation.object], namespace)


def _relation(relation: Relation, annotation: Annotation, document: Term, write: Writer) -> Iterator[Statement]:
    subject, object_ = relation_ends(relation, annotation, write.namespace)
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
    yield statement(record, TYPE, write.term("Relation"))
    yield statement(record, iri(RDF + "subject"), subject)
    yield statement(record, iri(RDF + "predicate"), write.term(camel(relation.predicate)))
    yield statement(record, iri(RDF + "object"), object_)
    yield from write(
        record,
        statedIn=document,
        polarity=relation.polarity,
        modality=relation.modality,
        claimedIn=claimed_in(relation, annotation, write.namespace),
        rule=relation.rule,
        **dates("date", relation.date),
    )
    yield from evidence(record, "evidence", relation.evidence, annotation.document, write)
