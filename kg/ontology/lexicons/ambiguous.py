"""`lexicon/ambiguous.toml`."""

from dataclasses import dataclass

from kg.ontology.lexicons.words import Words

__all__ = ["AmbiguousLexicon"]


@dataclass(frozen=True, slots=True)
class AmbiguousLexicon:
    """Full names that two entities of a kind may share."""

    words: Words
