"""The ledger of positions: who takes which stance on which instrument or topic, when, and what changed."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from kg.model.keys import kind_of, name_of
from kg.ontology.lexicons.words import Words
from kg.positions import changes
from kg.positions.filtering import EVERYTHING, Filter
from kg.positions.rules import Rules, rules
from kg.positions.stance import stance, toward
from kg.positions.subjects import Vocabulary, actors, members, subjects
from kg.positions.votes import with_votes
from kg.rdf.graph import RdfGraph
from kg.rdf.records import ClaimRecord, claim_row
from kg.rdf.topics import Topic
from kg.text.script import fold

__all__ = [
    "COLUMNS",
    "DOCUMENTS",
    "SHORT",
    "SILENT",
    "chosen",
    "dropped",
    "everybodys",
    "matrix",
    "on_every_subject",
    "positions",
]

Position = dict[str, Any]

COLUMNS = (
    "date", "actor", "actor_label", "speaker", "subject", "subject_label", "stance", "toward", "change", "illocution",
    "polarity", "modality", "targets", "content", "document", "title", "start", "end", "confidence", "claim", "earlier",
    "utterance", "reports", "sources", "as_member_of",
)  # fmt: skip
SHORT = ("date", "actor_label", "subject_label", "stance", "toward", "change", "content", "document", "reports")
SILENT = ("silent", "silent_on_subject")
DOCUMENTS = 10  # later documents of an actor, after which a position that is in none of them counts as dropped


def positions(graph: RdfGraph, only: Filter = EVERYTHING) -> list[Position]:
    """One record an utterance and subject, by subject, actor and date: a claim's fields and those of COLUMNS.

    Of several claims that report one utterance the record is that of the first that takes a side; `reports` says how many
    there are, `sources` in which documents, `told` holds all. The actor asked for is the speaker or the one spoken for; with
    `only.members` also a member of the group asked for, which `as_member_of` names. A claim that is about no instrument or
    topic is no position. `change` is measured by all that the graph holds, not by what is asked for. With dates given, claims
    without one are left out. Raises KGError.
    """
    known = Vocabulary(graph)
    return chosen(known, everybodys(known, only.topic), only)


def everybodys(known: Vocabulary, topic: str | None = None) -> list[Position]:
    """The positions of all actors at all times, on what a word means; None for everything. Raises KGError."""
    return _ledger(known, subjects(known, topic) if topic else None)


def on_every_subject(known: Vocabulary) -> list[Position]:
    """The positions of all actors on each instrument and topic, narrower ones too, as they are if it alone is asked for."""
    wanted = frozenset(key for key in known.keys if kind_of(key) == "treaty") | known.topics.keys()
    groups = {name_of(key).casefold(): key for key in known.keys if kind_of(key) == "group"}
    named = {key: groups[name_of(key).casefold()] for key in known.topics if name_of(key).casefold() in groups}
    found = _ledger(known, wanted - named.keys())
    for topic, group in sorted(named.items()):
        found += _ledger(known, frozenset((topic, group)))
    return sorted(found, key=lambda one: (one["subject"], one["actor"]))


def chosen(known: Vocabulary, said: Iterable[Position], only: Filter) -> list[Position]:
    """Those of `everybodys` that are of the actors and within the dates asked for. Raises KGError."""
    who = frozenset[str]().union(*(actors(known, one) for one in only.actors))
    through = members(known, who) if only.members else {}
    found = []
    for one in said:
        spoken = {one["actor"], *(report["speaker"] for report in one["told"])}
        if only.actors and not spoken & (who | through.keys()) or not only.dated(one["date"]):
            continue
        groups = {group for key in spoken - who for group in through.get(key, ())}
        found.append({**one, "as_member_of": sorted(groups)})
    return found


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
    for (subject, actor), group in groupby(
        _ledger(Vocabulary(graph), None), key=lambda one: (one["subject"], one["actor"])
    ):
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


def _ledger(vocabulary: Vocabulary, wanted: frozenset[str] | None) -> list[Position]:
    """All positions on the wanted subjects (else on all), with what changed."""
    graph, known, label, called = vocabulary.graph, vocabulary.topics, vocabulary.labels, vocabulary.names
    by, left_out = rules(graph.ontology), graph.ontology.lexicons.positions.subjects.leave_out

    groups = frozenset(key for key in wanted or () if kind_of(key) == "group")
    below: dict[str, list[tuple[str, Topic]]] = defaultdict(list)
    for key in (wanted or frozenset()) & known.keys():
        below[known[key].top].append((key, known[key]))

    def of_group(claim: Position) -> Callable[[str], bool]:
        return lambda key: _about(claim, key, called.get(key, ()), graph.ontology.members.get(key, ()))

    found = [
        {
            **claim,
            "actor": _actor(claim),
            "actor_label": label.get(_actor(claim), _actor(claim)),
            "subject": subject,
            "subject_label": label.get(subject, subject),
            "stance": stance(claim, subject, by, called.get(subject, ())),
        }
        for claim in map(claim_row, _claims(vocabulary, wanted))
        for subject in _subjects(claim, wanted, below, groups, of_group(claim), left_out)
    ]
    found.sort(
        key=lambda one: (one["subject"], one["actor"], one["date"] or "~", one["document"], one["start"], one["claim"])
    )
    found = _utterances(found, by)
    for one in found:
        one["toward"] = toward(one, by)
    for _, said in groupby(found, key=lambda one: (one["subject"], one["actor"])):
        changes.mark(said, by)
    return with_votes(vocabulary, found, wanted)


def _claims(known: Vocabulary, wanted: frozenset[str] | None) -> Iterable[ClaimRecord]:
    """Those that can be on a wanted subject: a group may stand in the words of any, a narrower topic in those on its top."""
    if wanted is None or any(kind_of(key) == "group" for key in wanted):
        return known.records.claims()
    asked = wanted | {known.topics[key].top for key in wanted & known.topics.keys()}
    found = (claim for key in sorted(asked) for claim in known.records.claims(key))
    return {claim.claim: claim for claim in found}.values()


def _utterances(found: list[Position], by: Rules) -> list[Position]:
    """One position for all claims that report an utterance, in the place of the first."""
    told: dict[tuple[str, str], list[Position]] = defaultdict(list)
    for one in found:
        told[one["utterance"] or one["claim"], one["subject"]].append(one)
    merged = []
    for reports in told.values():
        first = next((one for one in reports if by.opposite(one["stance"])), reports[0])
        sources = list(dict.fromkeys(one["document"] for one in reports))
        merged.append({**first, "told": reports, "reports": len(reports), "sources": sources, "as_member_of": []})
    return merged


def _actor(claim: Position) -> str:
    return str(claim["on_behalf_of"] or claim["speaker"])


def _subjects(
    claim: Position,
    wanted: frozenset[str] | None,
    below: Mapping[str, list[tuple[str, Topic]]],
    groups: frozenset[str],
    group: Callable[[str], bool],
    left_out: Words,
) -> Iterable[str]:
    """The instruments and topics of a claim; narrower topics and groups only where they are wanted.

    Narrower topics (`below` their tops) are told by their expressions, groups by `group`; what is about a group is on the
    topic of its name.
    """
    treaties = {key for key in (*claim["instruments"], *claim["targets"]) if kind_of(key) == "treaty"}
    about = treaties | {f"topic:{name}" for name in claim["topics"]}
    if wanted is None:
        return sorted(about - {f"topic:{name}" for name in left_out})
    text = fold(claim["content"])
    narrower = {
        key
        for top in about
        for key, topic in below.get(top, ())
        if key not in about and any(expression in text for expression in topic.expressions)
    }
    found = about & wanted | narrower
    if not found and any(map(group, groups)):
        return sorted(wanted - groups or groups)
    return sorted(found)


def _about(claim: Position, group: str, called: Iterable[str], members: Collection[str]) -> bool:
    """Whether a claim is for, at or of a group, by its key, its name or all its members."""
    if group in (claim["on_behalf_of"], claim["addressee"], *claim["targets"]):
        return True
    if len(members) > 1 and set(members) <= {*claim["targets"]}:
        return True
    text = fold(claim["content"]).casefold()
    return any(name in text for name in called if len(name) > 1)
