"""Records as plain rows, as `pandas.DataFrame` and JSON take them: the public shape, with the names that README shows."""

from typing import Any

from kg.rdf.records.nouns import ClaimRecord, EntityRecord, EntityRef, RelationRecord

__all__ = ["claim_row", "entity_row", "relation_row"]


def entity_row(record: EntityRecord) -> dict[str, Any]:
    return {
        "entity": record.entity,
        "key": record.key,
        "kind": record.kind,
        "label": record.label,
        "aliases": list(record.aliases),
        "documents": record.documents,
    }


def relation_row(record: RelationRecord) -> dict[str, Any]:
    """The object of `holdsPost` is the post's wording, the subject `this` the document itself."""
    return {
        "relation": record.relation,
        "subject": record.subject.key or "this",
        "predicate": record.predicate,
        "object": record.object.key,
        "polarity": record.polarity,
        "modality": record.modality,
        "claimed_by": _key(record.claimed_by),
        "date": record.date,
        "rule": record.rule,
        "document": record.evidence.document.name,
        "quote": record.evidence.quote,
        "start": record.evidence.start,
        "end": record.evidence.end,
        "same_text_as": record.evidence.document.same_text_as,
    }


def claim_row(record: ClaimRecord) -> dict[str, Any]:
    """Lists are sorted; `quote`, `start` and `end` are those of the content."""
    evidence, cue, source = record.evidence, record.cue, record.source
    return {
        "claim": record.claim,
        "speaker": _somebody(record.speaker),
        "on_behalf_of": _key(record.on_behalf_of),
        "illocution": record.illocution,
        "content": record.content,
        "polarity": record.polarity,
        "modality": record.modality,
        "quotation": record.quotation,
        "date": record.date,
        "confidence": record.confidence,
        "rule": record.rule,
        "document": evidence.document.name,
        "title": evidence.document.title,
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "cue": cue.quote if cue else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "source": source.quote if source else None,
        "source_start": source.start if source else None,
        "source_end": source.end if source else None,
        "capacity": _key(record.capacity),
        "addressee": _key(record.addressee),
        "made_at": _key(record.made_at),
        "relayed_by": _key(record.relayed_by),
        "embedded_in": record.embedded_in,
        "plover": record.plover,
        "utterance": record.utterance,
        "same_text_as": evidence.document.same_text_as,
        "targets": sorted({_somebody(one) for one in record.targets}),
        "topics": sorted(record.topics),
        "instruments": sorted({one.key for one in record.instruments if one.key}),
    }


def _key(thing: EntityRef | None) -> str | None:
    return thing.key if thing else None


def _somebody(thing: EntityRef) -> str:
    return thing.key or "unnamed"
