"""What one graph says that another does not: documents, claims, relations and events, by what they say and not by their IRIs."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kg.rdf.graph import RdfGraph
from kg.rdf.records import EntityRef

__all__ = ["COLUMNS", "KINDS", "Difference", "differences"]


class Difference(NamedTuple):
    """Something that is in one of two graphs only; a document that is in both with another text is `changed`."""

    change: str  # added, removed, changed
    what: str  # document, claim, relation, event
    document: str
    who: str = ""
    how: str = ""  # illocution, predicate or class; of what is denied with `not`
    whom: str = ""
    quote: str = ""


COLUMNS = Difference._fields
KINDS = ("document", "claim", "relation", "event")


def differences(old: RdfGraph, new: RdfGraph) -> list[Difference]:
    """Documents first, then by document; what a text says twice is told twice."""
    before, after = Counter(_said(old)), Counter(_said(new))
    found = [one._replace(change="removed") for one in (before - after).elements()]
    found += [one._replace(change="added") for one in (after - before).elements()]
    return sorted([*_documents(old, new), *found], key=lambda one: (KINDS.index(one.what), one.document, one))


def _documents(old: RdfGraph, new: RdfGraph) -> Iterator[Difference]:
    before, after = ({one.name: one.id for one in graph.records().documents()} for graph in (old, new))
    for name in before.keys() | after.keys():
        if before.get(name) != after.get(name):
            change = "added" if name not in before else "removed" if name not in after else "changed"
            yield Difference(change, "document", name)


def _said(graph: RdfGraph) -> Iterator[Difference]:
    records = graph.records()
    for claim in records.claims():
        who = _name(claim.speaker)
        if claim.on_behalf_of and claim.on_behalf_of != claim.speaker:
            who += f" for {_name(claim.on_behalf_of)}"
        whom = ", ".join(sorted(map(_name, claim.targets)))
        how = _told(claim.illocution, claim.polarity)
        yield Difference("", "claim", claim.evidence.document.name, who, how, whom, claim.content)
    for relation in records.relations():
        how, evidence = _told(relation.predicate, relation.polarity), relation.evidence
        who, whom = _name(relation.subject), _name(relation.object)
        yield Difference("", "relation", evidence.document.name, who, how, whom, evidence.quote)
    for event in records.events():
        who, whom = (", ".join(sorted(map(_name, some))) for some in (event.participants, event.objects))
        for told in event.evidence:
            yield Difference("", "event", told.document.name, who, event.event_class, whom, told.quote)


def _told(how: str, polarity: str) -> str:
    return f"not {how}" if polarity == "negative" else how


def _name(thing: EntityRef) -> str:
    return thing.key or "unnamed"
