"""The scorer of acts: what a claim does where rules only guess."""

from collections.abc import Sequence
from typing import Any

from kg.annotation.attribution.act_scorer import may_become
from kg.evaluation.counts import Score
from kg.evaluation.intervals import differences
from kg.ontology.weights import Weights
from training.examples import Example
from training.linear import held_out

__all__ = ["MARGIN", "decided", "figures"]

MARGIN = 0.3  # how much likelier an act must be than that of the rules
ACTS = "illocution"


def decided(one: Example, weights: Weights) -> str:
    """What the reader would say of an example."""
    likelihoods = weights.likelihoods(one.features, one.values)
    likeliest = max(likelihoods, key=lambda act: (likelihoods[act], act))
    surer = likelihoods[likeliest] - likelihoods.get(one.ruled, 0.0) > weights.margin
    return likeliest if surer and may_become(one.step, likeliest) else one.ruled


def figures(found: Sequence[Example], **how: int) -> dict[str, Any]:
    """Shares right on documents held out, by the rules and with weights, and between what the gain lies when documents are drawn with replacement."""
    counts: dict[str, tuple[int, int, int]] = {}  # document -> claims, right by the rules, right with weights
    for one, weights in held_out(found, margin=MARGIN, **how):
        claims, rules, weighed = counts.get(one.document, (0, 0, 0))
        right = decided(one, weights) == one.label
        counts[one.document] = (claims + 1, rules + (one.ruled == one.label), weighed + right)
    claims, rules, weighed = (sum(one[at] for one in counts.values()) for at in range(3))
    with_weights = {name: {ACTS: Score(one[0], one[0], one[2])} for name, one in counts.items()}
    ruled = {name: {ACTS: Score(one[0], one[0], one[1])} for name, one in counts.items()}
    _, low, high = differences(with_weights, ruled)[ACTS]
    return {
        "rules": round(rules / claims, 4),
        "weights": round(weighed / claims, 4),
        "gain": [round(low, 4), round(high, 4)],
    }
