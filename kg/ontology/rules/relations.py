"""`rules/relations.toml`: how texts report that somebody does something with something."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.lexicons.words import PatternTable, WordTable
from kg.ontology.rules.rule import Rule

__all__ = ["RelationRule", "RelationRules", "StructuralRule"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRule(Rule):
    """A wording of a relation; the flags are explained at the head of the file."""

    predicate: str
    acts: bool = False
    topical: bool = False
    principal: bool = False
    in_play: str = ""  # the kind of the object if it was named before: treaty, event
    event: str = ""  # the class of the event that it is too


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuralRule:
    """A relation that the make-up of names tells, with an example: no pattern finds it."""

    name: str
    predicate: str
    example: str
    gives: tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRules:
    """The rules, and the parts of patterns that many of them share: name -> pattern."""

    parts: Mapping[str, str]
    rule: tuple[RelationRule, ...]
    structural: tuple[StructuralRule, ...]
    no_meeting: WordTable
    matter: PatternTable
    relative: WordTable
    place: PatternTable
    deputies: PatternTable
