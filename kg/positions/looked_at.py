"""What an answer without positions was looked for in, and what there is nearby."""

from collections import Counter

from kg.positions.filtering import EVERYTHING, Filter
from kg.positions.ledger import positions
from kg.positions.subjects import Vocabulary, actors, members, subjects
from kg.rdf.graph import RdfGraph
from kg.text.english import counted

__all__ = ["looked_at"]

SHOWN = 5  # things that are named


def looked_at(graph: RdfGraph, only: Filter = EVERYTHING) -> str:
    """In one line: how many claims and documents were looked at, how many of the actor, and which subjects or actors have some."""
    claims, documents = graph.claims, len(graph.documents)
    known = Vocabulary(graph)
    who = frozenset[str]().union(*(actors(known, one) for one in only.actors))
    groups = members(known, who)
    all_of = who | groups.keys() if only.members else who
    said = [one for one in claims if all_of & {one["on_behalf_of"], one["speaker"]}] if only.actors else claims
    told = f"nothing found in {counted(len(said), 'claim')}"
    if only.actors:
        told += f" of {', '.join(sorted(who))} (of {counted(len(claims), 'claim')} in {counted(documents, 'document')})"
    else:
        told += f" in {counted(documents, 'document')}"
    if only.since or only.until:
        told += f", dated {only.since or ''}–{only.until or ''}"
    return told + _nearby(known, only, all_of) + _unexpanded(groups, only)


def _nearby(known: Vocabulary, only: Filter, who: frozenset[str]) -> str:
    """Who speaks of the subject, else of what the actor speaks, else of what anybody does: the most spoken of first."""
    graph, called = known.graph, known.labels
    every = positions(graph)
    if only.topic:
        wanted = subjects(known, only.topic)
        told = f" on {', '.join(sorted(wanted))}"
        others = Counter(one["actor"] for one in positions(graph, Filter(topic=only.topic)))
        if others:
            return f"{told}; others speak of it: {_named(others, called)}"
        about = Counter(one["subject"] for one in every if not who or one["actor"] in who)
        return f"{told}, of which nobody here speaks; spoken of: {_named(about, called)}" if about else told
    about = Counter(one["actor"] for one in every)
    return f"; who takes positions: {_named(about, called)}" if about else ""


def _named(counted_things: Counter[str], called: dict[str, str]) -> str:
    order = sorted(counted_things, key=lambda key: (-counted_things[key], key))[:SHOWN]
    return ", ".join(f"{key} {called.get(key, '')} ({counted_things[key]})" for key in order)


def _unexpanded(groups: dict[str, list[str]], only: Filter) -> str:
    """That a group has members who were not asked for."""
    return f"; --members looks at {', '.join(sorted(groups))} too" if groups and not only.members else ""
