"""Positions as the page shows them: subjects, who stands where on them and what changed, and where two differ."""

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Difference", "Ledger", "Named", "Stand", "Subject", "Vote"]


class Named(NamedTuple):
    """A topic or an instrument with its names in Chinese and English."""

    key: str
    zh: str
    en: str


class Subject(NamedTuple):
    """An instrument or a topic on which positions are taken; `names` is what else it is searched by."""

    key: str  # treaty:NPT, topic:no-first-use
    zh: str
    en: str
    above: str = ""  # the key of the topic that it is part of
    names: tuple[str, ...] = ()


class Stand(NamedTuple):
    """A position of an actor (a key): one utterance and subject. `told` and `earlier` are IRIs of claims, of a vote of the relation."""

    subject: str
    actor: str
    stance: str
    change: str
    told: str
    earlier: str


class Difference(NamedTuple):
    """Where two differ: the stands that are nearest in time, by their places, and how many pairs there are."""

    subject: str
    how: str  # stance, polarity
    one: int
    other: int
    pairs: int
    days: int | None


class Vote(NamedTuple):
    """A relation that is a vote, and where its words stand in the document of an id."""

    iri: str
    predicate: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of `kg positions`."""

    subjects: tuple[Subject, ...] = ()
    stands: tuple[Stand, ...] = ()
    differences: tuple[Difference, ...] = ()
    votes: tuple[Vote, ...] = ()
    elsewhere: frozenset[Named] = frozenset()  # topics and instruments that are no nuclear matter
    rest: frozenset[Named] = frozenset()  # topics for what is on none
