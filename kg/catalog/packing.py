"""Records as they stand in the tables: JSON lists, in which things and documents are numbers."""

import json
from collections.abc import Iterable
from typing import Any, Protocol

from kg.catalog.nouns import Claim, DocumentRef, Event, Fact, Offsets, Passage, Proposed, Ref, Relation
from kg.catalog.things import UNNAMED, ThingReader
from kg.model import Span, Tally
from kg.rdf.records import ClaimRecord, DocumentRecord, EntityRef, EventRecord, EvidenceRecord, RelationRecord
from kg.text.sentences import told_in

__all__ = ["Packer", "Refs", "around", "fact", "unpacked_claim", "unpacked_document", "unpacked_event", "unpacked_relation"]  # fmt: skip

Text = str | None


class Refs(Protocol):
    """Who knows what the numbers mean."""

    def ref(self, number: int) -> Ref: ...

    def document_ref(self, number: int) -> DocumentRef: ...


class Packer:
    """Packs records; `documents` has the number of each document by its IRI."""

    def __init__(self, things: ThingReader, documents: dict[str, int]) -> None:
        self.things, self.documents = things, documents

    def claim(self, one: ClaimRecord, around: tuple[str, str]) -> str:
        concept = self.things.namespace.concept
        wording = one.source.quote if one.source and one.speaker.key == UNNAMED else ""
        packed = [
            one.claim,
            [self._number(one.speaker), wording],
            self._number(one.on_behalf_of),
            self._number(one.capacity),
            self.things.number(concept("illocution", one.illocution)),
            one.polarity,
            one.modality,
            one.quotation,
            one.content,
            one.date,
            one.date_text,
            self._numbers(one.targets),
            self._number(one.addressee),
            [self.things.number(concept("topic", topic)) for topic in one.topics],
            self._numbers(one.instruments),
            self._number(one.made_at),
            self._number(one.relayed_by),
            self.documents[one.evidence.document.document],
            _offsets(one.evidence),
            _offsets(one.cue),
            _offsets(one.source),
            *around,
            one.confidence,
            one.rule,
            last(one.utterance) if one.utterance else None,
            last(one.embedded_in) if one.embedded_in else None,
            [[self._number(article.treaty), article.number] for article in one.articles],
            [
                [self._number(it.subject), self.term(it.predicate), self._number(it.object), it.polarity]
                for it in one.propositions
            ],
            one.plover,
        ]
        return written(packed)

    def relation(self, one: RelationRecord, around: tuple[str, str]) -> str:
        claim = one.claimed_in
        wording = claim.source.quote if claim and claim.source and claim.speaker.key == UNNAMED else ""
        packed = [
            one.relation, self._number(one.subject), self.term(one.predicate), self._number(one.object), one.polarity,
            one.modality, one.date, one.rule, self._passage(one.evidence, around),
            last(claim.claim) if claim else None, [self._number(claim.speaker), wording] if claim else None,
        ]  # fmt: skip
        return written(packed)

    def event(self, one: EventRecord, around: Iterable[tuple[str, str]]) -> str:
        tally = list(one.tally) if one.tally else None
        packed = [
            self.things.number(one.event), self.term(one.event_class), self._numbers(one.participants),
            self._numbers(one.objects), self._number(one.place), one.date, self._number(one.reported_by), tally,
            [self._passage(evidence, rest) for evidence, rest in zip(one.evidence, around, strict=True)],
        ]  # fmt: skip
        return written(packed)

    def document(self, one: DocumentRecord) -> str:
        return written([one.id, one.document, one.name, one.title, one.published, one.publisher, one.url])

    def term(self, name: str) -> int:
        """The number of a class or property of the ontology."""
        return self.things.number(self.things.namespace.term(name))

    def _passage(self, evidence: EvidenceRecord, around: tuple[str, str]) -> list[Any]:
        return [self.documents[evidence.document.document], evidence.start, evidence.end, evidence.quote, *around]

    def _number(self, thing: EntityRef | None) -> int | None:
        return self.things.number(thing.iri) if thing else None

    def _numbers(self, things: Iterable[EntityRef]) -> list[int]:
        return [self.things.number(one.iri) for one in things]


