"""`lexicon/cues.toml`: reporting verbs, and what may stand around them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kg.model import Illocution
from kg.ontology.lexicons.words import Patterns, Words, WordTable

__all__ = ["Adverbs", "Attitudes", "Cue", "CuesLexicon", "Nested", "Pronouns", "Setting", "Weak"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Verbs of one illocution; `open` where the content decides."""

    verbs: Words
    illocution: Literal[Illocution, "open"]
    governs: bool


@dataclass(frozen=True, slots=True)
class Weak:
    """Verbs that are cues only where something more follows."""

    verbs: Words
    lists: Words
    clausal: Words
    predicated: Words
    naming: Words
    renamed: str
    named: str
    opening: Patterns
    announcing: Words
    futures: Words


@dataclass(frozen=True, slots=True)
class Attitudes:
    """对…表示遗憾: verbs, degrees, and noun -> illocution; the same of what is lodged (就…提出抗议) and tabled (提出…要求)."""

    verbs: Words
    degrees: Words
    nouns: Mapping[str, Illocution]
    lodged: Mapping[str, Illocution]
    tabled: Mapping[str, Illocution]
    tabling: Words
    willed: Mapping[str, Illocution]  # 意愿
    showing: Words  # 表达了 … before them
    excused: Mapping[str, Illocution]  # 就…道歉
    facing: Words  # 对, before an object that opens the sentence
    taken_up: Patterns  # 此
    undergoing: Patterns  # before whose attitude something meets with
    about: Words  # before what a protest is about
    toward: Words  # before with whom it is lodged
    closing: Words  # between what is tabled and the noun


@dataclass(frozen=True, slots=True)
class Nested:
    """Verbs by which, inside somebody's speech, another speaks, and one's own state."""

    others: Words
    endings: Words  # of more of them
    own: Words


@dataclass(frozen=True, slots=True)
class Adverbs:
    """What may stand between speaker and cue, or open a clause before a cue."""

    words: Words
    nouns: Patterns
    prepositions: Words
    undergoing: Words
    times: Patterns
    years: Patterns
    openers: Words


@dataclass(frozen=True, slots=True)
class Pronouns:
    """Pronouns of one speaker (of a man, of a woman), of several, and of whoever speaks."""

    person: Words
    male: Words
    female: Words
    group: Words
    pair: Words
    counted: Patterns
    thing: Words
    self_: Words
    narrator: Words


@dataclass(frozen=True, slots=True)
class Setting:
    """To whom and where it is said, around the cue."""

    facing: re.Pattern[str]  # 会见, 同: the actor after it is spoken to
    directly: re.Pattern[str]  # 对, 向: only right before the cue
    told: re.Pattern[str]  # 告诉: after the cue
    venue: re.Pattern[str]  # 在: before the event or place


@dataclass(frozen=True, slots=True)
class CuesLexicon:
    """The tables of the file; its comments say what each is for."""

    cue: tuple[Cue, ...]
    weak: Weak
    attitudes: Attitudes
    narration: WordTable
    nested: Nested
    guards: WordTable
    adverbs: Adverbs
    pronouns: Pronouns
    unnamed: WordTable
    private: WordTable
    setting: Setting
    distance: WordTable
    again: WordTable
