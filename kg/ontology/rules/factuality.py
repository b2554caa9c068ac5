"""`rules/factuality.toml`: whether an act that a rule finds happened."""

from dataclasses import dataclass

from kg.ontology.lexicons.words import Patterns

__all__ = ["FactualityWords", "PatternTable"]


@dataclass(frozen=True, slots=True)
class PatternTable:
    """A table that holds nothing but one list of words, which may be regular expressions."""

    words: Patterns


@dataclass(frozen=True, slots=True)
class FactualityWords:
    """What stands before or after the verb of an act that is denied, planned, asked for or another's."""

    negation: PatternTable
    none_of: PatternTable
    of_something_else: PatternTable
    intended: PatternTable
    asked_before: PatternTable
    supposed_before: PatternTable
    topic: PatternTable
    unreal: PatternTable
    undone: PatternTable
    still_to_come: PatternTable
    hearsay: PatternTable
