"""Claims, relations and documents as CSV, with the IRIs, keys and offsets that tie them to the graph; for spreadsheets and pandas."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from kg.catalog.things import ThingReader
from kg.export.formats.tables import table
from kg.output.files import write_pieces
from kg.rdf.graph import RdfGraph
from kg.rdf.records import ClaimRecord, DocumentRecord, EntityRef, RelationRecord

__all__ = ["CLAIMS", "DOCUMENTS", "FILES", "FORMAT", "INPUT", "RELATIONS", "export"]

FORMAT = "records"
FILES = ("claims.csv", "relations.csv", "documents.csv")
INPUT = "graph"
MARK = "\ufeff"  # without it a spreadsheet takes UTF-8 for something else

SOURCE = ("document", "document_iri", "document_name", "title", "publisher", "published", "url", "same_text_as")
CLAIMS = (
    "claim", "date", "date_text", "speaker", "speaker_iri", "speaker_label", "post", "on_behalf_of", "on_behalf_of_iri",
    "on_behalf_of_label", "illocution", "polarity", "modality", "quotation", "targets", "target_iris", "target_labels", "topics",
    "instruments", "articles", "addressee", "made_at", "relayed_by", "embedded_in", "utterance", "content", "quote", "start",
    "end", "cue", "cue_start", "cue_end", "source", "source_start", "source_end", "confidence", "rule", "plover", *SOURCE,
)  # fmt: skip
RELATIONS = (
    "relation", "date", "subject", "subject_iri", "subject_label", "predicate", "object", "object_iri", "object_label", "polarity",
    "modality", "claimed_by", "claimed_in", "quote", "start", "end", "rule", *SOURCE,
)  # fmt: skip
DOCUMENTS = (*SOURCE, "claims", "relations")

Record = TypeVar("Record")
Row = dict[str, Any]


def export(graph: RdfGraph, folder: Path) -> None:
    """Write `claims.csv`, `relations.csv` and `documents.csv`; several keys in a cell are joined by "; "."""
    reader = Rows(ThingReader(graph))
    claims, relations = reader.records.claims(), reader.records.relations()
    told = [Counter(one.evidence.document.id for one in some) for some in (claims, relations)]
    documents = sorted(reader.records.documents(), key=lambda one: (one.published or "", one.name, one.document))
    counted = [{**_source(one), "claims": told[0][one.id], "relations": told[1][one.id]} for one in documents]
    write_pieces(folder / FILES[0], _written(CLAIMS, claims, reader.claim))
    write_pieces(folder / FILES[1], _written(RELATIONS, relations, reader.relation))
    write_pieces(folder / FILES[2], _written(DOCUMENTS, counted, lambda row: row))


class Rows:
    """Records as rows, with what things are called."""

    def __init__(self, things: ThingReader) -> None:
        self.things, self.records = things, things.records

    def claim(self, one: ClaimRecord) -> Row:
        at, cue, source, concept = one.evidence, one.cue, one.source, self.things.namespace.concept
        return {
            "claim": one.claim, "date": one.date, "date_text": one.date_text, **self._named("speaker", one.speaker),
            "post": self._label(one.capacity), **self._named("on_behalf_of", one.on_behalf_of), "illocution": one.illocution,
            "polarity": one.polarity, "modality": one.modality, "quotation": one.quotation,
            "targets": _joined(map(self._key, one.targets)), "target_iris": _joined(it.iri for it in one.targets),
            "target_labels": _joined(map(self._label, one.targets)),
            "topics": _joined(self.things.of_key(concept("topic", topic)) for topic in one.topics),
            "instruments": _joined(map(self._key, one.instruments)),
            "articles": _joined(f"{self._key(it.treaty)} {it.number}" for it in one.articles),
            "addressee": self._key(one.addressee), "made_at": self._key(one.made_at), "relayed_by": self._key(one.relayed_by),
            "embedded_in": one.embedded_in, "utterance": one.utterance, "content": one.content, "quote": at.quote,
            "start": at.start, "end": at.end, "cue": cue.quote if cue else None, "cue_start": cue.start if cue else None,
            "cue_end": cue.end if cue else None, "source": source.quote if source else None,
            "source_start": source.start if source else None, "source_end": source.end if source else None,
            "confidence": one.confidence, "rule": one.rule, "plover": one.plover,
        } | _source(at.document)  # fmt: skip

    def relation(self, one: RelationRecord) -> Row:
        at = one.evidence
        return {
            "relation": one.relation, "date": one.date, **self._named("subject", one.subject), "predicate": one.predicate,
            **self._named("object", one.object), "polarity": one.polarity, "modality": one.modality,
            "claimed_by": self._key(one.claimed_by), "claimed_in": one.claimed_in.claim if one.claimed_in else None,
            "quote": at.quote, "start": at.start, "end": at.end, "rule": one.rule,
        } | _source(at.document)  # fmt: skip

    def _named(self, role: str, thing: EntityRef | None) -> Row:
        iri = thing.iri if thing else None
        return {role: self._key(thing), f"{role}_iri": iri, f"{role}_label": self._label(thing)}

    def _key(self, thing: EntityRef | None) -> str | None:
        return self.things.of_key(thing.iri) if thing else None

    def _label(self, thing: EntityRef | None) -> str | None:
        if not thing:
            return None
        self.things.number(thing.iri)
        return self.things.things[thing.iri].zh


def _source(one: DocumentRecord) -> Row:
    said = (one.id, one.document, one.name, one.title, one.publisher, one.published, one.url, one.same_text_as)
    return dict(zip(SOURCE, said, strict=True))


def _joined(several: Iterable[str | None]) -> str:
    return "; ".join(one for one in several if one)


def _written(head: tuple[str, ...], records: Iterable[Record], row: Callable[[Record], Row]) -> Iterator[str]:
    rows = (["" if (cell := said[name]) is None else cell for name in head] for said in map(row, records))
    yield MARK
    yield from table(head, rows)
