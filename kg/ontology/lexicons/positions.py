"""`lexicon/positions.toml`: how the ledger of positions reads a claim."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.lexicons.words import Patterns, Words

__all__ = ["Aims", "Leaving", "Negation", "PositionsLexicon", "Subjects", "Wording"]


@dataclass(frozen=True, slots=True)
class Leaving:
    """Words for leaving an instrument; who pledges that, by illocution, modality or regular expression."""

    words: Words
    blamed: Words
    pledged: Patterns
    pledges: Words
    modalities: Words
    not_after: Words


@dataclass(frozen=True, slots=True)
class Aims:
    """Illocutions that are for or against their target, and those that are about conduct."""

    at_target: Words
    at_conduct: Words


@dataclass(frozen=True, slots=True)
class Negation:
    """Illocutions in which a negation turns what is said, and those that deny by themselves."""

    illocutions: Words
    denying: Words


@dataclass(frozen=True, slots=True)
class Wording:
    """From which likeness on (0 to 1) two sentences word one thing, or are about one question."""

    same: float
    near: float


@dataclass(frozen=True, slots=True)
class Subjects:
    """Topics on which there is no position."""

    leave_out: Words


@dataclass(frozen=True, slots=True)
class PositionsLexicon:
    """Stance -> its illocutions, stance -> its opposite, and the rules of the ledger."""

    stances: Mapping[str, Words]
    opposite: Mapping[str, str]
    leaving: Leaving
    aims: Aims
    negation: Negation
    wording: Wording
    subjects: Subjects
