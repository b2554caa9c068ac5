"""Nouns of the catalog as answers: each claim and each report with its sentence, its document and its IRI."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

from kg.catalog import Catalog, Claim, DocumentRef, Entity, Event, Fact, Passage, Ref, Relation
from kg.model.keys import name_of
from kg.serving.agents.nouns import (
    Cited,
    ClaimTold,
    Count,
    CuratedFact,
    EntityTold,
    EventTold,
    Evidence,
    Outer,
    RelationTold,
    Reported,
    Said,
    Thing,
)
from kg.serving.agents.wording import line, worded_claim, worded_relation

__all__ = [
    "SIZE",
    "cited",
    "counts",
    "curated",
    "entity_told",
    "event_told",
    "fitting",
    "relation_told",
    "teller",
    "thing",
    "written",
]

SIZE = 50_000  # characters of the items of an answer
AROUND = 500  # characters of a sentence before and after the words
ALIASES = 8
TAGS = dict.fromkeys(range(0xE0000, 0xE0080), 0xFFFD)  # letters that nobody sees and that models read: one for one
PASSAGES = 400  # characters of a curated text

T = TypeVar("T")
N = TypeVar("N", bound=BaseModel)


def written(answer: Any) -> str:
    """An answer as JSON without blanks, Chinese as it is; characters that hide a text from people are seen to be there."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).translate(TAGS)


def fitting(items: Iterable[T], tell: Callable[[T], N], size: int = SIZE) -> Iterator[N]:
    """Items as they are told, as many as an answer has room for; one at least."""
    taken = 0
    for item in items:
        told = tell(item)
        length = len(told.model_dump_json(exclude_defaults=True))
        if taken and taken + length > size:
            return
        taken += length
        yield told


def thing(ref: Ref) -> Thing:
    return Thing(
        key=ref.key, name=line(ref.label()), name_en=line(ref.en) if ref.en and ref.en != ref.label() else None
    )


def cited(document: DocumentRef) -> Cited:
    return Cited(
        id=document.id, iri=document.iri, title=line(document.title or document.name), publisher=document.publisher and line(document.publisher),
        date=document.published, url=document.url,
    )  # fmt: skip


def teller(catalog: Catalog) -> Callable[[Claim], ClaimTold]:
    """How claims of that catalog are told."""

    def told(claim: Claim) -> ClaimTold:
        outer = catalog.claim(claim.embedded_in) if claim.embedded_in else None
        sentence = _sentence(claim.before, claim.content_at.quote, claim.after)
        evidence = Evidence(
            sentence=sentence, start=claim.content_at.start, end=claim.content_at.end, document=cited(claim.document)
        )
        return ClaimTold(
            id=claim.id, iri=claim.iri, worded=worded_claim(claim, outer), claim=_said(claim, outer), evidence=evidence,
            reports=claim.told, confidence=claim.confidence,
        )  # fmt: skip

    return told


def _said(claim: Claim, outer: Claim | None) -> Said:
    return Said(
        speaker=thing(claim.speaker),
        on_behalf_of=_perhaps(claim.on_behalf_of),
        capacity=line(claim.capacity.label()) if claim.capacity else None,
        act=name_of(claim.illocution.key),
        polarity=claim.polarity,
        modality=claim.modality,
        says=claim.content,
        quotation=claim.quotation,
        toward=tuple(map(thing, claim.targets)),
        addressed_to=_perhaps(claim.addressee),
        about=tuple(map(thing, (*claim.instruments, *claim.topics))),
        date=claim.date,
        made_at=_perhaps(claim.made_at),
        relayed_by=_perhaps(claim.relayed_by),
        within=Outer(id=outer.id, speaker=thing(outer.speaker)) if outer else None,
        proposes=tuple(
            f"{'not: ' if one.polarity == 'negative' else ''}{one.subject.key} {line(one.predicate.label('en'))} {one.object.key}"
            for one in claim.propositions
        ),
    )


def relation_told(relation: Relation) -> RelationTold:
    reported = Reported(
        subject=thing(relation.subject),
        predicate=line(relation.predicate.label("en")),
        object=thing(relation.object),
        polarity=relation.polarity,
        modality=relation.modality,
        claimed_by=_perhaps(relation.claimed_by),
        date=relation.date,
    )
    return RelationTold(
        iri=relation.iri, worded=worded_relation(relation), reported=reported, evidence=_evidence(relation.passage)
    )


def event_told(event: Event) -> EventTold:
    return EventTold(
        key=event.ref.key, iri=event.ref.iri, kind=event.event_class.label("en"), reported=line(event.ref.label()), date=event.date,
        evidence=_evidence(event.passages[0]),
    )  # fmt: skip


def entity_told(entity: Entity) -> EntityTold:
    ref = entity.ref
    names = [line(one) for one in entity.aliases]
    return EntityTold(
        key=ref.key, iri=ref.iri, kind=ref.kind, name=line(ref.label()), name_en=line(ref.en) if ref.en and ref.zh else None,
        aliases=tuple(names[:ALIASES]), documents=entity.documents, claims_by=entity.claims_by, claims_about=entity.claims_about,
    )  # fmt: skip


def curated(fact: Fact) -> CuratedFact:
    name = " ".join(dict.fromkeys(one for one in (fact.property.zh, fact.property.en) if one))
    value = fact.value.label() if isinstance(fact.value, Ref) else fact.value
    return CuratedFact(
        property=name, value=line(value, PASSAGES), key=fact.value.key if isinstance(fact.value, Ref) else None,
        said_of_value=fact.inverse, details=tuple(map(_detail, fact.parts)),
    )  # fmt: skip


def counts(found: Iterable[tuple[Ref | str, int]], most: int) -> tuple[Count, ...]:
    """Values with their numbers, the first so many."""
    return tuple(
        Count(name=line(value), number=number)
        if isinstance(value, str)
        else Count(name=line(value.label()), key=value.key, number=number)
        for value, number in [*found][:most]
    )


def _detail(fact: Fact) -> str:
    value = f"{fact.value.label()} ({fact.value.key})" if isinstance(fact.value, Ref) else fact.value
    return f"{fact.property.label()}: {line(value)}"


def _perhaps(ref: Ref | None) -> Thing | None:
    return thing(ref) if ref else None


def _evidence(passage: Passage) -> Evidence:
    sentence = _sentence(passage.before, passage.quote, passage.after)
    return Evidence(sentence=sentence, start=passage.start, end=passage.end, document=cited(passage.document))


def _sentence(before: str, words: str, after: str) -> str:
    """Cut where it is longer than any sentence should be; the words are whole."""
    if len(before) > AROUND:
        before = "…" + before[-AROUND:]
    if len(after) > AROUND:
        after = after[:AROUND] + "…"
    return before + words + after
