"""Who fights in a conflict that is told by its sides."""

from collections.abc import Iterator

from kg.annotation.document import Analysis
from kg.model import Relation

__all__ = ["relate"]


def relate(analysis: Analysis) -> Iterator[Relation]:
    """`participated_in` of each side, where a text names the conflict by them."""
    for where, sides, event in analysis.fought:
        for side in sides:
            yield Relation(side, "participated_in", event, analysis.evidence(where), "side-of-conflict")
