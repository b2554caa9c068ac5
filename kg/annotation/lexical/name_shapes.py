"""The shapes of names by `lexicon/names.toml`, as patterns."""

import re
from functools import cache

from kg.ontology import Ontology
from kg.ontology.lexicons.words import one_of
from kg.text.segmentation import is_common

__all__ = ["boundary", "could_be_name", "dotted", "foreign", "surnames"]

CHINESE_NAME = (2, 3)  # characters
LONG = 3  # characters at least of a name in transliteration
POINTS = "·・"  # between its parts
INITIAL = r"(?<=·)[A-Z](?=·)"  # the J of 唐纳德·J·特朗普


@cache
def boundary(ontology: Ontology) -> re.Pattern[str]:
    """What ends a name: what is no Chinese character, a word that may follow one, or a verb by which somebody speaks."""
    verbs = {verb for cue in ontology.lexicons.cues.cue for verb in cue.verbs if len(verb) > 1}
    return re.compile(rf"[^\u3400-\u9fff·]|$|{ontology.lexicons.names.boundary.words.regex}|{one_of(sorted(verbs))}")


@cache
def surnames(ontology: Ontology) -> tuple[frozenset[str], tuple[str, ...]]:
    """Surnames of one character, and those of two."""
    names = ontology.lexicons.names
    return frozenset(names.chinese.surnames), names.chinese.compound


@cache
def foreign(ontology: Ontology) -> re.Pattern[str]:
    """A run of what transliterations are made of."""
    words = ontology.lexicons.names.foreign
    chars, parting = words.characters, re.escape(words.separators)
    unit = rf"{words.syllables.regex}|[{chars}]"
    return re.compile(
        rf"(?:[{words.openings}](?=[{parting}·]))?(?:{unit}|·|{INITIAL}|(?<=[\u3400-\u9fff])[{parting}](?=[{chars}]))+"
    )


@cache
def dotted(ontology: Ontology) -> re.Pattern[str]:
    """A name in parts, of which the first may have two characters that are in few names: 艾力更·依明巴海."""
    words = ontology.lexicons.names.foreign
    chars, parting = words.characters, re.escape(words.separators)
    unit, never = rf"(?:{words.syllables.regex}|[{chars}])", ontology.lexicons.names.chinese.follows
    return re.compile(
        rf"[{chars}]{{0,4}}(?:(?![{never}])[\u3400-\u9fff]){{0,2}}[{chars}]{{0,4}}(?:·(?:{INITIAL}·)?{unit}+(?:[{parting}]{unit}+)*)+"
    )


def could_be_name(ontology: Ontology, label: str) -> bool:
    """Whether it is written in the characters of transliterations, of which one may be rare, or as a Chinese surname and a name."""
    if is_common(label, 1):
        return False
    foreign = set(ontology.lexicons.names.foreign.characters)
    known, compound = surnames(ontology)
    chinese = len(label) in CHINESE_NAME and (label[0] in known or label.startswith(tuple(compound)))
    rare = [char for char in label if char not in foreign and char not in POINTS]
    return chinese or (len(label) >= LONG and len(rare) <= 1)
