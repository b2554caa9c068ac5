"""`lexicon/stance.toml`: what the content itself does, where the cue leaves it open."""

import re
from dataclasses import dataclass

from kg.ontology.lexicons.words import Misfit, Patterns, Words, WordTable

__all__ = ["Masks", "Own", "Predicate", "StanceLexicon", "Step"]


@dataclass(frozen=True, slots=True)
class Masks:
    """Stretches that only look like an expression of a step."""

    patterns: Patterns


@dataclass(frozen=True, slots=True)
class Predicate:
    """A main verb in a clause as it is parsed: one of `verbs` (any if there are none), with a modal of `modals`, denied by one of `negations`, done,
    with one of `adverbs`.

    Without `negations` it must not be denied.
    """

    verbs: Words = Words()
    modals: Words = Words()
    negations: Words = Words()
    done: bool = False
    adverbs: Words = Words()

    def __post_init__(self) -> None:
        if not self.verbs and not self.modals:
            raise Misfit("verbs", "neither verbs nor modals are listed, so that it would fit everywhere; list some")


@dataclass(frozen=True, slots=True)
class Step:
    """Expressions of one illocution; `side` says whose the subject must be (anybody's if it is empty)."""

    name: str
    illocution: str
    patterns: Patterns
    side: str = ""
    predicates: tuple[Predicate, ...] = ()


@dataclass(frozen=True, slots=True)
class Own:
    """Words for the speaker's side, who holds an opinion, and what may stand before 将 without a subject."""

    words: Patterns
    opinion: re.Pattern[str]
    adverbs: Patterns


@dataclass(frozen=True, slots=True)
class StanceLexicon:
    """The steps, of which the first that fits decides, and what they look at."""

    masks: Masks
    step: tuple[Step, ...]
    own: Own
    unnamed: WordTable
