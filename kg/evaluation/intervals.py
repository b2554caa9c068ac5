"""How sure a figure is: intervals by resampling documents, of an F1 and of the difference between two annotations.

Documents are drawn with replacement, as many as there are, over and over; the interval leaves out 2.5 % of the values at either
end. Claims of one document are alike, so that drawing claims would promise too much. The draws come from a seed: the same
documents have the same intervals, everywhere and always.
"""

import random
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.evaluation.counts import Score

__all__ = ["RESAMPLES", "Difference", "Interval", "differences", "intervals"]

RESAMPLES = 1000
SEED = 11
OUTSIDE = 0.025  # of the values, at either end

Documents = Mapping[str, Mapping[str, Score]]  # document -> figure -> counts
Numbers = NDArray[np.float64]


class Interval(NamedTuple):
    """Between these two lies the figure in 95 of 100 draws."""

    low: float
    high: float


class Difference(NamedTuple):
    """How much higher an F1 is than the other annotation's, in points of 1, and between what that lies."""

    gain: float
    low: float
    high: float

    @property
    def sure(self) -> bool:
        """Whether 0 lies outside."""
        return self.low > 0 or self.high < 0


def intervals(documents: Documents, resamples: int = RESAMPLES, seed: int = SEED) -> dict[str, Interval]:
    """The interval of each figure's F1, by name."""
    draws = _draws(len(documents), resamples, seed)
    return {name: _interval(_f1(draws, counts)) for name, counts in _counts(documents, _figures(documents))}


def differences(
    documents: Documents, others: Documents, resamples: int = RESAMPLES, seed: int = SEED
) -> dict[str, Difference]:
    """By how much the F1 of the first is higher, by figure; both are drawn the same documents, those that both have."""
    both = sorted(documents.keys() & others.keys())
    left, right = {name: documents[name] for name in both}, {name: others[name] for name in both}
    named = sorted({*_figures(left), *_figures(right)})
    draws, whole = _draws(len(both), resamples, seed), np.ones((1, len(both)))
    found = {}
    for (name, one), (_, other) in zip(_counts(left, named), _counts(right, named), strict=True):
        gain = float((_f1(whole, one) - _f1(whole, other))[0])
        found[name] = Difference(gain, *_interval(_f1(draws, one) - _f1(draws, other)))
    return found


def _figures(documents: Documents) -> list[str]:
    return sorted({name for figures in documents.values() for name in figures})


def _counts(documents: Documents, names: list[str]) -> Iterator[tuple[str, Numbers]]:
    """Of each figure a row a document, in the order of their names: those in the gold and predicted, and the right ones."""
    for name in names:
        scores = [documents[one].get(name, Score()) for one in sorted(documents)]
        yield name, np.array([(score.gold + score.predicted, score.right) for score in scores], dtype=float)


def _draws(documents: int, resamples: int, seed: int) -> Numbers:
    """How often each document (a column) is drawn in each draw (a row)."""
    chance = random.Random(seed)  # whose `random` gives the same numbers in every version of Python
    found = np.zeros((resamples, documents))
    for row in found:
        for _ in range(documents):
            row[int(chance.random() * documents)] += 1
    return found


def _f1(draws: Numbers, counts: Numbers) -> Numbers:
    """The F1 of each draw; 0 where there is nothing to find and nothing found."""
    all_of, right = (draws @ counts).T
    found: Numbers = np.divide(2 * right, all_of, out=np.zeros_like(right), where=all_of > 0)
    return found


def _interval(values: Numbers) -> Interval:
    ranked = np.sort(values)
    left_out = int(len(ranked) * OUTSIDE)
    return Interval(float(ranked[left_out]), float(ranked[len(ranked) - 1 - left_out]))
