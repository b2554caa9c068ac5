"""What one document says, as triples. Whether something is written as a plain fact is decided here and nowhere else."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.folding import fold
from kg.model import Annotation, Claim, Document, Entity, Evidence, Relation
from kg.namespaces import DCTERMS, OA, RDF, SCHEMA, SKOS, Namespace, digest
from kg.store.terms import LABEL, TYPE, Writer, iri, literal, typed

__all__ = ["claim_iri", "describe", "entity_iri", "propositions"]

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
PREDICATES = {
    "holds_post": "holdsPost",
    "affiliated_with": "affiliatedWith",
    "met_with": "metWith",
    "participated_in": "participatedIn",
    "held_at": "heldAt",
    "submitted_to": "submittedTo",
    "acceded_to": "accededTo",
    "withdrew_from": "withdrewFrom",
    "published_by": "publishedBy",
    "reported_by": "reportedBy",
}


def describe(annotation: Annotation, namespace: Namespace) -> Iterator[ox.Triple]:
    """The document, its entities, relations and claims; everything but the propositions of claims."""
    document = _document_iri(annotation.document, namespace)
    write = Writer(namespace)
    yield from _document(annotation, document, write)
    for entity in annotation.entities.values():
        yield from _entity(entity, write)
    for relation in annotation.relations:
        yield from _relation(relation, annotation, document, write)
    for claim in annotation.claims:
        yield from _claim(claim, annotation, document, write)


def propositions(annotation: Annotation, namespace: Namespace) -> Iterator[tuple[ox.NamedNode, ox.Triple]]:
    """What speakers say somebody did, as triples for the graph of their claim; never for the default graph."""
    write = Writer(namespace)
    for relation in annotation.relations:
        if relation.modality == "claimed" and relation.polarity == "affirmative":
            for claim in annotation.claims:
                if claim.content.span.holds(relation.evidence.span):
                    yield claim_iri(claim, annotation.document, namespace), _plain(relation, annotation, write)


def entity_iri(entity: Entity, namespace: Namespace) -> ox.NamedNode:
    return iri(namespace.thing(entity.kind, entity.iri_key or entity.key.split(":", 1)[1]))


def claim_iri(claim: Claim, document: Document, namespace: Namespace) -> ox.NamedNode:
    span = claim.content.span
    return iri(
        namespace.thing("claim", digest(document.id, str(span.start), str(span.end), claim.speaker, claim.illocution))
    )


def _document_iri(document: Document, namespace: Namespace) -> ox.NamedNode:
    return iri(namespace.thing("document", document.id))


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
        _document_iri(annotation.document, namespace)
        if relation.subject == "this"
        else entity_iri(annotation.entities[relation.subject], namespace)
    )
    if relation.predicate == "holds_post":
        return subject, iri(namespace.thing("post", digest("post", fold(relation.object))))
    return subject, entity_iri(annotation.entities[relation.object], namespace)


def _predicate(relation: Relation, write: Writer) -> ox.NamedNode:
    return write.term(PREDICATES.get(relation.predicate, relation.predicate))


def _plain(relation: Relation, annotation: Annotation, write: Writer) -> ox.Triple:
    subject, object_ = _ends(relation, annotation, write)
    return ox.Triple(subject, _predicate(relation, write), object_)


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
    yield ox.Triple(record, iri(RDF + "predicate"), _predicate(relation, write))
    yield ox.Triple(record, iri(RDF + "object"), object_)
    yield from write(
        record,
        statedIn=document,
        polarity=relation.polarity,
        modality=relation.modality,
        date=relation.date,
        rule=relation.rule,
    )
    yield from _evidence(record, "evidence", relation.evidence, annotation.document, write)


def _claim(claim: Claim, annotation: Annotation, document: ox.NamedNode, write: Writer) -> Iterator[ox.Triple]:
    namespace = write.namespace
    subject = claim_iri(claim, annotation.document, namespace)
    yield from _unnamed(claim, write)
    yield ox.Triple(subject, TYPE, write.term("Claim"))
    yield from write(
        subject,
        speaker=_of(claim.speaker, annotation, namespace),
        onBehalfOf=_of(claim.on_behalf_of, annotation, namespace) if claim.on_behalf_of else None,
        target=[_of(key, annotation, namespace) for key in dict.fromkeys(claim.targets)],
        illocution=iri(namespace.concept("illocution", claim.illocution)),
        contentText=claim.content.quote,
        topic=[iri(namespace.concept("topic", topic)) for topic in claim.topics],
        mentionsInstrument=[_of(key, annotation, namespace) for key in claim.instruments],
        claimDate=claim.date,
        statedIn=document,
        polarity=claim.polarity,
        modality=claim.modality,
        quotationForm=claim.quotation,
        reiterates=typed("true", "boolean") if claim.reiterates else None,
        narratorDistance=typed("true", "boolean") if claim.narrator_distance else None,
        confidence=typed(claim.confidence, "decimal"),
        rule=claim.rule,
    )
    for name, evidence in (
        ("sourceEvidence", claim.source),
        ("cueEvidence", claim.cue),
        ("contentEvidence", claim.content),
    ):
        if evidence:
            yield from _evidence(subject, name, evidence, annotation.document, write)


def _unnamed(claim: Claim, write: Writer) -> Iterator[ox.Triple]:
    """What stands for all that have no name, where a claim needs it."""
    if "unnamed" in (claim.speaker, claim.on_behalf_of, *claim.targets):
        subject = iri(write.namespace.thing("group", "unnamed"))
        yield ox.Triple(subject, TYPE, write.term("UnnamedActor"))
        yield from write(subject, key="unnamed")


def _of(key: str, annotation: Annotation, namespace: Namespace) -> ox.NamedNode:
    """The IRI of an entity's key; what has no name is one unnamed actor, never linked."""
    return (
        iri(namespace.thing("group", "unnamed"))
        if key == "unnamed"
        else entity_iri(annotation.entities[key], namespace)
    )


def _evidence(
    of: ox.NamedNode, name: str, evidence: Evidence, document: Document, write: Writer
) -> Iterator[ox.Triple]:
    """A Web Annotation target: the document, and a selector by position and by quote."""
    key = digest(document.id, str(evidence.span.start), str(evidence.span.end))
    node, selector = iri(write.namespace.thing("evidence", key)), iri(write.namespace.thing("evidence", key + "-at"))
    yield ox.Triple(of, write.term(name), node)
    yield ox.Triple(node, TYPE, write.term("EvidenceSpan"))
    yield ox.Triple(node, TYPE, iri(OA + "SpecificResource"))
    yield ox.Triple(node, iri(OA + "hasSource"), _document_iri(document, write.namespace))
    yield ox.Triple(node, iri(OA + "hasSelector"), selector)
    yield ox.Triple(selector, TYPE, iri(OA + "TextPositionSelector"))
    yield ox.Triple(selector, TYPE, iri(OA + "TextQuoteSelector"))
    yield ox.Triple(selector, iri(OA + "start"), typed(evidence.span.start, "nonNegativeInteger"))
    yield ox.Triple(selector, iri(OA + "end"), typed(evidence.span.end, "nonNegativeInteger"))
    yield ox.Triple(selector, iri(OA + "exact"), literal(evidence.quote))
    yield ox.Triple(selector, iri(OA + "prefix"), literal(evidence.prefix))
    yield ox.Triple(selector, iri(OA + "suffix"), literal(evidence.suffix))