def written(packed: Any) -> str:
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def around(text: Text, *parts: EvidenceRecord | None) -> tuple[str, str]:
    """What stands before and after the first of the parts in the sentences of all; nothing where the text is not known."""
    content, *others = (one.span for one in parts if one)
    if text is None:
        return "", ""
    whole: Span = told_in(text, content, *others)
    return text[whole.start : content.start], text[content.end : whole.end]


def unpacked_claim(name: str, told: int, packed: str, refs: Refs) -> Claim:
    """A claim as it was packed."""
    (
        iri, speaker, behalf, capacity, illocution, polarity, modality, quotation, content, date, date_text, targets,
        addressee, topics, instruments, made_at, relayed_by, document, content_at, cue_at, source_at, before, after,
        confidence, rule, utterance, embedded_in, articles, propositions, plover,
    ) = json.loads(packed)  # fmt: skip
    ref = refs.ref
    return Claim(
        id=name, iri=iri, speaker=_speaker(speaker, refs), on_behalf_of=_ref(behalf, refs), capacity=_ref(capacity, refs),
        illocution=ref(illocution), polarity=polarity, modality=modality, quotation=quotation, content=content,
        date=date, date_text=date_text, targets=tuple(map(ref, targets)), addressee=_ref(addressee, refs),
        topics=tuple(map(ref, topics)), instruments=tuple(map(ref, instruments)), made_at=_ref(made_at, refs),
        relayed_by=_ref(relayed_by, refs), document=refs.document_ref(document), content_at=Offsets(*content_at),
        cue_at=Offsets(*cue_at) if cue_at else None, source_at=Offsets(*source_at) if source_at else None,
        before=before, after=after, confidence=confidence, rule=rule, utterance=utterance, embedded_in=embedded_in,
        told=told, articles=tuple((ref(treaty), number) for treaty, number in articles),
        propositions=tuple(Proposed(ref(one), ref(does), ref(thing), how) for one, does, thing, how in propositions),
        plover=plover,
    )  # fmt: skip


def unpacked_relation(packed: str, refs: Refs) -> Relation:
    iri, subject, predicate, thing, polarity, modality, date, rule, passage, claim, speaker = json.loads(packed)
    return Relation(
        last(iri), iri, refs.ref(subject), refs.ref(predicate), refs.ref(thing), polarity, modality, date, rule,
        _passage(passage, refs), claim, _speaker(speaker, refs) if speaker else None,
    )  # fmt: skip


def unpacked_event(packed: str, refs: Refs) -> Event:
    event, class_, participants, objects, place, date, reported_by, tally, passages = json.loads(packed)
    ref = refs.ref
    return Event(
        ref(event), ref(class_), tuple(map(ref, participants)), tuple(map(ref, objects)), _ref(place, refs), date,
        _ref(reported_by, refs), Tally(*tally) if tally else None, tuple(_passage(one, refs) for one in passages),
    )  # fmt: skip


def unpacked_document(packed: str) -> DocumentRef:
    return DocumentRef(*json.loads(packed))


def fact(packed: list[Any], refs: Refs) -> Fact:
    property_, value, language, inverse, parts = packed
    return Fact(
        refs.ref(property_), refs.ref(value) if isinstance(value, int) else value, language, bool(inverse),
        tuple(fact(one, refs) for one in parts),
    )  # fmt: skip


def _ref(number: int | None, refs: Refs) -> Ref | None:
    return refs.ref(number) if number is not None else None


def _speaker(packed: list[Any], refs: Refs) -> Ref:
    """Somebody unnamed as the text calls them."""
    number, wording = packed
    known = refs.ref(number)
    return Ref(known.key, known.iri, known.kind, wording, known.en) if wording else known


def _passage(packed: list[Any], refs: Refs) -> Passage:
    document, *rest = packed
    return Passage(refs.document_ref(document), *rest)


def _offsets(evidence: EvidenceRecord | None) -> list[Any] | None:
    return [evidence.start, evidence.end, evidence.quote] if evidence else None


def last(iri: str) -> str:
    return iri.rpartition("/")[2]
