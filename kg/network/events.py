"""The events that texts narrate in their own voice, each with the sentence that tells it."""

from dataclasses import dataclass

from kg.network.passages import Passage
from kg.network.reader import GraphReader, Thing

__all__ = ["ShownEvent", "shown_events"]


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """One event as one passage tells it; the passage's date is that of the event, empty if the text gives none."""

    event_class: str  # of the ontology: Launch
    name: Thing  # of that class
    participants: tuple[Thing, ...]
    objects: tuple[Thing, ...]
    place: Thing | None
    reported_by: Thing | None
    passage: Passage


def shown_events(view: GraphReader) -> tuple[ShownEvent, ...]:
    """Every narrated event at every passage that tells it, in the order of dates and places."""
    found = [
        ShownEvent(
            event_class=event.event_class,
            name=view.term(event.event_class),
            participants=tuple(view.thing(one.iri) for one in event.participants),
            objects=tuple(view.thing(one.iri) for one in event.objects),
            place=view.thing(event.place.iri) if event.place else None,
            reported_by=view.thing(event.reported_by.iri) if event.reported_by else None,
            passage=view.passage(evidence)._replace(date=event.date or ""),
        )
        for event in view.records.events()
        for evidence in event.evidence
    ]
    found.sort(key=lambda row: (row.passage.date, row.passage.document, row.passage.start, row.event_class))
    return tuple(found)
