"""Records: what everything above the store reads of claims, relations, events, entities and documents."""

from kg.rdf.records.lines import LineTriples
from kg.rdf.records.made import records_of
from kg.rdf.records.nouns import (
    ArticleRecord,
    ClaimRecord,
    DocumentRecord,
    EntityRecord,
    EntityRef,
    EventRecord,
    EvidenceRecord,
    NamesRecord,
    PropositionRecord,
    RelationRecord,
)
from kg.rdf.records.reader import RecordReader
from kg.rdf.records.rows import claim_row, entity_row, relation_row
from kg.rdf.records.triples import StoreTriples, Triples

__all__ = [
    "ArticleRecord",
    "ClaimRecord",
    "DocumentRecord",
    "EntityRecord",
    "EntityRef",
    "EventRecord",
    "EvidenceRecord",
    "LineTriples",
    "NamesRecord",
    "PropositionRecord",
    "RecordReader",
    "RelationRecord",
    "StoreTriples",
    "Triples",
    "claim_row",
    "entity_row",
    "records_of",
    "relation_row",
]
