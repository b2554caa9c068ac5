"""The catalog: what a graph holds, looked up by key, filter or name. Any number of threads may ask it."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from kg.catalog.filters import By, ClaimFilter, DocumentFilter, Order
from kg.catalog.kept import connected, kept_catalog
from kg.catalog.naming import named
from kg.catalog.nouns import Claim, Document, DocumentRef, Entity, Event, Found, Page, Ref, Relation, Things
from kg.catalog.packing import fact, unpacked_claim, unpacked_document, unpacked_event, unpacked_relation
from kg.catalog.search_words import storable, words
from kg.catalog.selection import Selection, claims_of, documents_of, narrow
from kg.errors import KGError
from kg.rdf.graph import RdfGraph

__all__ = ["Catalog", "open_catalog"]

READERS = 4  # connections, opened at once: a file that is taken away is still read
MOST = 1_000  # items of a page
FEW = 20  # claims are few if there are so many times more
KNOWN = 20_000  # things and documents whose labels are kept
THING = "SELECT thing.id, key, iri, kind, zh, en, documents, claims_by, claims_about, more"
TOTALS = 2_000  # numbers that are kept: who turns pages is told the same one each time
EVERYTHING = ClaimFilter()
EVERY_DOCUMENT = DocumentFilter()
FIRST = Page()
THINGS = ("topic", "instrument", "actor", "speaker", "target", "about", "illocution")  # facets whose values are keys


def open_catalog(graph: RdfGraph, *, folder: Path | None) -> "Catalog":
    """The catalog of a graph: the one that is kept in the folder, else it is made, and kept there where that can be.

    It is kept beside the `graph.nq` that it is of and nowhere else. Raises KGError if none can be made.
    """
    with suppress(sqlite3.OperationalError), kept_catalog(graph, folder) as path:  # another build may take it away
        return Catalog(path)
    try:
        with kept_catalog(graph, None) as path:
            return Catalog(path)
    except sqlite3.Error as error:
        what = "make room in the folder for temporary files, and use a Python whose SQLite has FTS5"
        raise KGError(f"no catalog can be made of the graph: {error}; {what}") from error


class Catalog:
    """Looks things up; lists come in pages of at most 1,000. Raises KGError for a page or a search that is none."""

    def __init__(self, path: Path) -> None:
        self._idle: SimpleQueue[sqlite3.Connection | None] = SimpleQueue()  # None when it is closed
        for _ in range(READERS):
            self._idle.put(connected(path))
        self.ref = lru_cache(KNOWN)(self._ref)
        self.document_ref = lru_cache(KNOWN)(self._document_ref)
        self._total = lru_cache(TOTALS)(self._counted)
        self.things = lru_cache(1)(self._things)
        meta = dict(self._rows("SELECT name, value FROM meta"))
        self.digest: str = meta["digest"]  # sha256 of the graph
        self.fulltext, self.pinyin = meta["fulltext"] == "1", meta["pinyin"] == "1"

    def close(self) -> None:
        """Wait for those who ask and end it: whoever asks later gets a KGError."""
        for _ in range(READERS):
            base = self._idle.get()
            if base is None:  # it was closed before
                break
            base.close()
        self._idle.put(None)

    # -- one thing -----------------------------------------------------------------------------------------------------

    def entity(self, key: str) -> Entity | None:
        """An entity, topic, illocution or post by its key."""
        found = self._rows(f"{THING} FROM thing WHERE key = ? AND listed ORDER BY place LIMIT 1", storable(key))
        return self._entity(found[0]) if found else None

    def by_iri(self, iri: str) -> Entity | None:
        """The same by its IRI."""
        found = self._rows(f"{THING} FROM thing WHERE iri = ? AND listed", storable(iri))
        return self._entity(found[0]) if found else None

    def term(self, name: str) -> Ref | None:
        """A class or property of the ontology by its local name, with its labels: `State`, `holdsPost`."""
        found = self.entity(f"term:{name}")
        return found.ref if found else None

    def has(self, key: str) -> bool:
        """Whether anything has that key: also a document, of which `entity` knows nothing."""
        return bool(self._rows("SELECT 1 FROM thing WHERE key = ? LIMIT 1", storable(key)))

    def claim(self, id: str) -> Claim | None:
        found = self._rows("SELECT name, told, record FROM claim WHERE name = ?", storable(id))
        return self._claim(found[0]) if found else None

    def relation(self, id: str) -> Relation | None:
        found = self._rows("SELECT record FROM relation WHERE name = ?", storable(id))
        return unpacked_relation(found[0][0], self) if found else None

    def document(self, id: str) -> Document | None:
        found = self._rows("SELECT id, record, text, claims, earliest FROM document WHERE name = ?", storable(id))
        return self._document(found[0]) if found else None

    # -- lists ---------------------------------------------------------------------------------------------------------

    def entities(self, text: str = "", *, kind: str | None = None, page: Page = FIRST) -> Found[Entity]:
        """Those with such a name: in both scripts, by part of it, in English, in letters.

        Exact names come first, then those that begin so; of equal ones those that most documents mention. Of no kind in
        particular: entities and topics; illocutions and posts where they are asked for.
        """
        wanted = words(text)
        if text.strip() and not wanted:
            return Found((), 0)
        which, kinds = ("kind = ? AND listed", [storable(kind)]) if kind else ("listed = 2", [])
        names, values = named(wanted) if wanted else ("", [])
        if wanted:
            source = f"FROM ({names}) AS named JOIN thing ON thing.id = named.thing WHERE {which}"
            order = "GROUP BY thing.id ORDER BY min(fits), place"
        else:
            source, order = f"FROM thing WHERE {which}", "ORDER BY place"
        count = f"SELECT count(DISTINCT thing.id) {source}" if wanted else f"SELECT count(*) {source}"
        return self._page(f"{THING} {source} {order} LIMIT ? OFFSET ?", count, [*values, *kinds], page, self._entity)

    def claims(self, wanted: ClaimFilter = EVERYTHING, *, page: Page = FIRST, order: Order = "-date") -> Found[Claim]:
        """Claims by date, the newest first unless told otherwise; those without a date count as the oldest."""
        with self._reader() as base:
            chosen = claims_of(base, wanted)
        return self._chosen(chosen, "claim.name, claim.told, claim.record", page, order, self._claim)

    def documents(
        self, wanted: DocumentFilter = EVERY_DOCUMENT, *, page: Page = FIRST, order: Order = "-date"
    ) -> Found[DocumentRef]:
        """Documents by date, the newest first unless told otherwise."""
        chosen = documents_of(wanted, self._number(wanted.mentions))
        return self._chosen(chosen, "document.record", page, order, lambda row: unpacked_document(row[0]))

    def relations(
        self,
        key: str | None = None,
        predicate: str | Collection[str] | None = None,
        *,
        subject: str | None = None,
        thing: str | None = None,
        page: Page = FIRST,
    ) -> Found[Relation]:
        """In the order of the texts, older documents first; of a key those of which it is subject or object.

        `predicate` is one or several; `thing` is the object's key.
        """
        chosen = self._with_part("relation", "tie", key)
        ends = (("subject", subject), ("object", thing))
        narrow(chosen, {column: self._number(end) for column, end in ends if end}, predicate)
        return self._chosen(chosen, "relation.record", page, "date", lambda row: unpacked_relation(row[0], self))

    def events(self, key: str | None = None, *, page: Page = FIRST, order: Order = "-date") -> Found[Event]:
        """Narrated events by date; of a key those in which it has a part, and the event of that key."""
        chosen = self._with_part("event", "part", key)
        return self._chosen(chosen, "event.record", page, order, lambda row: unpacked_event(row[0], self))

    def _with_part(self, table: str, posting: str, key: str | None) -> Selection:
        thing = self._number(key)
        return Selection(table, [(posting, "thing", thing)] if thing else [], empty=bool(key) and not thing)

    def _number(self, key: str | None) -> int | None:
        """The number of a thing by its key."""
        found = self._rows("SELECT id FROM thing WHERE key = ? ORDER BY place LIMIT 1", storable(key)) if key else []
        return found[0][0] if found else None

    # -- numbers -------------------------------------------------------------------------------------------------------

    def counts(self, wanted: ClaimFilter, by: By) -> list[tuple[Ref | str, int]]:
        """How many of the claims have each value, most first; years in their order.

        A claim on two topics counts for both, on a narrower one for that at its top. Values are things but for polarity,
        year and publisher.
        """
        with self._reader() as base:
            chosen = claims_of(base, wanted)
        if chosen.empty:
            return []
        picked, values = chosen.sql()
        if chosen.whole:
            sql = "SELECT value, claims AS number FROM term WHERE facet = ?"
        elif chosen.most is not None and chosen.most * FEW < self.things().claims:  # few: look at what each has
            sql = f"""SELECT value, count(*) AS number FROM (SELECT chosen.id {picked}) AS picked
                CROSS JOIN facet ON facet.id = picked.id CROSS JOIN term ON term.id = facet.term
                WHERE term.facet = ? GROUP BY term.id"""
        else:  # many: look for them among those that each value has, which `+` keeps SQLite from turning round
            sql = f"""SELECT value, count(*) AS number FROM term CROSS JOIN facet ON facet.term = term.id
                WHERE +facet.id IN (SELECT chosen.id {picked}) AND term.facet = ? GROUP BY term.id"""
        rows = self._rows(f"{sql} ORDER BY {'value' if by == 'year' else 'number DESC, value'}", *values, by)
        return [(self._value(by, value), number) for value, number in rows]

    def publishers(self) -> dict[str, int]:
        """Who put documents out, and how many; most first."""
        sql = "SELECT publisher, count(*) FROM document WHERE publisher IS NOT NULL GROUP BY publisher ORDER BY count(*) DESC, publisher"
        return dict(self._rows(sql))

    def _things(self) -> Things:
        """What there is, for a first page."""
        kinds = self._rows(
            "SELECT kind, count(*) FROM thing WHERE listed AND documents GROUP BY kind ORDER BY count(*) DESC, kind"
        )
        documents, claims, relations, events = (
            self._rows(f"SELECT count(*) FROM {name}")[0][0] for name in ("document", "claim", "relation", "event")
        )
        first, last = self._rows("SELECT min(first), max(first) FROM document_day")[0]
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
        name, told, record = row
        return unpacked_claim(name, told, record, self)

    def _document(self, row: Sequence[Any]) -> Document:
        number, record, text, claims, earliest = row
        sql = (
            "SELECT thing.id FROM mention JOIN thing ON thing.id = thing WHERE mention.id = ? AND listed ORDER BY place"
        )
        things = self._rows(sql, number)
        first = self._rows("SELECT record FROM document WHERE name = ?", earliest) if earliest else []
        same = unpacked_document(first[0][0]) if first else None
        return Document(unpacked_document(record), text, claims, tuple(self.ref(one) for (one,) in things), same)

    def _value(self, by: By, value: str) -> Ref | str:
        if by in THINGS:
            return Ref(
                *self._rows("SELECT key, iri, kind, zh, en FROM thing WHERE key = ? ORDER BY place LIMIT 1", value)[0]
            )
        if by == "document":
            known = unpacked_document(self._rows("SELECT record FROM document WHERE name = ?", value)[0][0])
            return Ref(f"document:{known.id}", known.iri, "document", known.title or known.name)
        return value

    # -- asking --------------------------------------------------------------------------------------------------------

    def _chosen(self, chosen: Selection, columns: str, page: Page, order: Order, read: Any) -> Found[Any]:
        if chosen.empty:
            return Found((), 0)
        table, way = chosen.table, "DESC" if order == "-date" else "ASC"
        picked, values = chosen.sql()
        sql = f"SELECT chosen.id {picked} ORDER BY chosen.id {way} LIMIT ? OFFSET ?"
        return self._page(
            f"SELECT {columns} FROM ({sql}) AS picked JOIN {table} ON {table}.id = picked.id ORDER BY picked.id {way}",
            f"SELECT count(*) {picked}", values, page, read,
        )  # fmt: skip

    def _page(self, sql: str, count: str, values: Sequence[str | int], page: Page, read: Any) -> Found[Any]:
        if page.offset < 0 or not 0 <= page.limit <= MOST:
            raise KGError(f"no page of {page.limit:,} from {page.offset:,}; give at most {MOST:,}, from 0 on")
        total = self._total(count, *values)
        rows = self._rows(sql, *values, page.limit, min(page.offset, total))
        return Found(tuple(map(read, rows)), total)

    def _counted(self, sql: str, *values: str | int) -> int:
        return int(self._rows(sql, *values)[0][0])

    def _rows(self, sql: str, *values: str | int) -> list[Any]:
        with self._reader() as base:
            return base.execute(sql, values).fetchall()

    @contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection]:
        base = self._idle.get()
        try:
            if base is None:
                raise KGError("the catalog is closed; open that of the build that is there now")
            yield base
        except sqlite3.DatabaseError as error:
            what = "delete .kg-catalog-* beside graph.nq and ask again"
            raise KGError(f"the catalog of the graph cannot be read: {error}; {what}") from error
        finally:
            self._idle.put(base)
