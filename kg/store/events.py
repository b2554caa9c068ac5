"""A narrated event as triples: who took part, with or about what, where, when, and who reports it."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.model import Annotation, Event
from kg.store.claims import codes
from kg.store.terms import TYPE, Writer
from kg.store.things import evidence, of

__all__ = ["event_triples"]


def event_triples(event: Event, annotation: Annotation, document: ox.NamedNode, write: Writer) -> Iterator[ox.Triple]:
    """The event with its class, roles, codes and evidence."""
    namespace = write.namespace
    subject = of(event.key, annotation, namespace)
    yield ox.Triple(subject, TYPE, write.term(event.sort))
    yield from write(
        subject,
        participant=[of(key, annotation, namespace) for key in event.participants],
        involves=[of(key, annotation, namespace) for key in event.things],
        heldAt=of(event.place, annotation, namespace) if event.place else None,
        date=event.date,
        statedIn=document,
        reportedBy=of(event.reported_by, annotation, namespace) if event.reported_by else None,
    )
    yield from codes(subject, event.code, write)
    yield from evidence(subject, "evidence", event.evidence, annotation.document, write)
