"""Fills the tables of a database from the records of a graph, in an order that depends on nothing but the graph."""

import json
import sqlite3
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg import __version__
from kg.catalog.search_words import storable
from kg.catalog.things import ThingReader
from kg.export.database.schema import INDEXES, SCHEMA, VIEWS
from kg.export.database.searching import pairs, queries
from kg.export.edge_values import spell
from kg.model import Block, Document, Span
from kg.output.new_database import new_database
from kg.positions.ledger import positions
from kg.rdf.graph import RdfGraph
from kg.rdf.records import ClaimRecord, DocumentRecord, EntityRef, EventRecord, EvidenceRecord, RelationRecord
from kg.text.sentences import sentences

__all__ = ["fill"]

SETTINGS = "PRAGMA user_version = 1; "


def fill(path: Path, graph: RdfGraph) -> None:
    """Write the database into an empty file. Raises sqlite3.Error.

    The same graph gives the same bytes with the same SQLite, whose version stands in the head of the file.
    """
    with new_database(path, SETTINGS + SCHEMA, INDEXES + VIEWS) as base:
        Filler(base, graph).fill()


class Filler:
    """Fills one table after the other."""

    def __init__(self, base: sqlite3.Connection, graph: RdfGraph) -> None:
        self.base, self.graph, self.things = base, graph, ThingReader(graph)
        self.records = self.things.records
        self.claims = {one.claim: one for one in self.records.claims()}
        self.relations, self.events = self.records.relations(), self.records.events()
        self.places: dict[
            str, tuple[list[int], list[int]]
        ] = {}  # document -> starts of its sentences, and their numbers
        self.number = 0

    def fill(self) -> None:
        known = sorted(self.records.documents(), key=lambda one: (one.published or "", one.name, one.document))
        whole = self._documents(known)
        self._insert("claims", map(self._claim, self.claims.values()))
        for one in self.claims.values():
            self._parts_of(one)
        self._insert("relations", map(self._relation, self.relations))
        self._events()
        self._positions()
        mentions = sorted({(last(one), self._id(thing)) for one, thing in self.records.mentions()})
        self._insert("mentions", mentions)
        self._entities(Counter(thing for _, thing in mentions))
        meta = {
            "base": self.graph.base, "graph": self.graph.made_from(), "version": __version__, "sqlite": sqlite3.sqlite_version,
            "fulltext": str(int(whole)),
        }  # fmt: skip
        self._insert("meta", sorted(meta.items()))
        self._insert("queries", queries())

    def _insert(self, table: str, rows: Iterable[Iterable[Any]]) -> None:
        for row in rows:
            cells = [storable(cell) if isinstance(cell, str) else cell for cell in row]
            self.base.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(cells))})", cells)

    # -- documents ---------------------------------------------------------------------------------------------------

    def _documents(self, known: list[DocumentRecord]) -> bool:
        """Whether all have their texts; of one that has none, what is quoted stands for its sentences."""
        quotes: dict[str, set[tuple[int, int, str]]] = defaultdict(set)
        for evidence in self._evidence():
            quotes[evidence.document.id].add((evidence.start, evidence.end, evidence.quote))
        claims = Counter(one.evidence.document.id for one in self.claims.values())
        relations = Counter(one.evidence.document.id for one in self.relations)
        ids, whole = {one.id for one in known}, True
        for one in known:
            text = self.records.text(one)
            whole &= text is not None
            earliest = one.earliest if one.earliest in ids else None
            row = (
                one.id, one.document, one.name, one.title or one.name, one.published, one.publisher, one.url, earliest,
                claims[one.id], relations[one.id], text,
            )  # fmt: skip
            self._insert("documents", [row])
            self._sentences(one.id, _sentences(one, text) if text is not None else sorted(quotes[one.id]))
        return whole

    def _evidence(self) -> Iterator[EvidenceRecord]:
        yield from (one.evidence for one in self.claims.values())
        yield from (one.evidence for one in self.relations)
        for event in self.events:
            yield from event.evidence

    def _sentences(self, document: str, told: Iterable[tuple[int, int, str]]) -> None:
        starts, numbers = self.places.setdefault(document, ([], []))
        for start, stop, text in told:
            self.number += 1
            starts.append(start)
            numbers.append(self.number)
            self._insert("sentences", [(self.number, document, start, stop, text)])
            self.base.execute(
                "INSERT INTO sentences_search (rowid, pairs) VALUES (?, ?)", (self.number, storable(pairs(text)))
            )

    def _at(self, evidence: EvidenceRecord) -> tuple[str, int | None]:
        """Its document, and the sentence in which it begins."""
        starts, numbers = self.places[evidence.document.id]
        place = bisect_right(starts, evidence.start) - 1
        return evidence.document.id, numbers[place] if place >= 0 else None

    # -- what they say -----------------------------------------------------------------------------------------------

    def _claim(self, one: ClaimRecord) -> tuple[Any, ...]:
        inner = last(one.embedded_in) if one.embedded_in in self.claims else None
        return (
            last(one.claim), one.claim, *self._at(one.evidence), *_dates(one.date), one.date_text, self._id(one.speaker.iri),
            *map(self._of, (one.on_behalf_of, one.capacity)), one.illocution, one.polarity, one.modality, one.quotation,
            one.content, one.evidence.quote, one.evidence.start, one.evidence.end, *_quoted(one.cue), *_quoted(one.source),
            *map(self._of, (one.addressee, one.made_at, one.relayed_by)), inner, last(one.utterance) if one.utterance else None,
            one.confidence, one.rule, one.plover,
        )  # fmt: skip

    def _parts_of(self, one: ClaimRecord) -> None:
        id, topic = last(one.claim), self.things.namespace.concept
        self._insert("claim_targets", _pairs(id, (self._id(it.iri) for it in one.targets)))
        self._insert("claim_topics", _pairs(id, (self._id(topic("topic", name)) for name in one.topics)))
        self._insert("claim_instruments", _pairs(id, (self._id(it.iri) for it in one.instruments)))
        self._insert("claim_articles", sorted({(id, self._id(it.treaty.iri), it.number) for it in one.articles}))
        self._insert(
            "claim_propositions",
            [
                (id, self._id(it.subject.iri), it.predicate, self._id(it.object.iri), it.polarity)
                for it in one.propositions
            ],
        )

    def _relation(self, one: RelationRecord) -> tuple[Any, ...]:
        claim = one.claimed_in if one.claimed_in and one.claimed_in.claim in self.claims else None
        return (
            last(one.relation), one.relation, *self._at(one.evidence), self._id(one.subject.iri), one.predicate,
            self._id(one.object.iri), one.polarity, one.modality, *_dates(one.date), last(claim.claim) if claim else None,
            self._of(one.claimed_by), one.evidence.quote, one.evidence.start, one.evidence.end, one.rule,
        )  # fmt: skip

    def _events(self) -> None:
        for one in sorted(self.events, key=lambda one: (one.date or "", one.event)):
            self._insert("events", [self._event(one)])
            id = self._id(one.event)
            self._insert("event_participants", _pairs(id, (self._id(it.iri) for it in one.participants)))
            self._insert("event_objects", _pairs(id, (self._id(it.iri) for it in one.objects)))
            self._insert("event_evidence", [(id, *self._at(it), it.quote, it.start, it.end) for it in one.evidence])

    def _event(self, one: EventRecord) -> tuple[Any, ...]:
        id, tally = self._id(one.event), one.tally or (None, None, None)
        name = self.things.things[one.event].zh
        places = map(self._of, (one.place, one.reported_by))
        return (id, one.event, one.event_class, name, *_dates(one.date), *places, *tally)

    def _positions(self) -> None:
        keys = {thing.key: iri for iri, thing in reversed(self.things.things.items())}
        kept = {one.relation for one in self.relations}
        for number, one in enumerate(positions(self.graph), 1):
            actor, subject = (keys.get(one[name], "") for name in ("actor", "subject"))
            if not (actor and subject):  # nobody named
                continue
            ids = (
                last(one["claim"]) if one["claim"] in of else None for of in (self.claims, kept)
            )  # a vote is a relation
            earlier = last(one["earlier"]) if one["earlier"] in self.claims else None
            row = (
                number, self._id(actor), self._id(subject), one["stance"], one["change"], *_dates(one["date"]), *ids, earlier,
                one["reports"], json.dumps(one["sources"], ensure_ascii=False),
            )  # fmt: skip
            self._insert("positions", [row])

    # -- things ------------------------------------------------------------------------------------------------------

    def _entities(self, mentioned: Counter[str]) -> None:
        """All that is named above, and all that the ontology describes."""
        for iri in self.things.curated():
            self.things.number(iri)
        known = [one for one in self.things.things.values() if one.kind != "term"]
        self._insert(
            "entities",
            (
                (id := short(one.iri), one.key, one.iri, one.kind, one.zh, one.en, json.dumps(one.aliases, ensure_ascii=False), mentioned[id])
                for one in sorted(known, key=lambda one: one.iri)
            ),
        )  # fmt: skip

    def _id(self, iri: str) -> str:
        """The short id of a thing, which is an entity from now on."""
        self.things.number(iri)
        return short(iri)

    def _of(self, thing: EntityRef | None) -> str | None:
        return self._id(thing.iri) if thing else None


def _sentences(document: DocumentRecord, text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of each, line by line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Span(at, at + len(line)), "paragraph"))
        at += len(line) + 1
    for one in sentences(Document(document.id, document.name, document.title, text, tuple(blocks))):
        yield one.span.start, one.span.end, text[one.span.start : one.span.end]


def _dates(date: str | None) -> tuple[str | None, str | None, str | None]:
    """As it is given, with its first and last day."""
    bounds = spell(date) if date else ()
    return (date, *(bounds[0] if bounds else (None, None)))


def _quoted(evidence: EvidenceRecord | None) -> tuple[str | None, int | None, int | None]:
    return (evidence.quote, evidence.start, evidence.end) if evidence else (None, None, None)


def _pairs(id: str, things: Iterable[str]) -> list[tuple[str, str]]:
    return [(id, one) for one in sorted(set(things))]


def last(iri: str) -> str:
    return iri.rpartition("/")[2]


def short(iri: str) -> str:
    return "/".join(iri.split("/")[-2:])
