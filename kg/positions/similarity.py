"""How alike two sentences are worded."""

import re
from functools import cache

from kg.ontology.lexicons import lexicon
from kg.text.script import fold

__all__ = ["alike", "likeness", "near"]

MARKS = re.compile(r"[\W_]+")  # 条约，（NPT） -> 条约NPT


def alike(one: str, other: str) -> bool:
    """Whether two sentences word one thing, negations left out."""
    return likeness(one, other) >= _limits()["same"]


def near(one: str, other: str) -> bool:
    """Whether two sentences may be about one question, by their words."""
    return likeness(one, other) >= _limits()["near"]


def likeness(one: str, other: str) -> float:
    """0 to 1: the share of pairs of characters that two sentences have in common (Dice), negations left out."""
    left, right = _pairs(one), _pairs(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else float(left == right)


@cache
def _limits() -> dict[str, float]:
    return dict(lexicon("positions")["wording"])


@cache
def _pairs(text: str) -> frozenset[str]:
    plain = MARKS.sub("", _negators().sub("", fold(text).casefold()))
    return frozenset(plain[at : at + 2] for at in range(max(1, len(plain) - 1))) - {""}


@cache
def _negators() -> re.Pattern[str]:
    words = sorted(lexicon("polarity")["negators"]["words"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))
