"""`rules/propositions.toml`: what claims say that somebody does or has."""

from dataclasses import dataclass

from kg.ontology.lexicons.words import Words
from kg.ontology.rules.rule import Rule

__all__ = ["Own", "PropositionRule", "PropositionRules", "Unreal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionRule(Rule):
    """A wording of what somebody does or has."""

    predicate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """Words for the speaker's own side; how a content opens that is about it, and in which illocutions."""

    words: Words
    openers: Words
    illocutions: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreal:
    """Illocutions and modalities in which nothing is said to be so, and what around an act shows that it is not done."""

    illocutions: Words
    modalities: Words
    before_verb: Words
    after_object: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionRules:
    """The rules, and in which claims they say something."""

    rule: tuple[PropositionRule, ...]
    own: Own
    unreal: Unreal
