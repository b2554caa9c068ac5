"""`lexicon/grammar.toml`, of it what tells who speaks: words around verbs of saying, and before them."""

from dataclasses import dataclass

from kg.ontology.lexicons.words import Patterns, Words

__all__ = ["Approach", "Cues", "Headings", "Officials", "Sources"]


@dataclass(frozen=True, slots=True)
class Cues:
    """What stands around a reporting verb, and verbs of certain kinds."""

    noun_before: Patterns
    anded: Patterns
    reported: Patterns
    of_media: Patterns
    confirming: Words
    untold: Patterns
    received: Patterns
    elaborating: Patterns
    handing: Words
    making: Words
    owning: Words
    telling: Words
    about_to: Patterns
    judged_untrue: Patterns
    equating: Words
    doing_besides: Words
    comes_about: Patterns
    disclosing: Words
    clefts: Patterns
    expecting: Words
    deeds: Words
    shelling: Words
    renaming: Words
    turning: Words
    undone: Words
    saying: Words
    inside: Patterns
    answered: Words
    of_an_act: Words
    judging: Words
    belied: Words
    signs: Patterns
    anybody: Patterns
    beside: Patterns
    settings: Patterns
    clausal: Words
    done: Words
    declaring: Words
    proposing: Words
    answering: Words
    backing: Words
    hoping: Words
    seeing: Words
    parties: Words
    quoting: Words
    quoted: Words
    demanding: Words
    tabling_points: Patterns
    first_point: Patterns
    points: Patterns
    in_full: Patterns
    delivered: Patterns
    greeting: Words
    held: Patterns
    accounts: Words
    showing: Words
    publishing: Words
    offices: Words
    own_media: Words
    media: Words
    taking: Words
    interview: Words
    when: Patterns
    rejoining: Patterns
    demonstrating: Patterns
    so_called: Words
    facts: Patterns
    bringing: Patterns
    answers: Words
    writing: Words
    interviewing: Patterns
    of_speaker: Patterns
    as_said: Patterns
    since: Patterns
    until_now: Patterns
    voices: Words
    viewing: Words
    supporters: Words
    fronted: Patterns
    remarking: Patterns


@dataclass(frozen=True, slots=True)
class Sources:
    """What stands around an actor that is named and does not speak, or brings in somebody new."""

    wired: Words
    relaying: Words
    stations: Words
    printing: Patterns
    printed: Patterns
    eras: Words
    leading: Words
    there: Patterns
    as_what: Words
    somebody: Patterns
    several: Patterns
    heading: Patterns
    joining: Words


@dataclass(frozen=True, slots=True)
class Approach:
    """Words that decide whether a stretch between an actor and a verb of saying goes on with the actor."""

    pivots: Words
    doubtful: Words
    passive: Words
    manners: Words
    particles: Words
    addressing: Words
    joining: Words
    whom: Words
    turning: Patterns
    touching: Words
    foretelling: Words
    going_on: Words
    rousing: Words
    causing: Words
    meeting: Words
    ending: Words
    meanwhile: Words
    closing: Words


@dataclass(frozen=True, slots=True)
class Officials:
    """Who speaks for a state without a name, what makes a noun somebody else's, and who speaks for it no more."""

    nouns: Words
    nameless: Patterns
    speaking: Words
    staff: Words
    plural: Words
    insiders: Words
    organs: Words
    bodies: Words
    former: Words


@dataclass(frozen=True, slots=True)
class Headings:
    """What stands between a name and the verb by which a part of a heading begins, the verbs, and parts of whom nobody knows."""

    who: Words
    adverbs: Words
    verbs: Patterns
    to_whom: Words
    speeches: Patterns
    unknown: Patterns
    media: Patterns
