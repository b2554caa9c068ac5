"""`lexicon/topics.toml`: what a claim is about, beyond the expressions of the topics."""

from dataclasses import dataclass

from kg.ontology.lexicons.words import Patterns, Words, WordTable

__all__ = ["Settings", "Together", "TopicsLexicon"]


@dataclass(frozen=True, slots=True)
class Together:
    """A topic that words make beside an entity, by key or by kind, or under a title that has one of the topics `titled`."""

    topic: str  # the last part of its IRI
    patterns: Patterns
    keys: Words
    kinds: Words
    titled: Words


@dataclass(frozen=True, slots=True)
class Settings:
    """Topics of what names them, never of what stands near it."""

    topics: Words


@dataclass(frozen=True, slots=True)
class TopicsLexicon:
    """Topics that are not taken over, words that hold an expression by accident, and topics made by two things together."""

    settings: Settings

    blockers: WordTable
    together: tuple[Together, ...]
