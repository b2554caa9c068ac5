"""`lexicon/positions.toml`: how the ledger of positions reads a claim."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.lexicons.words import Patterns, Words

__all__ = ["Aims", "Negation", "PositionsLexicon", "Siding", "Subjects", "Wording"]


@dataclass(frozen=True, slots=True)
class Siding:
    """Words that govern the name of a subject and tell a side on it, and what keeps them from doing so."""

    for_: Words
    against: Words
    breaches: Words
    whole: Words
    for_after: Words
    against_after: Words
    attitudes_after: Words
    negators: Words
    adverbs: Patterns
    breaks: Words
    beneficiary: Words
    reach: int  # characters
    setting: Patterns
    hedged: Patterns
    attitudes: Patterns
    conditional: Patterns
    pledges: Words
    modalities: Words
    turning: Words
    opening: Words
    silent: Words
    pronouns: Patterns


@dataclass(frozen=True, slots=True)
class Aims:
    """Illocutions that are for or against their target."""

    at_target: Words


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
    """Topics on which there is no position, those on which nobody takes a side, and what is no nuclear matter as such."""

    leave_out: Words
    areas: Words
    elsewhere: Words  # names of topics, keys of instruments


@dataclass(frozen=True, slots=True)
class PositionsLexicon:
    """Stance -> its illocutions, stance -> its opposite, and the rules of the ledger."""

    stances: Mapping[str, Words]
    opposite: Mapping[str, str]
    siding: Siding
    inverted: Mapping[str, Words]  # topic -> expressions that name its opposite
    aims: Aims
    negation: Negation
    wording: Wording
    subjects: Subjects
