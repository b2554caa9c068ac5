"""Filters as SQL: each part is a look-up in an index, and no word of a user is part of the language."""

import sqlite3
from dataclasses import dataclass, field

from kg.catalog.filters import ClaimFilter, DocumentFilter, first_day, last_day
from kg.catalog.search_words import matching, storable, words

__all__ = ["Selection", "claims_of", "documents_of"]


@dataclass(slots=True)
class Selection:
    """Conditions on the number of a claim or document, with their values; nothing is found where `empty`."""

    conditions: list[str] = field(default_factory=list)
    values: list[str | int] = field(default_factory=list)
    empty: bool = False

    def add(self, condition: str, *values: str | int) -> None:
        self.conditions.append(condition)
        self.values += values

    @property
    def where(self) -> str:
        return f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


def claims_of(base: sqlite3.Connection, wanted: ClaimFilter) -> Selection:
    """The claims, as conditions on `claim`. KGError for a search that is too long."""
    found = Selection()
    terms = []
    for facet, value in wanted.facets.items():
        if facet == "illocution" and ":" not in value:
            value = f"illocution:{value}"
        term = base.execute(
            "SELECT claims, id FROM term WHERE facet = ? AND value = ?", (facet, storable(value))
        ).fetchone()
        terms.append(term or (0, 0))
    for claims, term in sorted(terms):
        found.empty |= not claims
        found.add("claim.id IN (SELECT claim FROM facet WHERE term = ?)", term)
    _dates(found, "claim", wanted)
    _text(found, "claim", wanted.text)
    return found


def documents_of(wanted: DocumentFilter) -> Selection:
    """The documents, as conditions on `document`. KGError for a search that is too long."""
    found = Selection()
    if wanted.mentions:
        found.add(
            "document.id IN (SELECT document FROM mention WHERE thing IN (SELECT id FROM thing WHERE key = ?))",
            storable(wanted.mentions),
        )
    if wanted.publisher:
        found.add("document.publisher = ?", storable(wanted.publisher))
    _dates(found, "document", wanted)
    _text(found, "document", wanted.text)
    return found


def _dates(found: Selection, table: str, wanted: ClaimFilter | DocumentFilter) -> None:
    if wanted.since:
        found.add(f"{table}.last >= ?", first_day(wanted.since))
    if wanted.until:
        found.add(f"{table}.first <= ?", last_day(wanted.until))


def _text(found: Selection, table: str, text: str | None) -> None:
    if text and (wanted := words(text)):
        found.add(f"{table}.id IN (SELECT rowid FROM {table}_search WHERE {table}_search MATCH ?)", matching(wanted))
