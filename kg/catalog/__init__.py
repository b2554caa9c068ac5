"""A built graph to be looked up: entities, claims and documents by their keys, names to entities."""

from kg.catalog.catalog import Catalog, open_catalog
from kg.catalog.filters import By, ClaimFilter, DocumentFilter, Order
from kg.catalog.nouns import (
    Claim,
    Document,
    DocumentRef,
    Entity,
    Event,
    Fact,
    Found,
    Offsets,
    Page,
    Passage,
    Proposed,
    Ref,
    Relation,
    Things,
)

__all__ = [
    "By", "Catalog", "Claim", "ClaimFilter", "Document", "DocumentFilter", "DocumentRef", "Entity", "Event", "Fact", "Found",
    "Offsets", "Order", "Page", "Passage", "Proposed", "Ref", "Relation", "Things", "open_catalog",
]  # fmt: skip
