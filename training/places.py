"""The scorer of places: where another claim begins in a sentence."""

from collections.abc import Sequence
from typing import Any

from kg.annotation.attribution.parting import PARTED
from training.examples import Example
from training.linear import held_out

__all__ = ["MARGIN", "figures"]

MARGIN = 0.3  # the likelihood from which a place parts two claims: of those just above it, about every second is rightly parted


def figures(found: Sequence[Example], **how: int) -> dict[str, Any]:
    """On documents held out: places at which annotators part claims, those found, and those found where they do not."""
    right, wrong = 0, 0
    for one, weights in held_out(found, margin=MARGIN, **how):
        if weights.likelihoods(one.features, one.values)[PARTED] > weights.margin:
            right, wrong = right + (one.label == PARTED), wrong + (one.label != PARTED)
    return {"parted": sum(one.label == PARTED for one in found), "right": right, "wrong": wrong}
