"""`lexicon/events.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.lexicons.words import Misfit, Patterns, Words, WordTable

__all__ = ["Again", "Event", "EventsLexicon", "Fought", "Nominal", "Numbered", "Talked"]


@dataclass(frozen=True, slots=True)
class Event:
    """Nouns of one kind of event, what must stand before them (nothing if there are none), and `at = "place"`."""

    slug: str
    words: Words
    frames: Patterns = Patterns()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Talked:
    """Nouns of talks told by their parties, what singles one out, its kinds, what asks for one, and how far the parties may be."""

    words: Words
    which: Patterns
    kinds: Words
    wanted: Words
    opening: Words  # of what stands between the parties and 的
    longest: int


@dataclass(frozen=True, slots=True)
class Fought:
    """Nouns of conflicts told by their sides with what may stand before them, and the patterns around them."""

    words: Words
    kinds: Words  # right before the noun, part of it
    scale: Words  # between the sides and the noun
    among: Patterns
    waging: Patterns
    against: Patterns
    together: Patterns  # before with whom one has a mutual one
    mutual: Words
    fighting: Words  # of which a text must tell
    aside: Patterns  # before `against`
    feared: Patterns  # before the sides or among them
    takes_up: Patterns  # before a noun alone
    not_before: Patterns


@dataclass(frozen=True, slots=True)
class Numbered:
    """Nouns of gatherings with a number or year, and how many characters of a name may stand between."""

    words: Words
    longest: int


@dataclass(frozen=True, slots=True)
class Again:
    """Noun -> the kinds of events that it takes up."""

    words: Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class Nominal:
    """Bare nouns of events, what must stand before them, those that stand anywhere, and noun -> kinds."""

    words: Words
    before: Words
    anywhere: Words
    kinds: Mapping[str, Words]

    def __post_init__(self) -> None:
        if missing := [word for word in self.words if word not in self.kinds]:
            raise Misfit("kinds", f"{missing[0]} of words has no row here; add it")


@dataclass(frozen=True, slots=True)
class EventsLexicon:
    """Nouns that name or take up an event."""

    modifiers: WordTable
    event: tuple[Event, ...]
    talked: Talked
    fought: Fought
    numbered: Numbered
    ministers: WordTable
    again: Again
    nominal: Nominal
    review_conferences: Mapping[str, int]  # year -> number
