"""How nodes and edges look and what their kinds are called, from `ontology/lexicon/appearance.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import log2, sqrt

from kg.ontology import Ontology
from kg.ontology.lexicons.appearance import Look, Wording

__all__ = ["StyleSheet", "Style", "style_sheet", "edge_width", "node_size"]

PLAIN = "#8a8f98"


@dataclass(frozen=True, slots=True)
class Style:
    """The labels, color and shape of one kind, predicate or illocution."""

    zh: str
    en: str
    color: str = PLAIN
    shape: str = "dot"
    hollow: bool = False
    family: str = ""
    worth: int = 0  # how soon the page names and opens on entities of this kind
    asked: bool = False  # whether a switch of its own shows them


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """All looks by name, in the order of the legend; a name that is not there gets a plain look."""

    kinds: dict[str, Style]
    predicates: dict[str, Style]
    illocutions: dict[str, Style]
    ties: dict[str, Style]
    stances: dict[str, Style]
    families: dict[str, Style]
    negative: Wording
    modalities: Mapping[str, Wording]
    communities: tuple[str, ...] = ()  # the colors of the largest, from the largest down
    rest: str = PLAIN  # of all others

    def kind(self, name: str) -> Style:
        return self.kinds.get(name) or Style(name, name)

    def edge(self, kind: str, predicate: str, polarity: str = "affirmative", modality: str = "") -> Style:
        """The look of an edge; a relation that is denied, claimed or intended has that in its labels."""
        tables = {"claim": self.illocutions, "tie": self.ties, "position": self.stances}
        look = tables.get(kind, self.predicates).get(predicate) or Style(predicate, predicate)
        words = [self.modalities[modality]] if kind in ("relation", "position") and modality in self.modalities else []
        if polarity == "negative" and kind != "claim":  # claimed not to be, but not intended to be
            words = [self.negative, *words] if modality == "claimed" else [*words, self.negative]
        for around in words:
            look = replace(look, zh=around.zh.format(look.zh), en=around.en.format(look.en))
        return look


@cache
def style_sheet(ontology: Ontology) -> StyleSheet:
    """The appearance that an ontology gives."""
    given = ontology.lexicons.appearance
    families = _styles(given.families)
    return StyleSheet(
        kinds=_styles(given.kinds),
        predicates={
            name: Style(look.zh, look.en, families[look.family].color, family=look.family)
            for name, look in given.predicates.items()
        },
        illocutions=_styles(given.illocutions),
        ties=_styles(given.ties),
        stances=_styles(given.stances),
        families=families,
        negative=given.negative,
        modalities=given.modalities,
        communities=given.communities.colors,
        rest=given.communities.rest,
    )


def _styles(looks: Mapping[str, Look]) -> dict[str, Style]:
    return {
        name: Style(look.zh, look.en, look.color or PLAIN, look.shape, look.hollow, worth=look.worth, asked=look.asked)
        for name, look in looks.items()
    }


def node_size(degree: int) -> float:
    """The radius of a node in pixels: area grows with the degree, hubs stay below 34."""
    return round(min(34.0, 7 + 3.4 * sqrt(degree)), 1)


def edge_width(weight: int) -> float:
    """The width of an edge in pixels: one more for each doubling of its evidence, at most 6."""
    return round(min(6.0, 1.2 + log2(max(weight, 1))), 1)
