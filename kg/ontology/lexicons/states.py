"""`lexicon/states.toml`: one-character states, and capitals that stand for a government."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.lexicons.words import Patterns, Words, WordTable

__all__ = ["Careful", "Lists", "Metonym", "Single", "StatesLexicon"]


@dataclass(frozen=True, slots=True)
class Careful:
    """Characters that are common words too, and the words before which they count all the same."""

    characters: str
    words: Words


@dataclass(frozen=True, slots=True)
class Lists:
    """中美俄: the characters that open and continue a list, and what makes other words of it."""

    first: str
    next: str
    not_before: Words
    not_after: Patterns
    parted: Patterns
    whole: Mapping[str, Words]
    day: str


@dataclass(frozen=True, slots=True)
class Single:
    """One character alone, and the words around it."""

    characters: str
    framed: str
    within: str
    before: Words
    after: Patterns
    china: str
    china_before: Words
    frames: Words
    nuclear: str
    nuclear_after: Words


@dataclass(frozen=True, slots=True)
class Heading:
    """States of one character that speak in a heading."""

    characters: str


@dataclass(frozen=True, slots=True)
class Metonym:
    """What around a capital says that it is a government, and what that it is a city."""

    after: Patterns
    before: Words
    not_before: Patterns
    not_after: Patterns
    opening: Words
    always: Words


@dataclass(frozen=True, slots=True)
class Sides:
    """How a side is called after a state that the text names."""

    side: str
    common: str  # characters that make another word of it
    after: Patterns  # what a side does


@dataclass(frozen=True, slots=True)
class StatesLexicon:
    """States without their names."""

    careful: Careful
    composite: WordTable
    modal: WordTable
    alone: WordTable
    lists: Lists
    single: Single
    heading: Heading
    metonym: Metonym
    sides: Sides
