"""A catalog made of a graph, in one pass over its records."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.catalog.facts import facts_of
from kg.catalog.filters import first_day, last_day
from kg.catalog.packing import Packer, around, last, written
from kg.catalog.schema import APPLICATION, INDEXES, SCHEMA, VERSION
from kg.catalog.search_words import plain, squeezed, tokens
from kg.catalog.spelling import has_spelling, spellings
from kg.catalog.things import SHOWN, Thing, ThingReader
from kg.rdf.graph import RdfGraph
from kg.rdf.records import ClaimRecord, DocumentRecord, EntityRef
from kg.text.script import fold

__all__ = ["fill"]

AT_ONCE = 16 << 20  # bytes of pages in the memory
SETTINGS = f"""
PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF; PRAGMA cache_size = -{AT_ONCE >> 10};
"""


def fill(path: Path, graph: RdfGraph, digest: str) -> None:
    """Write the catalog of a graph into an empty file."""
    base = sqlite3.connect(path, isolation_level=None)
    try:
        base.executescript(SETTINGS + SCHEMA)
        base.execute("BEGIN")
        Filler(base, graph).fill()
        base.executemany("INSERT INTO meta VALUES (?, ?)", [("digest", digest)])
        base.execute("COMMIT")
        base.executescript(INDEXES + "ANALYZE;")
    finally:
        base.close()


class Filler:
    """Fills the tables, each in one order that depends on nothing but the graph."""

    def __init__(self, base: sqlite3.Connection, graph: RdfGraph) -> None:
        self.base, self.graph, self.records = base, graph, graph.records()
        self.things = ThingReader(graph)
        self.documents: dict[str, int] = {}
        self.packer = Packer(self.things, self.documents)
        self.terms: dict[tuple[str, str], int] = {}

    def fill(self) -> None:
        texts = self._documents()
        self._claims()
        self._relations()
        self._events()
        facts = facts_of(self.graph, self.things)
        for iri in self.things.curated():
            self.things.number(iri)
        self._mentions()
        self._things(facts)
        self._counts()
        fulltext = all(texts) or not texts
        self._meta({"fulltext": fulltext, "pinyin": has_spelling()})

    # -- documents ---------------------------------------------------------------------------------------------------

    def _documents(self) -> list[bool]:
        """All of them; whether each has a text."""
        known = sorted(self.records.documents(), key=lambda one: (one.published or "", one.name, one.document))
        have = []
        for number, one in enumerate(known, 1):
            self.documents[one.document] = number
            text = self.records.text(one)
            have.append(text is not None)
            self._document(number, one, text)
        return have

    def _document(self, number: int, one: DocumentRecord, text: str | None) -> None:
        days = (first_day(one.published), last_day(one.published)) if one.published else (None, None)
        self.base.execute(
            "INSERT INTO document VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?)",
            (number, one.id, *days, one.publisher, self.packer.document(one), text, one.earliest),
        )
        self.base.execute(
            "INSERT INTO document_search (rowid, tokens) VALUES (?, ?)",
            (number, tokens(plain(f"{one.title}\n{text or ''}"))),
        )

    def _mentions(self) -> None:
        pairs = ((self.things.number(thing), self.documents[one]) for one, thing in self.records.mentions() if one in self.documents)  # fmt: skip
        self.base.executemany("INSERT OR IGNORE INTO mention VALUES (?, ?)", pairs)

    # -- claims ------------------------------------------------------------------------------------------------------

    def _claims(self) -> None:
        known = [one for one in self.records.claims() if one.evidence.document.document in self.documents]
        told = Counter(one.utterance for one in known)
        order = {one.claim: number for number, one in enumerate(sorted(known, key=_in_time), 1)}
        for document, text, one in self._with_texts(known):
            number = order[one.claim]
            rest = around(text, one.evidence, one.cue, one.source)
            packed = self.packer.claim(one, rest, told[one.utterance] if one.utterance else 1)
            days = (first_day(one.date), last_day(one.date)) if one.date else (None, None)
            self.base.execute(
                "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?)", (number, last(one.claim), *days, document, packed)
            )
            sentence = rest[0] + one.evidence.quote + rest[1]
            self.base.execute(
                "INSERT INTO claim_search (rowid, tokens) VALUES (?, ?)",
                (number, tokens(plain(sentence if one.content in sentence else f"{sentence}\n{one.content}"))),
            )
            pairs = {(self._term(*facet), number) for facet in self._facets(one)}
            self.base.executemany("INSERT INTO facet VALUES (?, ?)", sorted(pairs))

    def _with_texts(self, claims: Iterable[ClaimRecord]) -> Iterator[tuple[int, str | None, ClaimRecord]]:
        """Claims, which stand in the order of their texts, with number and text of their document."""
        at, text = "", None
        for one in claims:
            document = one.evidence.document
            if document.document != at:
                at, text = document.document, self.records.text(document)
            yield self.documents[at], text, one

    def _term(self, facet: str, value: str) -> int:
        return self.terms.setdefault((facet, value), len(self.terms) + 1)

    def _facets(self, one: ClaimRecord) -> Iterator[tuple[str, str]]:
        key = self.things.of_key
        topics = [f"topic:{topic}" for topic in one.topics]
        yield "speaker", key(one.speaker.iri)
        for actor in (one.speaker, one.on_behalf_of):
            if actor:
                yield "actor", key(actor.iri)
        for facet, things in _roles(one):
            for thing in things:
                yield facet, key(thing.iri)
                if facet != "capacity":
                    yield "about", key(thing.iri)
        for topic in topics:
            yield "topic", topic
            yield "about", topic
        yield "illocution", f"illocution:{one.illocution}"
        yield "polarity", one.polarity
        yield "document", one.evidence.document.id
        if one.evidence.document.publisher:
            yield "publisher", one.evidence.document.publisher
        if one.date:
            yield "year", one.date[:4]
        if one.utterance:
            yield "utterance", last(one.utterance)

    # -- relations and events ----------------------------------------------------------------------------------------

    def _relations(self) -> None:
        texts = self._texts()
        for number, one in enumerate(self.records.relations(), 1):
            ends = [self.things.number(end.iri) for end in (one.subject, one.object)]
            document = one.evidence.document
            rest = around(texts.of(document), one.evidence)
            packed = self.packer.relation(one, rest)
            self.base.execute("INSERT INTO relation VALUES (?, ?, ?, ?, ?)", (number, *ends, one.predicate, packed))

    def _events(self) -> None:
        texts = self._texts()
        known = sorted(self.records.events(), key=lambda one: (one.date or "", one.event))
        for number, one in enumerate(known, 1):
            rests = [around(texts.of(passage.document), passage) for passage in one.evidence]
            self.base.execute("INSERT INTO event VALUES (?, ?)", (number, self.packer.event(one, rests)))
            named = (*one.participants, *one.objects, one.place, one.reported_by, EntityRef(one.event, None))
            parts = sorted({self.things.number(thing.iri) for thing in named if thing})
            self.base.executemany("INSERT INTO part VALUES (?, ?)", [(thing, number) for thing in parts])

    def _texts(self) -> "Texts":
        return Texts(self)

    # -- things ------------------------------------------------------------------------------------------------------

    def _things(self, facts: dict[str, list[list[object]]]) -> None:
        for one in list(self.things.things.values()):
            more = [one.types, one.labels, one.aliases, one.links, facts.get(one.iri, [])]
            self.base.execute(
                "INSERT INTO thing (id, key, iri, kind, zh, en, listed, more) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (one.id, one.key, one.iri, one.kind, one.zh, one.en, one.listed, written(more)),
            )
            if one.listed and one.kind != "term":
                self._names(one)

    def _names(self, one: Thing) -> None:
        called = [one.zh, one.en, *(text for _, text in one.labels), *one.aliases, *one.expressions]
        names = dict.fromkeys(way for text in called for way in (plain(text), squeezed(text)) if way)
        for name in names:
            row = self.base.execute("INSERT INTO name (thing, plain) VALUES (?, ?)", (one.id, name)).lastrowid
            self.base.execute("INSERT INTO name_search (rowid, tokens) VALUES (?, ?)", (row, tokens(name)))
        if one.kind in SHOWN and has_spelling():
            spelled: dict[str, int] = {}
            for syllables in (way for name in {fold(text) for text in called} for way in spellings(name)):
                for at in range(len(syllables)):
                    spelling = "".join(syllables[at:])
                    spelled[spelling] = spelled.get(spelling, 0) or int(at == 0)
            self.base.executemany(
                "INSERT INTO spelled VALUES (?, ?, ?)", [(way, one.id, whole) for way, whole in sorted(spelled.items())]
            )

    def _counts(self) -> None:
        self.base.executemany(
            "INSERT INTO term (id, facet, value) VALUES (?, ?, ?)",
            [(number, *facet) for facet, number in self.terms.items()],
        )
        for statement in COUNTS.split(";"):  # `executescript` would commit
            self.base.execute(statement)

    def _meta(self, values: dict[str, object]) -> None:
        self.base.executemany("INSERT INTO meta VALUES (?, ?)", [(name, str(int(bool(one)))) for name, one in values.items()])  # fmt: skip


class Texts:
    """The text of a document, the last few kept."""

    def __init__(self, filler: Filler) -> None:
        self._filler, self._known = filler, defaultdict[str, dict[str, str | None]](dict)

    def of(self, document: DocumentRecord) -> str | None:
        if document.document not in self._known:
            self._known.clear()
            self._known[document.document] = {"": self._filler.records.text(document)}
        return self._known[document.document][""]


COUNTS = """
UPDATE term SET claims = (SELECT count(*) FROM facet WHERE facet.term = term.id);
UPDATE document SET claims = coalesce((SELECT claims FROM term WHERE facet = 'document' AND value = document.name), 0);
UPDATE thing SET
    claims_by = coalesce((SELECT claims FROM term WHERE facet = 'actor' AND value = thing.key), 0),
    claims_about = coalesce((SELECT claims FROM term WHERE value = thing.key AND facet =
        CASE kind WHEN 'illocution' THEN 'illocution' WHEN 'post' THEN 'capacity' ELSE 'about' END), 0),
    documents = CASE WHEN kind IN ('topic', 'illocution', 'post') THEN (
        SELECT count(DISTINCT claim.document) FROM term JOIN facet ON facet.term = term.id JOIN claim ON claim.id = facet.claim
        WHERE value = thing.key AND term.facet =
            CASE kind WHEN 'illocution' THEN 'illocution' WHEN 'post' THEN 'capacity' ELSE 'topic' END
    ) ELSE (SELECT count(*) FROM mention WHERE mention.thing = thing.id) END;
"""


def _in_time(one: ClaimRecord) -> tuple[str, str, int, str]:
    place = one.evidence
    return first_day(one.date) if one.date else "", place.document.name, place.start, one.claim


def _roles(one: ClaimRecord) -> Iterator[tuple[str, Iterable[EntityRef]]]:
    yield "target", one.targets
    yield "instrument", one.instruments
    yield "addressee", (one.addressee,) if one.addressee else ()
    yield "capacity", (one.capacity,) if one.capacity else ()
