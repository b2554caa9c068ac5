"""What the JSON API gives beside the catalog's nouns: positions, differences, and numbers, each with what was said."""

from dataclasses import dataclass

from kg.catalog import Claim, Ref, Relation

__all__ = ["Cell", "Count", "Difference", "Position", "Side", "Summary"]


@dataclass(frozen=True, slots=True)
class Summary:
    """An entity as a list of them shows it."""

    key: str
    iri: str
    kind: str  # state, org, person, treaty, group, doc, event, place, topic …
    zh: str
    en: str
    aliases: tuple[str, ...]
    documents: int  # that mention it
    claims_by: int  # it speaks, or somebody for it
    claims_about: int
    links: tuple[str, ...]  # IRIs of the same thing elsewhere


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the claims have a value: a key with its labels, a year, a publisher."""

    value: str
    zh: str
    en: str
    claims: int


@dataclass(frozen=True, slots=True)
class Position:
    """The side that an actor's words take on a subject. It stands on a claim, or on a vote; one of the two is null."""

    date: str | None
    actor: Ref
    subject: Ref
    stance: str
    toward: tuple[Ref, ...]
    change: str  # first, repeated, new-wording, reversed …; vote
    earlier: str | None  # the id of the claim that it is compared with
    reports: int  # claims that tell the same utterance
    sources: tuple[str, ...]  # names of the documents that do
    as_member_of: tuple[Ref, ...]
    claim: Claim | None
    vote: Relation | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two who differ, with what was said."""

    actor: Ref
    stance: str
    claim: Claim | None
    vote: Relation | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Two actors who differ on a subject; never who is right."""

    subject: Ref
    how: str  # stance, polarity
    likeness: float  # of the wording, 0 to 1
    days: int | None  # between the two
    pairs: int  # of claims that differ so
    one: Side
    other: Side


@dataclass(frozen=True, slots=True)
class Cell:
    """How many utterances of an actor take a stance on a subject, and which."""

    actor: Ref
    subject: Ref
    stance: str
    count: int
    said: tuple[str, ...]  # IRIs of claims, and of votes
