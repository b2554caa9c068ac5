"""How nodes and edges look and what their kinds are called, from `ontology/lexicon/appearance.toml`."""

import re
from dataclasses import dataclass, replace
from functools import cache
from math import log2, sqrt
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.ontology.files import toml_of
from kg.ontology.folder import ontology_folder

__all__ = ["StyleSheet", "Style", "Modality", "style_sheet", "edge_width", "node_size"]

PLAIN = "#8a8f98"
COLOR = re.compile("#[0-9a-f]{6}")  # #4477aa


@dataclass(frozen=True, slots=True)
class Style:
    """The labels, color and shape of one kind, predicate or illocution."""

    zh: str
    en: str
    color: str = PLAIN
    shape: str = "dot"
    hollow: bool = False
    family: str = ""


@dataclass(frozen=True, slots=True)
class Modality:
    """How a relation is worded and drawn that is only claimed or intended; `{}` is its label."""

    zh: str
    en: str
    dashes: tuple[int, ...]  # pixels of line and gap in turn


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """All looks by name, in the order of the legend; a name that is not there gets a plain look."""

    kinds: dict[str, Style]
    predicates: dict[str, Style]
    illocutions: dict[str, Style]
    ties: dict[str, Style]
    stances: dict[str, Style]
    families: dict[str, Style]
    negative: Style
    modalities: dict[str, Modality]
    communities: tuple[str, ...] = ()  # the colors of the largest, from the largest down
    rest: str = PLAIN  # of all others

    def kind(self, name: str) -> Style:
        return self.kinds.get(name) or Style(name, name)

    def edge(self, kind: str, predicate: str, polarity: str = "affirmative", modality: str = "") -> Style:
        """The look of an edge; a relation that is denied, claimed or intended has that in its labels."""
        tables = {"claim": self.illocutions, "tie": self.ties, "position": self.stances}
        look = tables.get(kind, self.predicates).get(predicate) or Style(predicate, predicate)
        words: list[Style | Modality] = (
            [self.modalities[modality]] if kind == "relation" and modality in self.modalities else []
        )
        if polarity == "negative" and kind != "claim":  # claimed not to be, but not intended to be
            words = [self.negative, *words] if modality == "claimed" else [*words, self.negative]
        for around in words:
            look = replace(look, zh=around.zh.format(look.zh), en=around.en.format(look.en))
        return look


def style_sheet(folder: Path | None = None) -> StyleSheet:
    """The appearance in the ontology at `folder`, else in the one that is in use."""
    return read(folder or ontology_folder())


@cache
def read(folder: Path) -> StyleSheet:
    path = folder / "lexicon" / "appearance.toml"
    tables = toml_of(path)
    families = looks(tables, "families", path)
    return StyleSheet(
        kinds=looks(tables, "kinds", path),
        predicates=looks(tables, "predicates", path, families),
        illocutions=looks(tables, "illocutions", path),
        ties=looks(tables, "ties", path),
        stances=looks(tables, "stances", path),
        families=families,
        negative=looks({"negative": {"negative": tables.get("negative", {})}}, "negative", path)["negative"],
        modalities=modalities(tables.get("modalities", {}), path),
        **communities(tables.get("communities", {}), path),
    )


def looks(tables: dict[str, Any], name: str, path: Path, families: dict[str, Style] | None = None) -> dict[str, Style]:
    found = {}
    for key, row in tables.get(name, {}).items():
        try:
            look = Style(**row)
            color = look.color if families is None or "color" in row else families[look.family].color
        except (TypeError, KeyError) as error:
            known = "zh, en, color, shape, hollow, family"
            raise OntologyError(f"{path}: [{name}.{key}] {error}; it takes {known}") from error
        found[key] = Style(look.zh, look.en, color, look.shape, look.hollow, look.family)
    return found


def modalities(table: dict[str, Any], path: Path) -> dict[str, Modality]:
    try:
        return {name: Modality(row["zh"], row["en"], tuple(row["dashes"])) for name, row in table.items()}
    except (TypeError, KeyError) as error:
        raise OntologyError(f"{path}: [modalities] {error}; each takes zh, en, dashes") from error


def communities(table: dict[str, Any], path: Path) -> dict[str, Any]:
    colors, rest = table.get("colors", []), table.get("rest", PLAIN)
    for color in (*colors, rest):
        if not COLOR.fullmatch(str(color)):
            raise OntologyError(f"{path}: [communities] {color!r} is no color; write it as #4477aa")
    return {"communities": tuple(colors), "rest": rest}


def node_size(degree: int) -> float:
    """The radius of a node in pixels: area grows with the degree, hubs stay below 34."""
    return round(min(34.0, 7 + 3.4 * sqrt(degree)), 1)


def edge_width(weight: int) -> float:
    """The width of an edge in pixels: one more for each doubling of its evidence, at most 6."""
    return round(min(6.0, 1.2 + log2(max(weight, 1))), 1)
