"""Counting what is right, missed and extra."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.evaluation.matching import Pair
from kg.model import Span

__all__ = ["Error", "Score", "Example", "Counts"]

AROUND = 8  # characters of context on either side
LONGEST = 60  # characters of context


@dataclass(frozen=True, slots=True)
class Score:
    """How many there are in the gold, how many were predicted, and how many of these are right."""

    gold: int = 0
    predicted: int = 0
    right: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.gold + other.gold, self.predicted + other.predicted, self.right + other.right)

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Error(NamedTuple):
    """What the gold holds and what was got instead; one of them is empty in what was missed or is extra."""

    document: str
    kind: str  # missed mention, extra claim, wrong speaker ...
    what: str
    got: str
    context: str


class Example(NamedTuple):
    """One of the things compared, as an error shows it."""

    wording: str
    context: str


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures and errors of one document, as they are counted."""

    document: str
    text: str
    figures: dict[str, Score] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)

    def count(self, figure: str, gold: int, predicted: int, right: int) -> None:
        self.figures[figure] = self.figures.get(figure, Score()) + Score(gold, predicted, right)

    def alone(self, thing: str, gold: Sequence[Example], predicted: Sequence[Example], pairs: Sequence[Pair]) -> None:
        """The errors of what no pair holds."""
        left, right = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, one in enumerate(gold):
            if i not in left:
                self.errors.append(Error(self.document, f"missed {thing}", one.wording, "", one.context))
        for j, one in enumerate(predicted):
            if j not in right:
                self.errors.append(Error(self.document, f"extra {thing}", "", one.wording, one.context))

    def wrong(self, thing: str, what: str | None, got: str | None, span: Span) -> None:
        self.errors.append(Error(self.document, f"wrong {thing}", what or "", got or "", self.around(span)))

    def around(self, span: Span) -> str:
        """The span with a little of what stands about it, on one line."""
        return " ".join(self.text[max(0, span.start - AROUND) : span.end + AROUND].split())[:LONGEST]
