"""`lexicon/noclaims.toml`: what is said and claims nothing."""

from dataclasses import dataclass

from kg.ontology.lexicons.words import Patterns

__all__ = ["NoclaimsLexicon", "Whole"]


@dataclass(frozen=True, slots=True)
class Whole:
    """Expressions of which one has to fit a whole clause."""

    patterns: Patterns


@dataclass(frozen=True, slots=True)
class NoclaimsLexicon:
    """Clauses of procedure, what may lead to them, and fragments without a predicate."""

    procedure: Whole
    leading: Whole
    fragments: Whole
