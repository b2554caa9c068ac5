"""The stand-off JSON of a document: the shape of the gold, with the text."""

from typing import Any

from kg.model.annotation import Annotation, Entity, Evidence
from kg.model.kinds import KINDS

__all__ = ["as_json"]


def as_json(annotation: Annotation, *, fulltext: bool = True) -> dict[str, Any]:
    """Entities, mentions, dates, relations and claims with half-open code-point offsets into `text`.

    Without `fulltext` there is no `text`: the offsets serve those who have it.
    """
    document, text = annotation.document, annotation.document.text
    return {
        "id": document.name,
        "title": document.title,
        "published": document.published,
        "published_basis": document.published_basis,
        "publisher": document.publisher,
        "url": document.url,
        **({"collection": document.collection} if document.collection else {}),
        **({"pages": list(document.pages)} if document.pages else {}),
        **({"text": text} if fulltext else {}),
        "entities": {key: _entity(entity) for key, entity in sorted(annotation.entities.items())},
        "mentions": [
            {
                "start": mention.span.start,
                "end": mention.span.end,
                "surface": text[mention.span.start : mention.span.end],
                "entity": key,
                "form": mention.form,
            }
            for mention, key in annotation.links
        ],
        "dates": [
            {
                "start": one.span.start,
                "end": one.span.end,
                **({"surface": text[one.span.start : one.span.end]} if fulltext else {}),
                "value": one.value,
            }
            for one in annotation.dates
        ],
        "relations": [
            {
                "subject": one.subject,
                "predicate": one.predicate,
                "object": one.object,
                "evidence": list(one.evidence.span),
                "polarity": one.polarity,
                "modality": one.modality,
                "date": one.date,
                "rule": one.rule,
            }
            for one in annotation.relations
            if one.polarity == "affirmative"
        ],
        "negated": [
            {
                "subject": one.subject,
                "predicate": one.predicate,
                "object": one.object,
                "evidence": list(one.evidence.span),
            }
            for one in annotation.relations
            if one.polarity == "negative"
        ],
        "claims": [
            {
                "speaker": one.speaker,
                "for": one.on_behalf_of,
                "capacity": one.capacity,
                "addressee": one.addressee,
                "source": _offsets(one.source),
                "cue": _offsets(one.cue),
                "content": _offsets(one.content),
                "illocution": one.illocution,
                "targets": list(one.targets),
                "topics": list(one.topics),
                "instruments": list(one.instruments),
                "polarity": one.polarity,
                "modality": one.modality,
                "quotation": one.quotation,
                "date": one.date,
                "date_text": one.date_text,
                "made_at": one.made_at,
                "relayed_by": one.relayed_by,
                "embedded_in": _offsets(one.embedded_in.content) if one.embedded_in else None,
                "articles": [f"{key} {number}" for key, number in one.articles],
                "code": one.code._asdict() if one.code else None,
                "propositions": [
                    {
                        "subject": said.subject,
                        "predicate": said.predicate,
                        "object": said.object,
                        "polarity": said.polarity,
                        "evidence": list(said.evidence.span),
                        "rule": said.rule,
                    }
                    for said in one.propositions
                ],
                "confidence": one.confidence,
                "rule": one.rule,
            }
            for one in annotation.claims
        ],
        "events": [
            {
                "event": one.key,
                "sort": one.event_class,
                "participants": list(one.participants),
                "things": list(one.objects),
                "place": one.place,
                "date": one.date,
                "code": one.code._asdict() if one.code else None,
                "reported_by": one.reported_by,
                "tally": one.tally._asdict() if one.tally else None,
                "evidence": list(one.evidence.span),
                "rule": one.rule,
            }
            for one in annotation.events
        ],
    }


def _entity(entity: Entity) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": KINDS[entity.kind].stand_off,
        "label": entity.label,
        "aliases": list(entity.aliases),
    }
    return found | ({"wikidata": entity.wikidata} if entity.wikidata else {})


def _offsets(evidence: Evidence | None) -> list[int] | None:
    return list(evidence.span) if evidence else None
