"""How alike two sentences are worded."""

import re
from functools import lru_cache

from kg.positions.rules import Rules
from kg.text.script import fold

__all__ = ["alike", "likeness", "near"]

MARKS = re.compile(r"[\W_]+")  # 条约，（NPT） -> 条约NPT


def alike(one: str, other: str, rules: Rules) -> bool:
    """Whether two sentences word one thing, negations left out."""
    return likeness(one, other, rules) >= rules.lexicon.wording.same


def near(one: str, other: str, rules: Rules) -> bool:
    """Whether two sentences may be about one question, by their words."""
    return likeness(one, other, rules) >= rules.lexicon.wording.near


def likeness(one: str, other: str, rules: Rules) -> float:
    """0 to 1: the share of pairs of characters that two sentences have in common (Dice), negations left out."""
    left, right = _pairs(one, rules), _pairs(other, rules)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else float(left == right)


@lru_cache(maxsize=1 << 13)  # those on one subject are compared; all of a large graph would be most of what it holds
def _pairs(text: str, rules: Rules) -> frozenset[str]:
    plain = MARKS.sub("", rules.negators.sub("", fold(text).casefold()))
    return frozenset(plain[at : at + 2] for at in range(max(1, len(plain) - 1))) - {""}
