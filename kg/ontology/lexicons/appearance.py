"""`lexicon/appearance.toml`: labels, colors and shapes."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology.lexicons.words import Color, Misfit

__all__ = ["AppearanceLexicon", "Communities", "Look", "PredicateLook", "Wording"]


@dataclass(frozen=True, slots=True)
class Look:
    """The labels of one kind or illocution, and how it is drawn.

    The more a kind is `worth`, the sooner the page names and opens on its entities; those worth nothing come when all is
    asked for, or, where `asked` is true, by a switch of their own.
    """

    zh: str
    en: str
    color: Color = Color("")
    shape: str = "dot"
    hollow: bool = False
    worth: int = 0
    asked: bool = False


@dataclass(frozen=True, slots=True)
class PredicateLook:
    """The labels of a predicate, and the family that gives it its color."""

    zh: str
    en: str
    family: str


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
    predicates: Mapping[str, PredicateLook]
    illocutions: Mapping[str, Look]
    ties: Mapping[str, Look]
    stances: Mapping[str, Look]
    negative: Wording
    modalities: Mapping[str, Wording]
    communities: Communities

    def __post_init__(self) -> None:
        for name, look in self.predicates.items():
            if look.family not in self.families:
                reason = f"there is no family {look.family!r}; take one of {', '.join(self.families)}"
                raise Misfit(f"predicates.{name}.family", reason)
