"""`lexicon/grammar.toml`: classes of words that annotation looks at around names, verbs and nouns."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.lexicons.speaking import Approach, Cues, Headings, Officials, Sources
from kg.ontology.lexicons.words import Patterns, Words

__all__ = [
    "Adverbials",
    "Announcing",
    "Bylines",
    "Conjunctions",
    "Determiners",
    "Gatherings",
    "GrammarLexicon",
    "Instruments",
    "Missions",
    "Narration",
    "Negators",
    "Nouns",
    "Predicates",
    "Prepositions",
    "Questions",
    "Sayings",
    "Titles",
    "Verbs",
]


@dataclass(frozen=True, slots=True)
class Prepositions:
    """What stands right before a noun and governs it, by who asks; `common` belongs to `before_subject` and `before_speaker`."""

    common: Words
    before_subject: Words
    before_speaker: Patterns
    serving: Words
    before_matter: Words
    before_object: Words
    spoken_of: Patterns
    toward: Words
    suffering: Words
    with_: Words
    to: Words
    agent: Words
    citing: Words
    placing: Words


@dataclass(frozen=True, slots=True)
class Determiners:
    """Between a preposition and its noun: after those before a subject, and after those of whom something is promised."""

    all: Words
    any: Words


@dataclass(frozen=True, slots=True)
class Conjunctions:
    """How a condition, a purpose and a part that is only background begin; what makes a clause wait for the next."""

    supposing: Patterns
    whatever: Words
    conceding: Words
    remaining: Words
    subordinate: Patterns
    subordinate_end: Patterns
    adversative: Patterns
    contrasting: Words
    alongside: Words
    purpose: Patterns
    resulting: Words
    taking_up: Patterns
    background: Patterns


@dataclass(frozen=True, slots=True)
class Adverbials:
    """What opens a clause before its subject, and what promises."""

    opening: Words
    will: Words
    intending: Words
    together: Words
    expecting: Words
    apart: Words


@dataclass(frozen=True, slots=True)
class Negators:
    """What takes back blame, assent or that something is said; `manner` may follow the last."""

    of_blame: Words
    of_assent: Words
    of_saying: Words
    manner: Words


@dataclass(frozen=True, slots=True)
class Questions:
    """Words that ask: after a report, whether somebody says so, at the end of a content (and whom), in a journalist's turn; hosts."""

    asked: Words
    doubted: Words
    posed: Words
    whom: Words
    hosts: tuple[str, ...]
    in_turn: Words


@dataclass(frozen=True, slots=True)
class Verbs:
    """Of issuing a document, of those by which it is called, and what it does that speaks, with what stands before that."""

    harming: Words
    issuing: Words
    naming: Words
    in_part: Patterns
    of_documents: Patterns
    about_documents: Words
    before_these: Words


@dataclass(frozen=True, slots=True)
class Predicates:
    """What stands before a verb and belongs to it; a word of `modals` may negate too and stand in `negations`."""

    modals: Words
    negations: Words
    done: Words
    perfective: Words
    adverbs: Words
    verbs: Words
    light: Words
    determiners: Words
    with_: Words
    giving: Words
    having: Words
    owners: Words
    calling: Words


@dataclass(frozen=True, slots=True)
class Titles:
    """What stands in and around a title, between what it is of, the post and the name."""

    envoys: Words
    posted: Words
    verblike: Words
    of_another: Words
    charge: Patterns
    between: Words
    passing: Words
    former: Patterns
    gone: Words
    kept: Words
    of_leader: Words
    no_more: Words
    of_time: Words
    another: Words
    commands: Words
    may_command: Words
    taking: Words
    past: Words
    heads: Words


@dataclass(frozen=True, slots=True)
class Missions:
    """Houses of a state abroad, and who is sent there."""

    bodies: Patterns
    envoys: Patterns


@dataclass(frozen=True, slots=True)
class Announcing:
    """The parts of a phrase that only announces what is said next."""

    about: Words
    asked: Words
    between: Patterns
    verbs: Patterns
    after: Patterns


@dataclass(frozen=True, slots=True)
class Narration:
    """How a sentence of the writer's begins, what opens a paragraph of several stories, what no side says of itself, and what
    shows anywhere that a paragraph is the writer's."""

    opening: Patterns
    unanswered: Patterns
    denied: Patterns
    introducing: Patterns
    roundups: Words
    then: Words
    recalling: Words
    belittling: Words
    anywhere: Words


@dataclass(frozen=True, slots=True)
class Nouns:
    """Deeds, what was said, documents that are issued or are the speech themselves, and what follows a state's name."""

    attitudes: Words
    issues: Words
    deeds: Words
    efforts: Words
    sayings: Words
    charges: Words
    proposals: Words
    asking: Words
    answers: Patterns
    taking_up: Patterns
    speeches: Words
    statements: Words
    papers: Words
    no_stranger: Words
    all_of_them: Patterns
    of_a_state: Patterns
    of_people: Words
    of_persons: Words
    of_several: Patterns
    after_the_first: Patterns
    and_others: Patterns
    of_an_office: Words


@dataclass(frozen=True, slots=True)
class Sayings:
    """Nouns that sum up what somebody says, with the act, and what stands between him and it."""

    nouns: Mapping[str, str]
    joined: Words
    papers: Words
    matters: Words
    bypassing: Words
    facing: Patterns
    topical: Words
    brought: Patterns
    issued: Patterns


@dataclass(frozen=True, slots=True)
class Gatherings:
    """Verbs of holding one, and nouns that a place goes before with their kind."""

    convening: Words
    at_places: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Instruments:
    """Noun -> how the names of instruments end that it takes up; the bodies that number resolutions."""

    taken_up: Mapping[str, Words]
    resolving: Words


@dataclass(frozen=True, slots=True)
class Bylines:
    """Words of lines of credits."""

    credited: Words
    written: Patterns
    reporters: Patterns


@dataclass(frozen=True, slots=True)
class GrammarLexicon:
    """The classes."""

    prepositions: Prepositions
    determiners: Determiners
    conjunctions: Conjunctions
    adverbials: Adverbials
    negators: Negators
    predicates: Predicates
    questions: Questions
    verbs: Verbs
    titles: Titles
    missions: Missions
    announcing: Announcing
    narration: Narration
    nouns: Nouns
    sayings: Sayings
    cues: Cues
    approach: Approach
    sources: Sources
    officials: Officials
    headings: Headings
    gatherings: Gatherings
    instruments: Instruments
    bylines: Bylines
