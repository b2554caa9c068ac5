"""Filters as SQL: an index is walked in the order of dates, and no word of a user is part of the language."""

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kg.catalog.filters import ClaimFilter, DocumentFilter, first_day, last_day
from kg.catalog.search_words import matching, storable, words

__all__ = ["Selection", "claims_of", "documents_of", "narrow"]

TERM = "SELECT claims, id FROM term WHERE facet = ? AND value = ?"
DATED = ("claim", "document")  # which have a table of their days, one row each

# A table that lists numbers in their order for each value of a column; that column; the value.
Posting = tuple[str, str, str | int]


@dataclass(slots=True)
class Selection:
    """Which rows of a table, by their numbers; nothing is found where `empty`."""

    table: str
    postings: list[Posting] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)  # on `chosen.id`
    values: list[str | int] = field(default_factory=list)
    search: str = ""
    most: int | None = None  # rows that there can be, where that is known
    empty: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.postings or self.conditions or self.search or self.empty)

    def sql(self) -> tuple[str, list[str | int]]:
        """What follows SELECT … of `chosen.id`, and its values: the first posting is walked, the others looked up."""
        found, values = list(self.conditions), list(self.values)
        for table, column, value in self.postings[1:]:
            found.append(f"EXISTS (SELECT 1 FROM {table} WHERE {column} = ? AND id = chosen.id)")
            values.append(value)
        source = f"{self.table}_day AS chosen" if self.table in DATED else f"{self.table} AS chosen"
        matches = f"SELECT rowid AS id FROM {self.table}_search WHERE {self.table}_search MATCH ?"
        if self.search and self.postings:
            found.append(f"chosen.id IN ({matches})")
            values.append(self.search)
        elif self.search:
            source, values = f"({matches}) AS chosen", [self.search, *values]
        if self.postings:
            table, column, value = self.postings[0]
            source, found, values = f"{table} AS chosen", [f"chosen.{column} = ?", *found], [value, *values]
        return f"FROM {source}{' WHERE ' if found else ''}{' AND '.join(found)}", values

    def add(self, condition: str, *values: str | int) -> None:
        self.conditions.append(condition)
        self.values += values


def claims_of(base: sqlite3.Connection, wanted: ClaimFilter) -> Selection:
    """The claims of a filter. KGError for a search that is too long."""
    found, terms = Selection("claim"), []
    for facet, value in wanted.facets.items():
        if facet == "illocution" and ":" not in value:
            value = f"illocution:{value}"
        ways = (facet, "narrower") if facet in ("topic", "about") else (facet,)
        known = (base.execute(TERM, (way, storable(value))).fetchone() for way in ways)
        terms.append(next(filter(None, known), (0, 0)))
    for claims, term in sorted(terms):  # the rarest is walked
        found.empty |= not claims
        found.most = claims if found.most is None else found.most
        found.postings.append(("facet", "term", term))
    _dates(found, wanted)
    _text(found, wanted.text)
    return found


def documents_of(wanted: DocumentFilter, mentioned: int | None) -> Selection:
    """The documents of a filter, with the number of the thing that they mention. KGError for a search that is too long."""
    found = Selection("document", empty=bool(wanted.mentions) and mentioned is None)
    if mentioned is not None:
        found.postings.append(("mention", "thing", mentioned))
    if wanted.publisher:
        found.postings.append(("document", "publisher", storable(wanted.publisher)))
    _dates(found, wanted)
    _text(found, wanted.text)
    return found


def narrow(found: Selection, ends: Mapping[str, int | None], predicate: str | Collection[str] | None) -> None:
    """Of relations those with these ends, the numbers of things by their columns, and one of the predicates."""
    for column, number in ends.items():
        found.empty |= number is None
        found.postings.append(("tie", "thing", number or 0))
        found.add(f"EXISTS (SELECT 1 FROM relation WHERE id = chosen.id AND {column} = ?)", number or 0)
    if predicate:
        names = [predicate] if isinstance(predicate, str) else sorted(predicate)
        marks = ", ".join("?" * len(names))
        found.add(
            f"EXISTS (SELECT 1 FROM relation WHERE id = chosen.id AND predicate IN ({marks}))", *map(storable, names)
        )


def _dates(found: Selection, wanted: ClaimFilter | DocumentFilter) -> None:
    """Numbers go by first days, so that a day is a number, but for periods that began before `since` and reach into it."""
    days = f"FROM {found.table}_day WHERE"
    if wanted.since:
        day = first_day(wanted.since)
        found.add(f"chosen.id >= (SELECT id {days} reach >= ? ORDER BY reach, id LIMIT 1)", day)
        begun = f"chosen.id >= (SELECT id {days} first >= ? ORDER BY first, id LIMIT 1)"
        found.add(f"({begun} OR EXISTS (SELECT 1 {days} id = chosen.id AND last >= ?))", day, day)
    if wanted.until:
        found.add(
            f"chosen.id <= (SELECT id {days} first <= ? ORDER BY first DESC, id DESC LIMIT 1)", last_day(wanted.until)
        )
        found.add(f"chosen.id >= (SELECT id {days} first IS NOT NULL ORDER BY first, id LIMIT 1)")


def _text(found: Selection, text: str | None) -> None:
    if text and (wanted := words(text)):
        found.search = matching(wanted)
