"""A claim as triples: who says it, how, of whom; and what it says, as records that state nothing themselves."""

from collections.abc import Iterator

from kg.model import Annotation, Claim, Code
from kg.model.keys import EntityKey
from kg.model.namespaces import RDF, Namespace, digest
from kg.rdf.iris import article_iri, claim_iri, evidence, of, post_iri
from kg.rdf.terms import TYPE, Statement, Term, Writer, camel, dates, iri, statement, typed

__all__ = ["claim_triples", "codes"]


def claim_triples(claim: Claim, annotation: Annotation, document: Term, write: Writer) -> Iterator[Statement]:
    """The claim with its evidence and its propositions."""
    namespace = write.namespace
    subject = claim_iri(claim, annotation.document, namespace)
    yield statement(subject, TYPE, write.term("Claim"))

    def one(key: str | None) -> Term | None:
        return of(key, annotation, namespace) if key else None

    outer = claim.embedded_in
    yield from write(
        subject,
        speaker=one(claim.speaker),
        speakerCapacity=post_iri(claim.capacity, namespace) if claim.capacity else None,
        onBehalfOf=one(claim.on_behalf_of),
        addressee=one(claim.addressee),
        target=[one(key) for key in dict.fromkeys(claim.targets)],
        illocution=iri(namespace.concept("illocution", claim.illocution)),
        contentText=claim.content.quote,
        topic=[iri(namespace.concept("topic", topic)) for topic in claim.topics],
        mentionsInstrument=[one(key) for key in claim.instruments],
        citesArticle=[article_iri(key, number, annotation, namespace) for key, number in claim.articles],
        dateText=claim.date_text,
        madeAt=one(claim.made_at),
        relayedBy=one(claim.relayed_by),
        embeddedIn=claim_iri(outer, annotation.document, namespace) if outer else None,
        statedIn=document,
        polarity=claim.polarity,
        modality=claim.modality,
        quotationForm=claim.quotation,
        reiterates=typed("true", "boolean") if claim.reiterates else None,
        narratorDistance=typed("true", "boolean") if claim.narrator_distance else None,
        confidence=typed(claim.confidence, "decimal"),
        rule=claim.rule,
        **dates("claimDate", claim.date),
    )
    yield from codes(subject, claim.code, write)
    for name, found in (
        ("sourceEvidence", claim.source),
        ("cueEvidence", claim.cue),
        ("contentEvidence", claim.content),
    ):
        if found:
            yield from evidence(subject, name, found, annotation.document, write)
    yield from _propositions(claim, annotation, write)


def codes(subject: Term, code: Code | None, write: Writer) -> Iterator[Statement]:
    """The codes of PLOVER and CAMEO, where there are any."""
    if code:
        yield from write(
            subject,
            plover=code.plover,
            ploverMode=code.mode or None,
            ploverContext=code.context or None,
            cameo=code.cameo,
        )


def _propositions(claim: Claim, annotation: Annotation, write: Writer) -> Iterator[Statement]:
    """What the claim says somebody does or has. Never as a plain triple: in the union of all graphs it would be a fact."""
    namespace = write.namespace
    subject = claim_iri(claim, annotation.document, namespace)
    for one in claim.propositions:
        name = digest(subject.value, one.subject, one.predicate, one.object)
        record = iri(namespace.thing("proposition", name))
        yield statement(record, TYPE, write.term("Proposition"))
        yield statement(record, iri(RDF + "subject"), _end(one.subject, annotation, namespace))
        yield statement(record, iri(RDF + "predicate"), write.term(camel(one.predicate)))
        yield statement(record, iri(RDF + "object"), _end(one.object, annotation, namespace))
        yield from write(subject, proposes=record)
        yield from write(record, polarity=one.polarity, rule=one.rule)
        yield from evidence(record, "evidence", one.evidence, annotation.document, write)


def _end(key: str, annotation: Annotation, namespace: Namespace) -> Term:
    """An entity, or a concept of the schemes of arms and topics."""
    scheme, name = EntityKey.parse(key)
    return iri(namespace.concept(scheme, name)) if scheme in ("arms", "topic") else of(key, annotation, namespace)
