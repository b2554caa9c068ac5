"""The events that texts narrate in their own voice, each with the sentence that tells it."""

from collections import defaultdict
from typing import NamedTuple

from kg.network.passages import Passage
from kg.network.reader import GraphReader, Thing, last

__all__ = ["EventRow", "event_rows"]

EVENTS = """
SELECT ?e ?sort ?ev ?date ?place ?reporter WHERE {
  ?e a ?sort ; kg:participant ?somebody ; kg:evidence ?ev FILTER (?sort != kg:Event)
  OPTIONAL { ?e kg:date ?date } OPTIONAL { ?e kg:heldAt ?place } OPTIONAL { ?e kg:reportedBy ?reporter } }
"""
ROLES = "SELECT ?e ?role ?thing WHERE { ?e ?role ?thing FILTER (?role IN (kg:participant, kg:involves)) }"


class EventRow(NamedTuple):
    """One event as one passage tells it; the passage's date is that of the event, empty if the text gives none."""

    sort: str  # of the ontology's classes: Launch
    name: Thing  # of that class
    participants: tuple[Thing, ...]
    things: tuple[Thing, ...]
    place: Thing | None
    reporter: Thing | None
    passage: Passage


def event_rows(view: GraphReader) -> tuple[EventRow, ...]:
    """Every narrated event at every passage that tells it, in the order of dates and places."""
    roles: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    for event, role, thing in view.rows(ROLES):
        roles[event, last(role)].append(view.thing(thing))
    found: dict[tuple[str, str], EventRow] = {}
    for event, sort, evidence, date, place, reporter in view.rows(EVENTS):
        if evidence not in view.spots:
            continue
        row = EventRow(
            sort=last(sort),
            name=view.thing(sort),
            participants=tuple(roles[event, "participant"]),
            things=tuple(roles[event, "involves"]),
            place=view.thing(place) if place else None,
            reporter=view.thing(reporter) if reporter else None,
            passage=view.passage(view.spots[evidence])._replace(date=date),
        )
        found.setdefault((event, evidence), row)  # the first where there are two classes or dates
    order = sorted(
        found.values(), key=lambda row: (row.passage.date, row.passage.document, row.passage.start, row.sort)
    )
    return tuple(order)
