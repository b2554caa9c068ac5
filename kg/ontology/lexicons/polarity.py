"""`lexicon/polarity.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.lexicons.words import Patterns, Words, WordTable

__all__ = ["PolarityLexicon", "Terms"]


@dataclass(frozen=True, slots=True)
class Terms:
    """Words that hold a negation and are none, and those among them in which it counts all the same."""

    words: Words
    keep: Words


@dataclass(frozen=True, slots=True)
class PolarityLexicon:
    """Negation, and modality -> what tells it, in the order in which they are tried."""

    terms: Terms
    negators: WordTable
    modalities: Mapping[str, Patterns]
