"""The ledger of positions: who takes which stance on which instrument or topic, when, and what changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any

from kg.model.keys import kind_of
from kg.ontology.lexicons.words import Words
from kg.positions import changes
from kg.positions.filtering import EVERYTHING, Filter
from kg.positions.rules import rules
from kg.positions.stance import stance, toward
from kg.positions.subjects import actors, labels, names, subjects
from kg.positions.votes import with_votes
from kg.rdf.graph import RdfGraph
from kg.rdf.topics import Topic, topics
from kg.text.script import fold

__all__ = ["COLUMNS", "DOCUMENTS", "SHORT", "SILENT", "dropped", "matrix", "positions"]

Position = dict[str, Any]

COLUMNS = (
    "date", "actor", "actor_label", "speaker", "subject", "subject_label", "stance", "toward", "change", "illocution",
    "polarity", "modality", "targets", "content", "document", "title", "start", "end", "confidence", "claim", "earlier",
)  # fmt: skip
SHORT = ("date", "actor_label", "subject_label", "stance", "toward", "change", "content", "document")
SILENT = ("silent", "silent_on_subject")
DOCUMENTS = 10  # later documents of an actor, after which a position that is in none of them counts as dropped


def positions(graph: RdfGraph, only: Filter = EVERYTHING) -> list[Position]:
    """One record a claim and subject, by subject, actor and date: the claim's fields and those of COLUMNS.

    The actor asked for is the speaker or the one spoken for; a claim that is about no instrument or topic is no position.
    `change` is measured by all that the graph holds, not by what is asked for. With dates given, claims without one are
    left out. Raises KGError.
    """
    wanted = subjects(graph, only.topic) if only.topic else None
    who = actors(graph, only.actor) if only.actor else None
    return [
        one
        for one in _ledger(graph, wanted)
        if (who is None or who & {one["actor"], one["speaker"]}) and only.dated(one["date"])
    ]


def dropped(graph: RdfGraph, only: Filter = EVERYTHING, documents: int = DOCUMENTS) -> list[Position]:
    """Positions that are in none of at least so many later documents of the actor (see `kg.positions.changes.dropped`).

    The dates are those of the last time it was said.
    """
    days: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for claim in graph.claims:
        if claim["date"]:
            days[_actor(claim)].add((claim["date"], claim["document"]))
    said = positions(graph, replace(only, since=None, until=None))
    return [one for one in changes.dropped(said, days, documents) if only.dated(one["date"])]


def matrix(graph: RdfGraph) -> list[dict[str, Any]]:
    """One cell an actor and subject: how many claims of each stance, and under `claims` which."""
    cells = []
    for (subject, actor), group in groupby(_ledger(graph, None), key=lambda one: (one["subject"], one["actor"])):
        said = list(group)
        ids = {
            name: [one["claim"] for one in said if one["stance"] == name]
            for name in graph.ontology.lexicons.positions.stances
        }
        called = {name: said[0][name] for name in ("actor_label", "subject_label")}
        cells.append(
            {"actor": actor, "subject": subject, **called, **{name: len(of) for name, of in ids.items()}, "claims": ids}
        )
    return cells


def _ledger(graph: RdfGraph, wanted: frozenset[str] | None) -> list[Position]:
    """All positions on the wanted subjects (else on all), with what changed."""
    known, label, called = topics(graph), labels(graph), names(graph)
    by, left_out = rules(graph.ontology), graph.ontology.lexicons.positions.subjects.leave_out
    found = [
        {
            **claim,
            "actor": _actor(claim),
            "actor_label": label.get(_actor(claim), _actor(claim)),
            "subject": subject,
            "subject_label": label.get(subject, subject),
            "stance": stance(claim, subject, by),
            "opens": _opens(claim["content"], called.get(subject, ())),
        }
        for claim in graph.claims
        for subject in _subjects(claim, wanted, known, left_out)
    ]
    found.sort(
        key=lambda one: (one["subject"], one["actor"], one["date"] or "~", one["document"], one["start"], one["claim"])
    )
    for one in found:
        one["toward"] = toward(one, by)
    for _, said in groupby(found, key=lambda one: (one["subject"], one["actor"])):
        changes.mark(said, by)
    return with_votes(graph, found, wanted)


def _opens(content: str, called: Iterable[str]) -> bool:
    """Whether a sentence opens with one of these names: 《禁止核武器条约》不反映……"""
    return fold(content).casefold().lstrip("《“").startswith(tuple(called))


def _actor(claim: Position) -> str:
    return str(claim["on_behalf_of"] or claim["speaker"])


def _subjects(
    claim: Position, wanted: frozenset[str] | None, known: dict[str, Topic], left_out: Words
) -> Iterable[str]:
    """The instruments and topics of a claim; narrower topics only where they are wanted, told by their expressions."""
    treaties = {key for key in (*claim["instruments"], *claim["targets"]) if kind_of(key) == "treaty"}
    about = treaties | {f"topic:{name}" for name in claim["topics"]}
    if wanted is None:
        return sorted(about - {f"topic:{name}" for name in left_out})
    text = fold(claim["content"])
    narrower = {
        key
        for key in wanted & known.keys() - about
        if known[key].top in about and any(expression in text for expression in known[key].expressions)
    }
    return sorted(about & wanted | narrower)
