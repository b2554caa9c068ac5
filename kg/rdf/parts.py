"""What one document adds to a graph, as text: a part can be kept, sent and put together with others."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from kg.model import Annotation
from kg.model.namespaces import Namespace
from kg.rdf.checks import check_evidence
from kg.rdf.documents import document_triples
from kg.rdf.rendering import Rendering
from kg.rdf.shared import entity_triples, reported_triples
from kg.rdf.tellings import Telling, tellings
from kg.rdf.terms import Statement, iri, statement, typed
from kg.text.near_duplicates import sketch

__all__ = ["Body", "Part", "part_of", "rendered", "without_text"]


class Body(NamedTuple):
    """The statements of a document's own graph, sorted; and as Turtle and nodes of JSON-LD, if that was done already."""

    own: tuple[Statement, ...]
    turtle: str = ""
    nodes: tuple[str, ...] = ()

    def to_text(self) -> str:
        return SEPARATOR.join(("\n".join(self.own), self.turtle, "\n".join(self.nodes)))

    @classmethod
    def from_text(cls, text: str) -> Body:
        """Raises ValueError for what `to_text` has not written."""
        own, turtle, nodes = text.split(SEPARATOR)
        return cls(tuple(own.split("\n")) if own else (), turtle, tuple(nodes.split("\n")) if nodes else ())


SEPARATOR = "\0"  # which statements hold in escapes only


@dataclass(frozen=True, slots=True)
class Part:
    """The statements of a document, each kind sorted, and what is asked of it when it is held against others."""

    id: str
    name: str
    date: str | None
    body: Body  # for `graph/document/<id>`
    size: int  # how many statements the body has
    named: tuple[Statement, ...]  # for `graph/entities`
    reported: tuple[Statement, ...]  # for `graph/reported`
    sketch: tuple[int, ...]  # of its text, by which copies are known
    tellings: tuple[Telling, ...]  # its claims, by which utterances are known
    counts: dict[str, int]
    notes: tuple[str, ...]

    def head_to_json(self) -> str:
        """All but the body."""
        fields = {name: getattr(self, name) for name in self.__slots__ if name != "body"}
        return json.dumps(fields | {name: "\n".join(fields[name]) for name in LINES}, ensure_ascii=False)

    @classmethod
    def from_json(cls, head: str | bytes, body: Body | None = None) -> Part:
        """Raises ValueError, LookupError or TypeError for what `head_to_json` has not written."""
        fields: dict[str, Any] = json.loads(head)
        fields |= {name: tuple(fields[name].split("\n")) if fields[name] else () for name in LINES}
        fields |= {name: tuple(fields[name]) for name in ("sketch", "notes")}
        return cls(body=body or Body(()), **fields | {"tellings": tuple(Telling(*one) for one in fields["tellings"])})


LINES = ("named", "reported")
COUNTED = {"mentions": "links", "relations": "relations", "claims": "claims", "events": "events", "dates": "dates"}


def part_of(annotation: Annotation, namespace: Namespace) -> Part:
    """The part of a document. Raises EvidenceError for a quote that is not in the text."""
    check_evidence(annotation)
    document, own = annotation.document, _sorted(document_triples(annotation, namespace))
    return Part(
        id=document.id,
        name=document.name,
        date=document.published,
        body=Body(own),
        size=len(own),
        named=_sorted(entity_triples(annotation, namespace)),
        reported=_sorted(reported_triples(annotation, namespace)),
        sketch=sketch(document.text),
        tellings=tuple(tellings(annotation, namespace)),
        counts={name: len(getattr(annotation, field)) for name, field in COUNTED.items()},
        notes=tuple(annotation.notes),
    )


def without_text(part: Part, namespace: Namespace) -> Part:
    """The part with the quotes and the title, but not the text, which the document says it had (`kg:textLeftOut`)."""
    document, text = iri(namespace.thing("document", part.id)), iri(namespace.term("text"))
    beginning = f"{document} {text} "
    mark = statement(document, iri(namespace.term("textLeftOut")), typed("true", "boolean"))
    own = _sorted(mark if one.startswith(beginning) else one for one in part.body.own)
    return replace(part, body=Body(own))


def rendered(part: Part, rendering: Rendering) -> Part:
    """The part with what people read of it."""
    own = part.body.own
    return replace(part, body=Body(own, rendering.turtle(own), tuple(rendering.nodes(own))))


def _sorted(statements: Any) -> tuple[Statement, ...]:
    return tuple(sorted(set(statements)))
