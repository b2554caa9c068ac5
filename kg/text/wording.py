"""How alike two passages are worded, whatever their script and punctuation: pairs of characters and numbers."""

import re
from dataclasses import dataclass

from kg.text.script import fold

__all__ = ["Wording", "wording"]

MARKS = re.compile(r"[\W_]+")  # 条约，（NPT） -> 条约NPT
NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Wording:
    """The folded letters of a passage, its pairs of neighbors, and the numbers in it."""

    letters: str
    pairs: frozenset[str]
    numbers: frozenset[str]

    def shared(self, other: "Wording") -> tuple[float, float]:
        """0 to 1 each: the share of pairs that both have in common (Dice), and that of the one with fewer in the other."""
        common = len(self.pairs & other.pairs)
        if not common:
            return 0.0, 0.0
        sizes = len(self.pairs), len(other.pairs)
        return 2 * common / sum(sizes), common / min(sizes)


def wording(text: str) -> Wording:
    """The wording of a passage. Two characters make a pair; one alone is one."""
    plain = fold(text).casefold()
    letters = MARKS.sub("", plain)
    pairs = frozenset(letters[at : at + 2] for at in range(max(1, len(letters) - 1))) - {""}
    return Wording(letters, pairs, frozenset(NUMBER.findall(plain)))
