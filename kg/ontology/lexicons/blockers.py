"""`lexicon/blockers.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.lexicons.words import Words

__all__ = ["BlockersLexicon"]


@dataclass(frozen=True, slots=True)
class BlockersLexicon:
    """Words that hold a name by accident, by what they hold."""

    words: Mapping[str, Words]
