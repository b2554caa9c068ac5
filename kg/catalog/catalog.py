"""The catalog: what a graph holds, looked up by key, filter or name. Any number of threads may ask it."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from kg.catalog.filters import By, ClaimFilter, DocumentFilter, Order
from kg.catalog.kept import connected, kept_catalog
from kg.catalog.nouns import Claim, Document, DocumentRef, Entity, Event, Found, Page, Ref, Relation, Things
from kg.catalog.packing import fact, unpacked_claim, unpacked_document, unpacked_event, unpacked_relation
from kg.catalog.search_words import matching, squeezed, storable, words
from kg.catalog.selection import Selection, claims_of, documents_of
from kg.catalog.things import SHOWN
from kg.errors import KGError
from kg.rdf.graph import RdfGraph

__all__ = ["Catalog", "open_catalog"]

READERS = 4  # connections, opened at once: a file that is taken away is still read
MOST = 1_000  # items of a page
KNOWN = 20_000  # things and documents whose labels are kept
THING = "SELECT id, key, iri, kind, zh, en, documents, claims_by, claims_about, more FROM thing"
EVERYTHING = ClaimFilter()
EVERY_DOCUMENT = DocumentFilter()
FIRST = Page()
THINGS = ("topic", "instrument", "actor", "speaker", "target", "about", "illocution")  # facets whose values are keys


def open_catalog(graph: RdfGraph, *, folder: Path | None) -> "Catalog":
    """The catalog of a graph: the one that is kept in the folder, else it is made, and kept there where that can be."""
    with kept_catalog(graph, folder) as path:
        return Catalog(path)


class Catalog:
    """Looks things up; lists come in pages of at most 1,000. Raises KGError for a page or a search that is none."""

    def __init__(self, path: Path) -> None:
        self._idle: SimpleQueue[sqlite3.Connection] = SimpleQueue()
        for _ in range(READERS):
            self._idle.put(connected(path))
        self.ref = lru_cache(KNOWN)(self._ref)
        self.document_ref = lru_cache(KNOWN)(self._document_ref)
        meta = dict(self._rows("SELECT name, value FROM meta"))
        self.digest: str = meta["digest"]  # sha256 of the graph
        self.fulltext, self.pinyin = meta["fulltext"] == "1", meta["pinyin"] == "1"

    def close(self) -> None:
        """Nothing can be asked afterwards."""
        for _ in range(READERS):
            self._idle.get().close()

    # -- one thing -----------------------------------------------------------------------------------------------------

    def entity(self, key: str) -> Entity | None:
        """An entity, topic, illocution or post by its key."""
        found = self._rows(f"{THING} WHERE key = ? AND listed ORDER BY documents DESC, id LIMIT 1", storable(key))
        return self._entity(found[0]) if found else None

    def by_iri(self, iri: str) -> Entity | None:
        """The same by its IRI."""
        found = self._rows(f"{THING} WHERE iri = ? AND listed", storable(iri))
        return self._entity(found[0]) if found else None

    def has(self, key: str) -> bool:
        """Whether anything has that key: also a document, of which `entity` knows nothing."""
        return bool(self._rows("SELECT 1 FROM thing WHERE key = ? LIMIT 1", storable(key)))

    def claim(self, id: str) -> Claim | None:
        found = self._rows("SELECT name, record FROM claim WHERE name = ?", storable(id))
        return self._claim(found[0]) if found else None

    def document(self, id: str) -> Document | None:
        found = self._rows("SELECT id, record, text, claims, earliest FROM document WHERE name = ?", storable(id))
        return self._document(found[0]) if found else None

    # -- lists ---------------------------------------------------------------------------------------------------------

    def entities(self, text: str = "", *, kind: str | None = None, page: Page = FIRST) -> Found[Entity]:
        """Those with such a name: in both scripts, by part of it, in English, in letters.

        Exact names come first, then those that begin so; of equal ones those that most documents mention. Of no kind in
        particular: entities and topics; illocutions and posts where they are asked for.
        """
        kinds = [storable(kind)] if kind else sorted(SHOWN)
        marks = ", ".join("?" * len(kinds))
        wanted = words(text)
        if not wanted:
            if text.strip():
                return Found((), 0)
            where = f"WHERE kind IN ({marks}) AND listed"
            return self._page(
                f"{THING} {where} ORDER BY documents DESC, claims_by + claims_about DESC, key, id",
                f"SELECT count(*) FROM thing {where}", kinds, page, self._entity,
            )  # fmt: skip
        named, values = _named(" ".join(wanted), wanted)
        source = f"({named}) AS named JOIN thing ON thing.id = named.thing WHERE kind IN ({marks}) AND listed"
        columns = THING.removesuffix(" FROM thing")
        order = "min(rank), documents DESC, claims_by + claims_about DESC, key, id"
        return self._page(
            f"{columns} FROM {source} GROUP BY thing.id ORDER BY {order}",
            f"SELECT count(DISTINCT thing.id) FROM {source}", [*values, *kinds], page, self._entity,
        )  # fmt: skip

    def claims(self, wanted: ClaimFilter = EVERYTHING, *, page: Page = FIRST, order: Order = "-date") -> Found[Claim]:
        """Claims by date, the newest first unless told otherwise; those without a date count as the oldest."""
        with self._reader() as base:
            chosen = claims_of(base, wanted)
        return self._chosen("claim", "claim.name, claim.record", chosen, page, order, self._claim)

    def documents(
        self, wanted: DocumentFilter = EVERY_DOCUMENT, *, page: Page = FIRST, order: Order = "-date"
    ) -> Found[DocumentRef]:
        """Documents by date, the newest first unless told otherwise."""
        return self._chosen("document", "document.record", documents_of(wanted), page, order, lambda row: unpacked_document(row[0]))  # fmt: skip

    def relations(
        self,
        key: str | None = None,
        predicate: str | Collection[str] | None = None,
        *,
        subject: str | None = None,
        thing: str | None = None,
        page: Page = FIRST,
    ) -> Found[Relation]:
        """In the order of the texts; of a key those of which it is subject or object. `thing` is the object's key."""
        things = "(SELECT id FROM thing WHERE key = ?)"
        chosen = Selection()
        if key:
            chosen.add(f"(relation.subject IN {things} OR relation.object IN {things})", *[storable(key)] * 2)
        for column, wanted in (("subject", subject), ("object", thing)):
            if wanted:
                chosen.add(f"relation.{column} IN {things}", storable(wanted))
        if predicate:
            names = [predicate] if isinstance(predicate, str) else sorted(predicate)
            chosen.add(f"relation.predicate IN ({', '.join('?' * len(names))})", *map(storable, names))
        return self._chosen(
            "relation", "relation.record", chosen, page, "date", lambda row: unpacked_relation(row[0], self)
        )

    def events(self, key: str | None = None, *, page: Page = FIRST, order: Order = "-date") -> Found[Event]:
        """Narrated events by date; of a key those in which it has a part, and the event of that key."""
        chosen = Selection()
        if key:
            parts = "SELECT event FROM part WHERE thing IN (SELECT id FROM thing WHERE key = ?)"
            chosen.add(f"event.id IN ({parts})", storable(key))
        return self._chosen("event", "event.record", chosen, page, order, lambda row: unpacked_event(row[0], self))

    # -- numbers -------------------------------------------------------------------------------------------------------

    def counts(self, wanted: ClaimFilter, by: By) -> list[tuple[Ref | str, int]]:
        """How many of the claims have each value, most first; years in their order.

        A claim on two topics counts for both. Values are things but for polarity, year and publisher.
        """
        with self._reader() as base:
            chosen = claims_of(base, wanted)
        if chosen.empty:
            return []
        values: Sequence[str | int]
        if chosen.conditions:
            sql = f"""SELECT value, count(*) AS number FROM (SELECT claim.id AS id FROM claim{chosen.where}) AS chosen
                JOIN facet ON facet.claim = chosen.id JOIN term ON term.id = facet.term WHERE term.facet = ? GROUP BY term.id"""
            values = [*chosen.values, by]
        else:
            sql, values = "SELECT value, claims AS number FROM term WHERE facet = ?", [by]
        rows = self._rows(f"{sql} ORDER BY {'value' if by == 'year' else 'number DESC, value'}", *values)
        return [(self._value(by, value), number) for value, number in rows]

    def publishers(self) -> dict[str, int]:
        """Who put documents out, and how many; most first."""
        sql = "SELECT publisher, count(*) FROM document WHERE publisher IS NOT NULL GROUP BY publisher ORDER BY count(*) DESC, publisher"
        return dict(self._rows(sql))

    def things(self) -> Things:
        """What there is, for a first page."""
        kinds = self._rows(
            "SELECT kind, count(*) FROM thing WHERE listed AND documents GROUP BY kind ORDER BY count(*) DESC, kind"
        )
        documents, claims, relations, events = (
            self._rows(f"SELECT count(*) FROM {name}")[0][0] for name in ("document", "claim", "relation", "event")
        )
        first, last = self._rows("SELECT min(first), max(first) FROM document")[0]
        return Things(documents, claims, relations, events, dict(kinds), first, last, self.fulltext, self.pinyin)

    # -- from rows -----------------------------------------------------------------------------------------------------

    def _ref(self, number: int) -> Ref:
        """The thing of a number of this catalog."""
        return Ref(*self._rows("SELECT key, iri, kind, zh, en FROM thing WHERE id = ?", number)[0])

    def _document_ref(self, number: int) -> DocumentRef:
        return unpacked_document(self._rows("SELECT record FROM document WHERE id = ?", number)[0][0])

    def _entity(self, row: Sequence[Any]) -> Entity:
        _, key, iri, kind, zh, en, documents, by, about, more = row
        types, labels, aliases, links, facts = json.loads(more)
        return Entity(
            Ref(key, iri, kind, zh, en), tuple(types), tuple((language, text) for language, text in labels), tuple(aliases),
            documents, by, about, tuple(links), tuple(fact(one, self) for one in facts),
        )  # fmt: skip

    def _claim(self, row: Sequence[Any]) -> Claim:
        name, record = row
        return unpacked_claim(name, record, self)

    def _document(self, row: Sequence[Any]) -> Document:
        number, record, text, claims, earliest = row
        things = self._rows(
            "SELECT thing.id FROM mention JOIN thing ON thing.id = mention.thing WHERE document = ? AND listed ORDER BY key",
            number,
        )
        first = self._rows("SELECT record FROM document WHERE name = ?", earliest) if earliest else []
        same = unpacked_document(first[0][0]) if first else None
        return Document(unpacked_document(record), text, claims, tuple(self.ref(one) for (one,) in things), same)

    def _value(self, by: By, value: str) -> Ref | str:
        if by in THINGS:
            return Ref(
                *self._rows("SELECT key, iri, kind, zh, en FROM thing WHERE key = ? ORDER BY id LIMIT 1", value)[0]
            )
        if by == "document":
            known = unpacked_document(self._rows("SELECT record FROM document WHERE name = ?", value)[0][0])
            return Ref(f"document:{known.id}", known.iri, "document", known.title or known.name)
        return value

    # -- asking --------------------------------------------------------------------------------------------------------

    def _chosen(self, table: str, columns: str, chosen: Selection, page: Page, order: Order, read: Any) -> Found[Any]:
        if chosen.empty:
            return Found((), 0)
        way = "DESC" if order == "-date" else "ASC"
        return self._page(
            f"SELECT {columns} FROM {table}{chosen.where} ORDER BY {table}.id {way}",
            f"SELECT count(*) FROM {table}{chosen.where}", chosen.values, page, read,
        )  # fmt: skip

    def _page(self, sql: str, count: str, values: Sequence[str | int], page: Page, read: Any) -> Found[Any]:
        if page.offset < 0 or not 0 <= page.limit <= MOST:
            raise KGError(f"no page of {page.limit:,} from {page.offset:,}; give at most {MOST:,}, from 0 on")
        (total,) = self._rows(count, *values)[0]
        rows = self._rows(f"{sql} LIMIT ? OFFSET ?", *values, page.limit, min(page.offset, total))
        return Found(tuple(map(read, rows)), total)

    def _rows(self, sql: str, *values: str | int) -> list[Any]:
        with self._reader() as base:
            try:
                return base.execute(sql, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise KGError(
                    f"the catalog of the graph is damaged ({error}); delete .kg-catalog-* beside graph.nq"
                ) from error

    @contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection]:
        base = self._idle.get()
        try:
            yield base
        finally:
            self._idle.put(base)


def _named(whole: str, wanted: list[str]) -> tuple[str, list[str | int]]:
    """Things with a name that holds all the words, or begins so in letters; with how well it fits."""
    rank = "CASE WHEN plain = ? THEN 0 WHEN substr(plain, 1, ?) = ? THEN 1 ELSE 2 END"
    inside = f"SELECT name.thing, {rank} AS rank FROM name_search JOIN name ON name.id = name_search.rowid WHERE name_search MATCH ?"
    parts = [inside]
    values: list[str | int] = [whole, len(whole), whole, matching(wanted)]
    run = squeezed(whole)
    if run and run != whole:
        parts.append(inside)
        values += [run, len(run), run, matching([run])]
    letters = run.replace("ü", "v")
    if letters.isascii() and letters.isalpha():
        parts.append("""SELECT thing, CASE WHEN NOT whole THEN 2 WHEN spelling = ? THEN 0 ELSE 1 END AS rank
            FROM spelled WHERE spelling >= ? AND spelling < ?""")
        values += [letters, letters, letters + "\x7f"]
    return " UNION ALL ".join(parts), values
