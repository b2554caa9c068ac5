"""A linear scorer of acts: fitted by scikit-learn, measured on documents held out, written as hundredths."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from kg.annotation.attribution.act_scorer import may_become, values_of
from kg.ontology.weights import HUNDREDTHS, Weights
from training.examples import Example

__all__ = ["fitted", "held_out", "written"]

LEAST = 3  # documents in which a feature must stand
STRENGTH = 0.3  # the inverse of how much large weights cost
ROUNDS = 1000
FOLDS = 10
MARGIN = 0.3
BASE = "always="  # a feature of every claim


def fitted(found: Sequence[Example], *, least: int = LEAST, margin: float = MARGIN) -> Weights:
    """Weights of the features that stand in at least so many documents."""
    counts = Counter(feature for _, feature in {(one.document, feature) for one in found for feature in one.features})
    kept = sorted(feature for feature, times in counts.items() if times >= least and feature != BASE)
    columns = {feature: number for number, feature in enumerate(kept)}
    model = LogisticRegression(C=STRENGTH, max_iter=ROUNDS)
    model.fit(_matrix(found, columns), [one.act for one in found])
    base = np.rint(np.asarray(model.intercept_) * HUNDREDTHS).astype(int)
    rounded = np.rint(np.asarray(model.coef_) * HUNDREDTHS).astype(int)
    features = {feature: tuple(map(int, rounded[:, at])) for feature, at in columns.items() if rounded[:, at].any()}
    return Weights({}, tuple(map(str, model.classes_)), margin, {BASE: tuple(map(int, base))} | features)


def _matrix(found: Sequence[Example], columns: dict[str, int]) -> csr_matrix:
    rows, places, values = [], [], []
    for number, one in enumerate(found):
        for feature, value in zip(one.features, values_of(one.features), strict=True):
            if feature in columns:
                rows.append(number)
                places.append(columns[feature])
                values.append(value)
    return csr_matrix((values, (rows, places)), shape=(len(found), len(columns)))


def decided(one: Example, weights: Weights) -> str:
    """What the reader would say of an example."""
    likelihoods = weights.likelihoods(one.features, values_of(one.features))
    likeliest = max(likelihoods, key=lambda act: (likelihoods[act], act))
    surer = likelihoods[likeliest] - likelihoods.get(one.ruled, 0.0) > weights.margin
    return likeliest if surer and may_become(one.step, likeliest) else one.ruled


def held_out(found: Sequence[Example], folds: int = FOLDS) -> dict[str, tuple[int, int, int]]:
    """Document -> its claims, those right by the rules, those right with weights fitted on other documents."""
    counts: dict[str, tuple[int, int, int]] = {}
    groups = [one.document for one in found]
    for train, test in GroupKFold(min(folds, len(set(groups)))).split(groups, groups=groups):
        weights = fitted([found[at] for at in train])
        for one in (found[at] for at in test):
            claims, rules, weighed = counts.get(one.document, (0, 0, 0))
            right = decided(one, weights) == one.act
            counts[one.document] = (claims + 1, rules + (one.ruled == one.act), weighed + right)
    return counts


def digest(found: Iterable[Example]) -> str:
    """SHA-256 of documents, features and labels, in their order."""
    return hashlib.sha256("\n".join(repr(one) for one in found).encode()).hexdigest()


def written(weights: Weights, found: Sequence[Example], figures: dict[str, Any], path: Path) -> None:
    """Write the weights with what they were made of; the same examples give the same bytes."""
    about = {
        "classes": weights.classes,
        "margin": weights.margin,
        "documents": len({one.document for one in found}),
        "claims": len(found),
        "digest": digest(found),
        "folds": figures,
    }
    lines = [f"{feature}\t{' '.join(map(str, row))}" for feature, row in sorted(weights.features.items())]
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text("\n".join((json.dumps(about, ensure_ascii=False), *lines)) + "\n", encoding="utf-8")
    part.replace(path)
