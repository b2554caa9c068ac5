"""`lexicon/appearance.toml`: labels, colors and shapes."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.lexicons.words import Color

__all__ = ["AppearanceLexicon", "Communities", "Look", "Wording"]


@dataclass(frozen=True, slots=True)
class Look:
    """The labels of one kind, predicate or illocution, and how it is drawn; `family` gives a predicate its color."""

    zh: str
    en: str
    color: Color = Color("")
    shape: str = "dot"
    hollow: bool = False
    family: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What is put around a label, its `{}`, and with which line: pixels drawn and left out in turn."""

    zh: str
    en: str
    dashes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Communities:
    """The colors of the largest communities, from the largest down, and of all others."""

    colors: tuple[Color, ...]
    rest: Color


@dataclass(frozen=True, slots=True)
class AppearanceLexicon:
    """All looks by name, in the order of the legend."""

    kinds: Mapping[str, Look]
    families: Mapping[str, Look]
    predicates: Mapping[str, Look]
    illocutions: Mapping[str, Look]
    ties: Mapping[str, Look]
    stances: Mapping[str, Look]
    negative: Wording
    modalities: Mapping[str, Wording]
    communities: Communities
