"""What of a prediction is what of the gold: entities by id or label, spans by place, one to one."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.model import Span
from kg.model.keys import name_of

__all__ = ["Entities", "Pair", "Places", "Row", "iou", "overlaps", "pair", "plain"]

Row = dict[str, Any]
Places = Mapping[str, Collection[Span]]  # where each entity is mentioned, in the text of the gold
Pair = tuple[int, int]  # index in the gold, index in the prediction

FREE = ("Document", "Event")  # their ids and labels are the annotator's own: what they are, the place of a mention says
UNREAD = re.compile(r"[\s《》“”\"'·•・（）()]")  # in a label: 《 NPT 》 is npt


def plain(label: object) -> str:
    """A label as it is compared: without white space, quotation marks, brackets and dots, in lower case."""
    return UNREAD.sub("", str(label)).lower()


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of the gold and those of the prediction, by key."""

    gold: Mapping[str, Row]
    predicted: Mapping[str, Row]
    gold_places: Places = field(default_factory=dict)
    predicted_places: Places = field(default_factory=dict)
    known: dict[tuple[str, str], bool] = field(default_factory=dict)

    def gold_type(self, key: str) -> str | None:
        return _type(self.gold, key)

    def predicted_type(self, key: str) -> str | None:
        return _type(self.predicted, key)

    def same(self, gold: str | None, predicted: str | None) -> bool:
        """Equal ids, or the same type and a label in common (or a place, if ids are free); nobody is the same as nobody."""
        if gold is None or predicted is None or gold == predicted:
            return gold == predicted
        if (gold, predicted) not in self.known:
            kind = self.gold_type(gold)
            self.known[gold, predicted] = kind == self.predicted_type(predicted) and (
                not _labels(self.gold, gold).isdisjoint(_labels(self.predicted, predicted))
                or (kind in FREE and self._meet(gold, predicted))
            )
        return self.known[gold, predicted]

    def _meet(self, gold: str, predicted: str) -> bool:
        """Whether a mention of each stands at the same place."""
        return not set(self.gold_places.get(gold, ())).isdisjoint(self.predicted_places.get(predicted, ()))


def _type(table: Mapping[str, Row], key: str) -> str | None:
    found: str | None = (table.get(key) or {}).get("type")
    return found


def _labels(table: Mapping[str, Row], key: str) -> set[str]:
    row = table.get(key) or {}
    names = [row.get("label", ""), *(row.get("aliases") or ())]
    return {plain(name) for name in names if name} | {plain(name_of(key))}


def iou(one: Span, other: Span) -> float:
    """Shared characters, of those that either span covers or that lie between them."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0


def overlaps(gold: Iterable[Span], predicted: Collection[Span]) -> list[Pair]:
    """The pairs of spans that overlap."""
    return [(i, j) for i, one in enumerate(gold) for j, other in enumerate(predicted) if one.overlaps(other)]


def pair(candidates: Iterable[Pair], score: Callable[[int, int], float]) -> list[Pair]:
    """One to one, the best score first, then the earlier; what scores 0 stays alone."""
    ranked = sorted((-value, i, j) for i, j in candidates if (value := score(i, j)) > 0)
    left, right, found = set[int](), set[int](), []
    for _, i, j in ranked:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            found.append((i, j))
    return found
