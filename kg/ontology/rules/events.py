"""`rules/events.toml`: what texts narrate in their own voice."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.lexicons.words import Patterns, Words
from kg.ontology.rules.rule import Rule

__all__ = ["EventRule", "EventRules", "Votes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRule(Rule):
    """A wording of an event; `sort` is its class in schema.ttl."""

    sort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """What stands after the number of those who were for, against, and for neither; and the words around."""

    favoring: Words
    opposing: Words
    abstaining: Words
    counters: Patterns  # between number and word
    casting: Words
    nobody: Patterns  # instead of a number
    ballot: str
    decided: Words
    expected: Words
    against: Words  # in the name of a draft: its subject is what it is against


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRules:
    """The rules; predicate -> the class of event that the relation is too; class -> what its label says; how votes are counted."""

    rule: tuple[EventRule, ...]
    relations: Mapping[str, str]
    words: Mapping[str, str]
    votes: Votes
