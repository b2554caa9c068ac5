"""A catalog made of a graph: its records are read document by document, so that no more than one need be in the memory."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.catalog.facts import Packed, facts_of
from kg.catalog.filters import first_day, last_day
from kg.catalog.naming import write_names
from kg.catalog.packing import Packer, around, last, written
from kg.catalog.schema import APPLICATION, COUNTS, INDEXES, SCHEMA, STAGE
from kg.catalog.search_words import plain, tokens
from kg.catalog.spelling import has_spelling
from kg.catalog.things import ThingReader
from kg.output.new_database import new_database
from kg.rdf.graph import RdfGraph
from kg.rdf.records import ClaimRecord, DocumentRecord, EntityRef, RecordReader, RelationRecord
from kg.rdf.topics import Topic, topics
from kg.text.script import fold

__all__ = ["fill"]

CACHE = 32 << 10  # kB of pages in the memory
SETTINGS = f"PRAGMA application_id = {APPLICATION}; PRAGMA cache_size = -{CACHE}; "
SEARCHABLE = "INSERT INTO {}_search (rowid, tokens) VALUES (?, ?)"
Days = tuple[str | None, str | None]


def fill(path: Path, graph: RdfGraph, digest: str) -> None:
    """Write the catalog of a graph into an empty file; the same graph gives the same bytes."""
    with new_database(path, SETTINGS + SCHEMA + STAGE, INDEXES + COUNTS) as base:
        Filler(base, graph).fill()
        base.execute("INSERT INTO meta VALUES ('digest', ?)", (digest,))


class Filler:
    """Fills the tables, each in an order that depends on nothing but the graph."""

    def __init__(self, base: sqlite3.Connection, graph: RdfGraph) -> None:
        self.base, self.graph, self.records = base, graph, graph.records()
        self.things = ThingReader(graph)
        self.documents: dict[str, int] = {}  # IRI -> number
        self.packer = Packer(self.things, self.documents)
        self.terms: dict[tuple[str, str], int] = {}
        self.narrower: dict[str, list[Topic]] = defaultdict(list)  # by the topic at their top, which claims carry
        for topic in topics(graph).values():
            if topic.key != topic.top:
                self.narrower[topic.top].append(topic)
        self.relations = 0
        self.reach: dict[str, str] = {}  # the last day so far

    def fill(self) -> None:
        known = sorted(
            self.records.documents(), key=lambda one: (_days(one.published)[0] or "", one.name, one.document)
        )
        self.documents.update({one.document: number for number, one in enumerate(known, 1)})
        texts = [self._document(one) for one in known]
        self._claims_in_order()
        self._events()
        self._things(facts_of(self.graph, self.things))
        fulltext = all(texts)
        self.base.executemany(
            "INSERT INTO meta VALUES (?, ?)", [("fulltext", int(fulltext)), ("pinyin", int(has_spelling()))]
        )

    # -- a document --------------------------------------------------------------------------------------------------

    def _document(self, one: DocumentRecord) -> bool:
        """The document and what it says; whether it has a text."""
        number, text = self.documents[one.document], self.records.text(one)
        self.base.execute(
            "INSERT INTO document VALUES (?, ?, ?, 0, ?, ?, ?)",
            (number, one.id, one.publisher, self.packer.document(one), text, one.earliest),
        )
        self._day("document", number, *_days(one.published))
        self.base.execute(SEARCHABLE.format("document"), (number, tokens(plain(f"{one.title}\n{text or ''}"))))
        reader, node = RecordReader(self.records.triples, self.things.namespace), ox.NamedNode(one.document)
        said = reader.triples.subjects(self.things.namespace.term("statedIn"), node)
        claims = {name: claim for name in said if (claim := reader.claim(name))}
        self._claims((it for it in claims.values() if it.evidence.document.document == one.document), number, text)
        relations = [relation for name in said if name not in claims and (relation := reader.relation(name))]
        self._relations((it for it in relations if it.evidence.document.document == one.document), text)
        mentioned = reader.triples.objects(node, self.things.namespace.term("mentions"))
        things = [self.things.number(thing.value) for thing in mentioned if isinstance(thing, ox.NamedNode)]
        self.base.executemany("INSERT INTO mention VALUES (?, ?)", [(thing, number) for thing in things])
        return text is not None

    def _claims(self, claims: Iterable[ClaimRecord], document: int, text: str | None) -> None:
        """Put by until all are known, since they are numbered by date."""
        rows = []
        for one in claims:
            rest = around(text, one.evidence, one.cue, one.source)
            sentence = rest[0] + one.evidence.quote + rest[1]
            terms = sorted({self._term(*facet) for facet in self._facets(one)})
            rows.append(
                (last(one.claim), *_days(one.date), document, one.evidence.start, last(one.utterance or ""),
                 self.packer.claim(one, rest), sentence if one.content in sentence else f"{sentence}\n{one.content}",
                 ",".join(map(str, terms)))
            )  # fmt: skip
        self.base.executemany("INSERT INTO stage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _relations(self, relations: Iterable[RelationRecord], text: str | None) -> None:
        for one in sorted(relations, key=lambda one: (one.evidence.start, one.evidence.end, one.relation)):
            self.relations += 1
            packed = self.packer.relation(one, around(text, one.evidence))
            ends = [self.things.number(end.iri) for end in (one.subject, one.object)]
            row = (self.relations, last(one.relation), one.predicate, *ends, packed)
            self.base.execute("INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?)", row)
            self.base.executemany("INSERT INTO tie VALUES (?, ?)", [(end, self.relations) for end in sorted(set(ends))])

    def _day(self, table: str, number: int, first: str | None, end: str | None) -> None:
        """The days of a row; rows come by their first days."""
        reach = self.reach[table] = max(self.reach.get(table, ""), end or "")
        self.base.execute(f"INSERT INTO {table}_day VALUES (?, ?, ?, ?)", (number, first, end, reach))

    # -- claims ------------------------------------------------------------------------------------------------------

    def _claims_in_order(self) -> None:
        rows = self.base.execute(
            """SELECT first, last, sentence, terms, name, document, coalesce(told, 1), record FROM stage LEFT JOIN
            (SELECT utterance, count(*) AS told FROM stage WHERE utterance <> '' GROUP BY utterance) USING (utterance)
            ORDER BY coalesce(first, ''), document, start, name"""
        )
        for number, (first, end, sentence, terms, *columns) in enumerate(rows, 1):
            self.base.execute("INSERT INTO claim VALUES (?, ?, ?, ?, ?)", (number, *columns))
            self._day("claim", number, first, end)
            self.base.execute(SEARCHABLE.format("claim"), (number, tokens(plain(sentence))))
            self.base.executemany("INSERT INTO facet VALUES (?, ?)", [(term, number) for term in terms.split(",")])
        self.base.execute("DROP TABLE stage")
        self.base.executemany(
            "INSERT INTO term (id, facet, value) VALUES (?, ?, ?)",
            [(number, *facet) for facet, number in self.terms.items()],
        )

    def _term(self, facet: str, value: str) -> int:
        return self.terms.setdefault((facet, value), len(self.terms) + 1)

    def _facets(self, one: ClaimRecord) -> Iterator[tuple[str, str]]:
        """What the claim is found by."""
        key, document = self.things.of_key, one.evidence.document
        yield "speaker", key(one.speaker.iri)
        for actor in filter(None, (one.speaker, one.on_behalf_of)):
            yield "actor", key(actor.iri)
        for facet, things in _roles(one):
            for thing in filter(None, things):
                yield facet, key(thing.iri)
                yield "about", key(thing.iri)
        content = fold(one.content) if one.topics else ""
        for topic in one.topics:
            yield "topic", f"topic:{topic}"
            yield "about", f"topic:{topic}"
            for under in self.narrower[f"topic:{topic}"]:
                if any(expression in content for expression in under.expressions):
                    yield "narrower", under.key
        yield "illocution", f"illocution:{one.illocution}"
        yield "polarity", one.polarity
        yield "document", document.id
        if one.capacity:
            yield "capacity", key(one.capacity.iri)
        if document.publisher:
            yield "publisher", document.publisher
        if one.date:
            yield "year", one.date[:4]
        if one.utterance:
            yield "utterance", last(one.utterance)

    # -- events and things -------------------------------------------------------------------------------------------

    def _events(self) -> None:
        known = sorted(self.records.events(), key=lambda one: (one.date or "", one.event))
        for number, one in enumerate(known, 1):
            rests = [around(self.records.text(place.document), place) for place in one.evidence]
            self.base.execute("INSERT INTO event VALUES (?, ?)", (number, self.packer.event(one, rests)))
            named = (*one.participants, *one.objects, one.place, one.reported_by, EntityRef(one.event, None))
            parts = sorted({self.things.number(thing.iri) for thing in named if thing})
            self.base.executemany("INSERT INTO part VALUES (?, ?)", [(thing, number) for thing in parts])

    def _things(self, facts: dict[str, list[Packed]]) -> None:
        for iri in self.things.curated():
            self.things.number(iri)
        rows = (
            (
                one.id,
                one.key,
                one.iri,
                one.kind,
                one.zh,
                one.en,
                one.listed,
                written([*one.shown, facts.get(one.iri, [])]),
            )
            for one in self.things.things.values()
        )
        self.base.executemany(
            "INSERT INTO thing (id, key, iri, kind, zh, en, listed, more) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows
        )
        write_names(self.base, (one for one in self.things.things.values() if one.listed and one.kind != "term"))


def _days(date: str | None) -> Days:
    return (first_day(date), last_day(date)) if date else (None, None)


def _roles(one: ClaimRecord) -> Iterator[tuple[str, Iterable[EntityRef | None]]]:
    yield "target", one.targets
    yield "instrument", one.instruments
    yield "addressee", (one.addressee,)
