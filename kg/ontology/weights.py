"""The weights of a linear scorer, as `training` writes them: one line a feature, so that a change can be read.

The first line is a JSON object that says what the weights are: `classes` (in the order of the columns), `margin` (of acts:
how much likelier another class must be than the rule's; of places: how likely another claim must be), `documents` and
`examples` trained on, `digest` of the labels, and `folds`, the figures measured on documents that were held out. Each further line is a feature, a tab, and its weights in
hundredths, parted by blanks.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any

from kg.errors import OntologyError

__all__ = ["HUNDREDTHS", "Weights", "load_weights", "weights_in"]

HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Weights:
    """For each feature the weight of each class, in hundredths."""

    about: Mapping[str, Any]
    classes: tuple[str, ...]
    margin: float
    features: Mapping[str, tuple[int, ...]]

    def likelihoods(self, found: Sequence[str], values: Sequence[float]) -> dict[str, float]:
        """Class -> its probability, of features with their values; unknown features count nothing."""
        rows: dict[float, list[tuple[int, ...]]] = {}
        for feature, value in zip(found, values, strict=True):
            if (row := self.features.get(feature)) is not None:
                rows.setdefault(value, []).append(row)
        sums = [0.0] * len(self.classes)
        for value, counted in rows.items():
            sums = [one + value * sum(column) for one, column in zip(sums, zip(*counted, strict=True), strict=True)]
        most = max(sums)
        powers = [exp((one - most) / HUNDREDTHS) for one in sums]
        whole = sum(powers)
        return {one: power / whole for one, power in zip(self.classes, powers, strict=True)}


def load_weights(path: Path) -> Weights:
    """The weights of a file; `OntologyError` naming the line that is none."""
    head, *lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    try:
        about = json.loads(head)
        classes, margin = tuple(about["classes"]), float(about["margin"])
    except (ValueError, KeyError, TypeError) as error:
        raise OntologyError(f"{path}: the first line does not say what the weights are ({error})") from error
    features: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(lines, start=2):
        feature, _, weights = line.rpartition("\t")
        try:
            features[feature] = tuple(int(one) for one in weights.split())
        except ValueError as error:
            raise OntologyError(f"{path}:{number}: no weights ({error})") from error
        if len(features[feature]) != len(classes):
            raise OntologyError(f"{path}:{number}: {len(features[feature])} weights for {len(classes)} classes")
    return Weights(about, classes, margin, features)


def weights_in(ontology: Path) -> dict[str, Weights]:
    """The weights in an ontology's folder, by the names of their files; none if it has none."""
    return {path.stem: load_weights(path) for path in sorted((ontology / "weights").glob("*.tsv"))}
