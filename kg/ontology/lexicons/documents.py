"""`lexicon/documents.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.lexicons.words import Patterns, Words

__all__ = ["Bracketed", "DocumentsLexicon", "Nominal", "Resolution"]


@dataclass(frozen=True, slots=True)
class Bracketed:
    """Last words of what stands in 《…》, by what it is; and whole names that mean one organization there."""

    treaty: Words
    document: Words
    outlet: Words
    only: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Nominal:
    """Nouns that stand for a document, always or where they speak, with what stands around some; and verbs that issue one."""

    words: Patterns
    accounts: Words
    articles: Words
    not_before: Words
    speaking: Patterns
    contents: Words
    takes_up: tuple[str, ...]
    studies: Words
    of_institutes: tuple[str, ...]
    verblike: Words
    joint: tuple[str, ...]
    forms: Words
    measure: Words
    issue: Words
    publish: Words
    parties: Patterns
    said_in: Patterns
    of_it: Patterns
    about: Words
    toward: Words
    another: Patterns
    apart: Patterns
    either: Patterns
    several: Patterns


@dataclass(frozen=True, slots=True)
class Resolution:
    """Nouns of what is tabled, adopted and voted on, what may not stand before one, the verbs before and the words after it."""

    words: Words
    not_after: Words
    tabling: Words
    adopting: Words
    voted: Patterns
    several: Patterns
    opening: Words  # before what it is about


@dataclass(frozen=True, slots=True)
class DocumentsLexicon:
    """What names a document, and what stands for one."""

    bracketed: Bracketed
    nominal: Nominal
    resolution: Resolution
