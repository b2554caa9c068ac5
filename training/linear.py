"""A linear scorer: fitted by scikit-learn on documents, measured on others that are held out, written as hundredths."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from kg.ontology.weights import HUNDREDTHS, Weights
from training.examples import Example

__all__ = ["LEAST", "fitted", "held_out", "written"]

LEAST = 3  # documents in which a feature must stand
STRENGTH = 0.3  # the inverse of how much large weights cost
ROUNDS = 1000
FOLDS = 10
BASE = "always="  # a feature of every example


def fitted(found: Sequence[Example], *, margin: float, least: int = LEAST) -> Weights:
    """Weights of the features that stand in at least so many documents."""
    counts = Counter(feature for _, feature in {(one.document, feature) for one in found for feature in one.features})
    kept = sorted(feature for feature, times in counts.items() if times >= least and feature != BASE)
    columns = {feature: number for number, feature in enumerate(kept)}
    model = LogisticRegression(C=STRENGTH, max_iter=ROUNDS)
    model.fit(_matrix(found, columns), [one.label for one in found])
    base, rows = np.asarray(model.intercept_), np.asarray(model.coef_)
    if len(model.classes_) == 2:  # one column: how much more for the second class
        base, rows = np.array([0.0, base[0]]), np.vstack([np.zeros_like(rows[0]), rows[0]])
    base, rows = np.rint(base * HUNDREDTHS).astype(int), np.rint(rows * HUNDREDTHS).astype(int)
    features = {feature: tuple(map(int, rows[:, at])) for feature, at in columns.items() if rows[:, at].any()}
    return Weights({}, tuple(map(str, model.classes_)), margin, {BASE: tuple(map(int, base))} | features)


def _matrix(found: Sequence[Example], columns: dict[str, int]) -> csr_matrix:
    rows, places, values = [], [], []
    for number, one in enumerate(found):
        for feature, value in zip(one.features, one.values, strict=True):
            if feature in columns:
                rows.append(number)
                places.append(columns[feature])
                values.append(value)
    return csr_matrix((values, (rows, places)), shape=(len(found), len(columns)))


def held_out(found: Sequence[Example], *, margin: float, folds: int = FOLDS) -> Iterator[tuple[Example, Weights]]:
    """Every example with weights that were fitted on other documents."""
    groups = [one.document for one in found]
    for train, test in GroupKFold(min(folds, len(set(groups)))).split(groups, groups=groups):
        weights = fitted([found[at] for at in train], margin=margin)
        yield from ((found[at], weights) for at in test)


def _digest(found: Iterable[Example]) -> str:
    """SHA-256 of documents, features and labels, in their order."""
    return hashlib.sha256("\n".join(repr(one) for one in found).encode()).hexdigest()


def written(weights: Weights, found: Sequence[Example], figures: Mapping[str, Any], path: Path) -> None:
    """Write the weights with what they were made of; the same examples give the same bytes."""
    about = {
        "classes": weights.classes,
        "margin": weights.margin,
        "documents": len({one.document for one in found}),
        "examples": len(found),
        "digest": _digest(found),
        "folds": figures,
    }
    lines = [f"{feature}\t{' '.join(map(str, row))}" for feature, row in sorted(weights.features.items())]
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text("\n".join((json.dumps(about, ensure_ascii=False), *lines)) + "\n", encoding="utf-8")
    part.replace(path)
