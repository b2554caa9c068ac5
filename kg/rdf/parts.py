"""What one document adds to a graph, as text: a part can be kept, sent and put together with others."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from kg.model import Annotation
from kg.model.namespaces import Namespace
from kg.rdf.checks import check_evidence
from kg.rdf.documents import document_triples
from kg.rdf.shared import entity_triples, reported_triples
from kg.rdf.tellings import Telling, tellings
from kg.rdf.terms import Statement, iri, statement, typed
from kg.text.near_duplicates import sketch

__all__ = ["Part", "part_of", "without_text"]


@dataclass(frozen=True, slots=True)
class Part:
    """The statements of a document, each kind sorted, and what is asked of it when it is held against others."""

    id: str
    name: str
    date: str | None
    own: tuple[Statement, ...]  # for `graph/document/<id>`
    named: tuple[Statement, ...]  # for `graph/entities`
    reported: tuple[Statement, ...]  # for `graph/reported`
    sketch: tuple[int, ...]  # of its text, by which copies are known
    tellings: tuple[Telling, ...]  # its claims, by which utterances are known
    counts: dict[str, int]
    notes: tuple[str, ...]

    def to_json(self) -> str:
        fields = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(fields | {name: "\n".join(fields[name]) for name in LINES}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str | bytes) -> Part:
        """Raises ValueError, LookupError or TypeError for what `to_json` has not written."""
        fields: dict[str, Any] = json.loads(text)
        fields |= {name: tuple(fields[name].split("\n")) if fields[name] else () for name in LINES}
        fields |= {name: tuple(fields[name]) for name in ("sketch", "notes")}
        return cls(**fields | {"tellings": tuple(Telling(*one) for one in fields["tellings"])})


LINES = ("own", "named", "reported")
COUNTED = {"mentions": "links", "relations": "relations", "claims": "claims", "events": "events", "dates": "dates"}


def part_of(annotation: Annotation, namespace: Namespace, *, fulltext: bool = True) -> Part:
    """The part of a document; without `fulltext` its text is not in it. Raises EvidenceError for a quote not in the text."""
    check_evidence(annotation)
    document = annotation.document
    made = Part(
        id=document.id,
        name=document.name,
        date=document.published,
        own=_sorted(document_triples(annotation, namespace)),
        named=_sorted(entity_triples(annotation, namespace)),
        reported=_sorted(reported_triples(annotation, namespace)),
        sketch=sketch(document.text),
        tellings=tuple(tellings(annotation, namespace)),
        counts={name: len(getattr(annotation, field)) for name, field in COUNTED.items()},
        notes=tuple(annotation.notes),
    )
    return made if fulltext else without_text(made, namespace)


def without_text(part: Part, namespace: Namespace) -> Part:
    """The part with the quotes and the title, but not the text, which the document says it had (`kg:textLeftOut`)."""
    document, text = iri(namespace.thing("document", part.id)), iri(namespace.term("text"))
    beginning = f"{document} {text} "
    mark = statement(document, iri(namespace.term("textLeftOut")), typed("true", "boolean"))
    own = _sorted(mark if one.startswith(beginning) else one for one in part.own)
    return Part(**{name: getattr(part, name) for name in part.__slots__} | {"own": own})


def _sorted(statements: Any) -> tuple[Statement, ...]:
    return tuple(sorted(set(statements)))
