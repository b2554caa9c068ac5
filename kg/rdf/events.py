"""A narrated event as triples: who took part, with or about what, where, when; and where a document tells it."""

from collections.abc import Iterator

from kg.model import Annotation, Event
from kg.rdf.claims import codes
from kg.rdf.iris import evidence, of
from kg.rdf.terms import TYPE, Statement, Term, Writer, camel, dates, statement, typed

__all__ = ["event_triples", "narration_triples"]


def event_triples(event: Event, annotation: Annotation, write: Writer) -> Iterator[Statement]:
    """What all documents that tell of it share: class, roles, place, date, codes, and who reports it."""
    namespace = write.namespace
    subject = of(event.key, annotation, namespace)
    yield statement(subject, TYPE, write.term(event.event_class))
    yield from write(
        subject,
        participant=[of(key, annotation, namespace) for key in event.participants],
        involves=[of(key, annotation, namespace) for key in event.objects],
        heldAt=of(event.place, annotation, namespace) if event.place else None,
        reportedBy=of(event.reported_by, annotation, namespace) if event.reported_by else None,
        **_counts(event),
        **dates("date", event.date),
    )
    yield from codes(subject, event.code, write)


def _counts(event: Event) -> dict[str, object]:
    """votesFor, votesAgainst, abstentions: as far as a text counts a vote."""
    counts = event.tally._asdict() if event.tally else {}
    return {camel(name): typed(count, "nonNegativeInteger") for name, count in counts.items() if count is not None}


def narration_triples(event: Event, annotation: Annotation, document: Term, write: Writer) -> Iterator[Statement]:
    """The document that tells it, with the words."""
    subject = of(event.key, annotation, write.namespace)
    yield from write(subject, statedIn=document)
    yield from evidence(subject, "evidence", event.evidence, annotation.document, write)
