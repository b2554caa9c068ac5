"""`lexicon/names.toml`: how names of people look."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.lexicons.words import Patterns, Words, WordTable

__all__ = ["Chinese", "Foreign", "Japanese", "Latin", "NamesLexicon", "Staff", "Women"]


@dataclass(frozen=True, slots=True)
class Chinese:
    """Surnames, and what may not be one or follow one; texts are sets of characters."""

    surnames: str
    compound: Words
    never: str
    follows: str
    careful: str
    doubtful: str
    given_never: str
    function: str
    auxiliary: str
    joining: str
    never_last: str
    listed: Words
    polite: Patterns
    states: Words


@dataclass(frozen=True, slots=True)
class Japanese:
    """Surnames, as news in Chinese prints them, what is in given names and what not, and what no other name ends in."""

    surnames: Words
    given: str
    given_never: str
    never_last: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """The characters and parts that transliterations are made of, what opens or parts them, and what stands behind them; texts are sets."""

    characters: str
    syllables: Words
    openings: str
    younger: str
    separators: str
    never_last: str
    being: Words
    then: Words
    honorifics: Words
    ranks: Words


@dataclass(frozen=True, slots=True)
class Latin:
    """Words by which a Latin name is told to be no person's."""

    bodies: Words
    organizations: Words
    short: Mapping[str, Words]  # short form -> given names


@dataclass(frozen=True, slots=True)
class Staff:
    """What stands before names of news staff, and what makes it another word; `never_last` is a set of characters."""

    words: Words
    not_before: Words
    never_last: str


@dataclass(frozen=True, slots=True)
class Women:
    """The curated people who are women, by their keys."""

    keys: Words


@dataclass(frozen=True, slots=True)
class NamesLexicon:
    """Shapes of names that no entity file holds."""

    chinese: Chinese
    japanese: Japanese
    foreign: Foreign
    latin: Latin
    boundary: WordTable
    women: Women
    staff: Staff
