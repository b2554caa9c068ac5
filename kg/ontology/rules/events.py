"""`rules/events.toml`: what texts narrate in their own voice."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.rules.rule import Rule

__all__ = ["EventRule", "EventRules"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRule(Rule):
    """A wording of an event; `sort` is its class in schema.ttl."""

    sort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRules:
    """The rules; predicate -> the class of event that the relation is too; class -> what its label says."""

    rule: tuple[EventRule, ...]
    relations: Mapping[str, str]
    words: Mapping[str, str]
