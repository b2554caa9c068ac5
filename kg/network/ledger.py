"""The ledger of `kg positions` beside the network, as the page shows it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from kg.model.keys import kind_of, name_of
from kg.network.entities import Network
from kg.network.standing import Difference, Ledger, Named, Stand, Subject, Vote
from kg.positions.differences import differing
from kg.positions.ledger import on_every_subject
from kg.positions.subjects import Vocabulary
from kg.positions.votes import STANCES
from kg.rdf.graph import RdfGraph

__all__ = ["with_ledger"]

Position = dict[str, Any]


def with_ledger(shown: Network, graph: RdfGraph) -> Network:
    """The network of a graph with who stands where on what: the same records as `kg positions` prints."""
    known = Vocabulary(graph)
    said = on_every_subject(known)
    place = {(one["subject"], one["actor"], one["claim"]): at for at, one in enumerate(said)}
    subjects = graph.ontology.lexicons.positions.subjects
    return replace(
        shown,
        ledger=Ledger(
            subjects=tuple(_subjects(known, dict.fromkeys(one["subject"] for one in said))),
            stands=tuple(
                Stand(one["subject"], one["actor"], one["stance"], one["change"], one["claim"], one["earlier"] or "")
                for one in said
            ),
            differences=tuple(
                Difference(
                    one["subject"],
                    one["how"],
                    place[one["subject"], one["one_actor"], one["one_claim"]],
                    place[one["subject"], one["other_actor"], one["other_claim"]],
                    one["pairs"],
                    one["days"],
                )
                for one in differing(said, graph.ontology)
            ),
            votes=tuple(_votes(known, said)),
            elsewhere=_named(known, (one if ":" in one else f"topic:{one}" for one in subjects.elsewhere)),
            rest=_named(known, (f"topic:{name}" for name in subjects.leave_out)),
        ),
    )


def _subjects(known: Vocabulary, keys: Iterable[str]) -> Iterable[Subject]:
    """Of a treaty the names are those of its node."""
    for key in keys:
        topic = known.topics.get(key)
        if topic is None:
            yield Subject(key, known.labels.get(key, key), _english(known, key))
        else:
            names = {*topic.names, name_of(key).replace("-", " ").casefold()}
            above = topic.top if topic.top != key else ""
            yield Subject(key, topic.label, _english(known, key), above, tuple(sorted(names)))


def _named(known: Vocabulary, keys: Iterable[str]) -> frozenset[Named]:
    return frozenset(Named(key, known.labels.get(key, key), _english(known, key)) for key in keys)


def _english(known: Vocabulary, key: str) -> str:
    node = f"{known.graph.base}id/{kind_of(key)}/{name_of(key)}"
    return dict(known.records.names(node).labels).get("en", "")


def _votes(known: Vocabulary, said: list[Position]) -> Iterable[Vote]:
    wanted = {one["claim"] for one in said if one["illocution"] in STANCES}
    for one in known.records.relations(predicates=STANCES) if wanted else ():
        if one.relation in wanted:
            at = one.evidence
            yield Vote(one.relation, one.predicate, at.document.id, at.start, at.end)
