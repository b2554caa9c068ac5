"""Votes as positions: who votes for or tables a resolution on a subject is for it, as far as the resolution's name tells."""

from collections.abc import Iterator
from typing import Any

from kg.model.keys import kind_of
from kg.positions.subjects import Vocabulary
from kg.rdf.records import RecordReader, RelationRecord
from kg.rdf.topics import Topic
from kg.text.script import fold

__all__ = ["STANCES", "with_votes"]

Position = dict[str, Any]

STANCES = {
    "votedFor": "for",
    "cosponsored": "for",
    "votedAgainst": "against",
    "vetoed": "against",
    "abstainedOn": "neutral",
}


def with_votes(vocabulary: Vocabulary, said: list[Position], wanted: frozenset[str] | None) -> list[Position]:
    """The positions of claims and those of votes, in one order.

    A vote's `illocution` is its predicate, its `change` is `vote`, its `claim` the IRI of the relation. Votes that texts
    deny, plan or only claim count for nothing.
    """
    done = [
        one
        for one in vocabulary.records.relations(predicates=STANCES)
        if (one.polarity, one.modality) == ("affirmative", "actual")
    ]
    if not done:
        return said
    label, about, known = vocabulary.labels, _about(vocabulary.records), vocabulary.topics
    ontology = vocabulary.graph.ontology
    turned = ontology.rules.events.votes.against
    left_out = {f"topic:{name}" for name in ontology.lexicons.positions.subjects.leave_out}
    voted = [
        _position(one, subject, label, sure)
        for one in done
        for subject, sure in _subjects(one, label, about, known, turned, wanted)
        if (subject not in left_out if wanted is None else subject in wanted)
    ]
    return sorted(
        [*said, *voted],
        key=lambda one: (one["subject"], one["actor"], one["date"] or "~", one["document"], one["start"], one["claim"]),
    )


def _about(records: RecordReader) -> dict[str | None, set[str]]:
    """Resolution -> the treaties that it is about."""
    found: dict[str | None, set[str]] = {}
    for one in records.relations(predicates=("about",)):
        if one.object.key and kind_of(one.object.key) == "treaty":
            found.setdefault(one.subject.key, set()).add(one.object.key)
    return found


def _subjects(
    vote: RelationRecord,
    label: dict[str, str],
    about: dict[str | None, set[str]],
    known: dict[str, Topic],
    turned: tuple[str, ...],
    wanted: frozenset[str] | None,
) -> Iterator[tuple[str, bool]]:
    """The treaty voted on; else the treaties and topics of the resolution, and whether its name leaves the side as it is."""
    key = vote.object.key or ""
    if kind_of(key) == "treaty":
        yield key, True
        return
    name = fold(label.get(key, ""))
    for treaty in sorted(about.get(key, ())):
        yield treaty, not any(word in name for word in turned)
    for topic in sorted(known):
        named = [expression for expression in known[topic].expressions if expression in name]
        if named and (wanted is not None or known[topic].top == topic):
            rest = name.replace(max(named, key=len), "")
            yield topic, not any(word in rest for word in turned)


def _position(vote: RelationRecord, subject: str, label: dict[str, str], sure: bool) -> Position:
    actor, evidence = vote.subject.key or "", vote.evidence
    position: Position = {
        "date": vote.date or evidence.document.published,
        "actor": actor,
        "actor_label": label.get(actor, actor),
        "speaker": actor,
        "on_behalf_of": actor,
        "subject": subject,
        "subject_label": label.get(subject, subject),
        "stance": STANCES[vote.predicate] if sure else "neutral",
        "toward": [],
        "change": "vote",
        "earlier": None,
        "illocution": vote.predicate,
        "polarity": vote.polarity,
        "modality": vote.modality,
        "quotation": "none",
        "targets": [],
        "topics": [],
        "instruments": [],
        "content": evidence.quote,
        "document": evidence.document.name,
        "title": evidence.document.title,
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "confidence": 1.0,
        "rule": vote.rule,
        "claim": vote.relation,
        "utterance": None,
        "reports": 1,
        "sources": [evidence.document.name],
        "as_member_of": [],
    }
    return {**position, "told": [position]}
