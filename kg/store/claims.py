"""A claim as triples: who says it, how, of whom; and what it says, for the graph of the claim alone."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.folding import fold
from kg.model import Annotation, Claim, Code
from kg.namespaces import RDF, Namespace, digest
from kg.store.terms import LABEL, TYPE, Writer, camel, iri, literal, typed
from kg.store.things import claim_iri, evidence, of, post_iri, span_iri, span_triples

__all__ = ["claim_triples", "codes", "proposed"]


def claim_triples(claim: Claim, annotation: Annotation, document: ox.NamedNode, write: Writer) -> Iterator[ox.Triple]:
    """Everything of a claim but its propositions."""
    namespace = write.namespace
    subject = claim_iri(claim, annotation.document, namespace)
    yield from _unnamed(claim, write)
    yield from _post(claim, write)
    yield ox.Triple(subject, TYPE, write.term("Claim"))

    def one(key: str | None) -> ox.NamedNode | None:
        return of(key, annotation, namespace) if key else None

    outer = claim.embedded_in
    articles = [_article(key, number, annotation, namespace) for key, number in claim.articles]
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
        citesArticle=articles,
        claimDate=claim.date,
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
    )
    yield from codes(subject, claim.code, write)
    for (key, number), article in zip(claim.articles, articles, strict=True):
        yield ox.Triple(article, TYPE, write.term("Article"))
        yield ox.Triple(article, LABEL, literal(f"《{annotation.entities[key].label}》第{number}条", "zh"))
        yield from write(article, articleOf=one(key), number=typed(number, "positiveInteger"))
    for name, found in (
        ("sourceEvidence", claim.source),
        ("cueEvidence", claim.cue),
        ("contentEvidence", claim.content),
    ):
        if found:
            yield from evidence(subject, name, found, annotation.document, write)
    for said in claim.propositions:  # where it stands is no secret: only what it says is
        yield from span_triples(said.evidence, annotation.document, write)


def codes(subject: ox.NamedNode, code: Code | None, write: Writer) -> Iterator[ox.Triple]:
    """The codes of PLOVER and CAMEO, where there are any."""
    if code:
        yield from write(
            subject,
            plover=code.plover,
            ploverMode=code.mode or None,
            ploverContext=code.context or None,
            cameo=code.cameo,
        )


def proposed(claim: Claim, annotation: Annotation, write: Writer) -> Iterator[ox.Triple]:
    """Each proposition as a record with its polarity and evidence; as a plain triple too, if it is affirmed."""
    namespace = write.namespace
    subject = claim_iri(claim, annotation.document, namespace)
    for one in claim.propositions:
        ends = [_end(key, annotation, namespace) for key in (one.subject, one.object)]
        predicate = write.term(camel(one.predicate))
        if one.polarity == "affirmative":
            yield ox.Triple(ends[0], predicate, ends[1])
        name = digest(subject.value, one.subject, one.predicate, one.object)
        record = iri(namespace.thing("proposition", name))
        yield ox.Triple(record, TYPE, write.term("Proposition"))
        yield ox.Triple(record, iri(RDF + "subject"), ends[0])
        yield ox.Triple(record, iri(RDF + "predicate"), predicate)
        yield ox.Triple(record, iri(RDF + "object"), ends[1])
        yield from write(subject, proposes=record)
        yield from write(record, polarity=one.polarity, rule=one.rule)
        yield ox.Triple(record, write.term("evidence"), span_iri(one.evidence, annotation.document, namespace))


def _end(key: str, annotation: Annotation, namespace: Namespace) -> ox.NamedNode:
    """An entity, or a concept of the schemes of arms and topics."""
    scheme, _, name = key.partition(":")
    return iri(namespace.concept(scheme, name)) if scheme in ("arms", "topic") else of(key, annotation, namespace)


def _article(key: str, number: int, annotation: Annotation, namespace: Namespace) -> ox.NamedNode:
    return iri(namespace.thing("article", f"{of(key, annotation, namespace).value.rpartition('/')[2]}-{number}"))


def _post(claim: Claim, write: Writer) -> Iterator[ox.Triple]:
    """The post in which somebody speaks, described."""
    if claim.capacity:
        post = post_iri(claim.capacity, write.namespace)
        yield ox.Triple(post, TYPE, write.term("Post"))
        yield ox.Triple(post, LABEL, literal(fold(claim.capacity), "zh"))


def _unnamed(claim: Claim, write: Writer) -> Iterator[ox.Triple]:
    """What stands for all that have no name, where a claim needs it."""
    if "unnamed" in (claim.speaker, claim.on_behalf_of, *claim.targets):
        subject = iri(write.namespace.thing("group", "unnamed"))
        yield ox.Triple(subject, TYPE, write.term("UnnamedActor"))
        yield from write(subject, key="unnamed")
