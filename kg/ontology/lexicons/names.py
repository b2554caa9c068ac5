"""`lexicon/names.toml`: how names of people look."""

from dataclasses import dataclass

from kg.ontology.lexicons.words import Words, WordTable

__all__ = ["Chinese", "Foreign", "Japanese", "NamesLexicon"]


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
    states: Words


@dataclass(frozen=True, slots=True)
class Japanese:
    """Surnames, as news in Chinese prints them."""

    surnames: Words


@dataclass(frozen=True, slots=True)
class Foreign:
    """The characters that transliterations are made of."""

    characters: str


@dataclass(frozen=True, slots=True)
class NamesLexicon:
    """Shapes of names that no entity file holds."""

    chinese: Chinese
    japanese: Japanese
    foreign: Foreign
    boundary: WordTable
    staff: WordTable
