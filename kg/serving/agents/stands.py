"""Tools for positions: who is for or against what, and where two differ."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Annotated, Any

from pydantic import Field

from kg.catalog import By, ClaimFilter, Page
from kg.errors import KGError, short
from kg.positions.differences import differences
from kg.positions.filtering import Filter
from kg.positions.ledger import positions
from kg.rdf.graph import RdfGraph
from kg.serving.agents.answers import DifferencesFound, PositionsFound
from kg.serving.agents.arguments import Actor, Limit, Offset, Order, Since, Text, Topic, Until, in_order
from kg.serving.agents.claims import on_subject
from kg.serving.agents.names import ACTORS, SUBJECTS, key_of
from kg.serving.agents.nouns import ClaimTold, Count, Difference, PositionTold, RelationTold, Thing
from kg.serving.agents.telling import fitting, relation_told, teller, thing
from kg.serving.builds import Build, Builds

__all__ = ["PositionTools"]

STANCE = "the stance is read from the wording of a claim, not from what an actor does: check the sentence before you build on it"
NOBODY = "two sides differ in words; the graph says nothing about who is right"
SUBJECTS_SHOWN = 15
KEPT = 8  # answers of the ledger
NEARBY = 6
VOTES = Page(0, 1000)

Row = Mapping[str, Any]


class PositionTools:
    def __init__(self, builds: Builds) -> None:
        self._builds = builds

    def positions(
        self,
        actor: Actor = "",
        topic: Topic = "",
        since: Since = "",
        until: Until = "",
        stance: Annotated[Text, Field(description="Only for, against, demand or neutral.")] = "",
        order: Order = "newest",
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> PositionsFound:
        """Where an actor stands on topics and treaties (for, against, demand, neutral), and whether that changed.

        Give actor, topic or both. Votes count as positions too. Narrower topics, groups (AUKUS) and short names may be
        given. Example: actor=伊朗, topic=伊核协议. For what is said of a person or at a state use find_claims.
        """
        build = self._builds.current()
        in_order(since, until)
        only = Filter(**_who_and_what(build, actor, topic), since=since or None, until=until or None)
        every = _asked(build, positions, only)
        if stance and stance not in (known := build.graph.ontology.lexicons.positions.stances):
            raise KGError(f"no stance {short(stance)!r}; choose from {', '.join(known)}")
        rows = [one for one in every if not stance or one["stance"] == stance]
        rows.sort(key=lambda one: (one["date"] or "", one["claim"]), reverse=order == "newest")
        told = tuple(fitting(rows[offset : offset + limit], _position(build)))
        notes = (STANCE,) if told else (_nothing(build, only, len(every), len(rows)),)
        return PositionsFound(
            build=build.id, notes=(*notes, *_members(build, only)), total=len(rows), cut=offset + len(told) < len(rows),
            stances=dict(Counter(one["stance"] for one in every).most_common()), subjects=_subjects(rows), positions=told,
        )  # fmt: skip

    def differences(
        self,
        actor: Actor = "",
        other: Annotated[
            Text, Field(description="The other one: 美国, state:USA; left out, everybody who differs.")
        ] = "",
        topic: Topic = "",
        since: Since = "",
        until: Until = "",
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> DifferencesFound:
        """Where two actors differ on a topic or treaty, side by side with both sentences; never who is right.

        Give at least one of actor and topic. Example: actor=中国, other=美国, topic=中导条约.
        """
        build = self._builds.current()
        in_order(since, until)
        if other and not actor:
            actor, other = other, ""
        only = Filter(**_who_and_what(build, actor, topic), since=since or None, until=until or None)
        both = {only.actor, key_of(build, other, ACTORS, "other")} if other else set()
        rows = [
            one
            for one in _asked(build, differences, only)
            if not both or {one["one_actor"], one["other_actor"]} == both
        ]
        told = tuple(fitting(rows[offset : offset + limit], _difference(build)))
        nothing = (
            "no opposite stances found in these documents; that does not show that they agree: compare their positions"
        )
        return DifferencesFound(
            build=build.id, notes=(STANCE, NOBODY) if told else (nothing,), total=len(rows), cut=offset + len(told) < len(rows),
            differences=told,
        )  # fmt: skip


def _asked(
    build: Build, what: Callable[[RdfGraph, Filter], list[dict[str, Any]]], only: Filter
) -> Sequence[dict[str, Any]]:
    """What the ledger answers, a second or more over many documents: kept a while, for the next page."""
    kept = build.once(f"agents {what.__name__}", lambda: lru_cache(KEPT)(partial(what, build.graph)))
    return kept(only)


def _nothing(build: Build, only: Filter, every: int, rows: int) -> str:
    """Why nothing is listed, and what there is nearby."""
    if rows:
        return f"there are {rows}; give a smaller offset"
    if every:
        return f"none of that stance, {every} of others: see stances"
    actor, subject = (str(one) if one else None for one in (only.actor, only.topic))
    told = "no claim takes a position on that"
    if subject:
        told += f"; who speaks of {subject}: {_most(build, on_subject(ClaimFilter(), subject), 'actor')}"
    if actor:
        told += f"; of what {actor} speaks: {_most(build, ClaimFilter(actor=actor), 'topic')}"
    return told + "; find_claims looks for words"


def _most(build: Build, wanted: ClaimFilter, by: By) -> str:
    found = build.catalog.counts(wanted, by)[:NEARBY]
    return (
        ", ".join(f"{one.key} ({number})" for one, number in found if not isinstance(one, str))
        or "nobody" * (by == "actor")
        or "nothing"
    )


def _who_and_what(build: Build, actor: str, topic: str) -> dict[str, Any]:
    if not actor and not topic:
        raise KGError("nobody and nothing is asked for; give actor, topic or both")
    return {
        "actor": key_of(build, actor, ACTORS, "actor") if actor else None,
        "topic": key_of(build, topic, SUBJECTS, "topic") if topic else None,
    }


def _position(build: Build) -> Callable[[Row], PositionTold]:
    def told(row: Row) -> PositionTold:
        return PositionTold(
            actor=_named(build, row, "actor"), subject=_named(build, row, "subject"), stance=row["stance"], change=row["change"] or "",
            told=_told(build, row["claim"], row["actor"], row["illocution"]),
        )  # fmt: skip

    return told


def _difference(build: Build) -> Callable[[Row], Difference]:
    def told(row: Row) -> Difference:
        return Difference(
            subject=_named(build, row, "subject"), how=row["how"],
            one=_told(build, row["one_claim"], row["one_actor"], None), one_stance=row["one_stance"],
            other=_told(build, row["other_claim"], row["other_actor"], None), other_stance=row["other_stance"],
            days_between=row["days"], pairs=row["pairs"],
        )  # fmt: skip

    return told


def _told(build: Build, iri: str, actor: str, predicate: str | None) -> ClaimTold | RelationTold:
    """The claim of a position, or the relation of a vote."""
    catalog = build.catalog
    if claim := catalog.claim(iri.rpartition("/")[2]):
        return teller(catalog)(claim)
    votes = catalog.relations(actor, predicate, page=VOTES).items
    return relation_told(next(one for one in votes if one.iri == iri))


def _named(build: Build, row: Row, role: str) -> Thing:
    entity = build.catalog.entity(row[role])
    return thing(entity.ref) if entity else Thing(key=row[role], name=row[f"{role}_label"])


def _subjects(rows: Sequence[dict[str, Any]]) -> tuple[Count, ...]:
    labels = {one["subject"]: one["subject_label"] for one in rows}
    most = Counter(one["subject"] for one in rows).most_common(SUBJECTS_SHOWN)
    return tuple(Count(name=labels[key], key=key, number=number) for key, number in most)


def _members(build: Build, only: Filter) -> tuple[str, ...]:
    """That a group speaks for itself here."""
    members = sorted(build.graph.ontology.members.get(str(only.actor), ())) if only.actor else []
    return (
        (f"{only.actor} as a group; its members are asked for one by one: {', '.join(members[:12])}",)
        if members
        else ()
    )
