"""Whose a post is. In the graph 总统 is one thing, whoever holds it; in a network it would tie all presidents together.

A post that its wording ties to nobody (it is in the word list as it stands) becomes one of the side that the holder is
affiliated with: 美国总统. Where that is unknown, or there are several, there is no such node.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from kg.ontology import Ontology
from kg.text.script import fold

__all__ = ["PostHolders", "is_bare"]

Tie = tuple[str, str, str]  # person, side, document: person/拜登, state/USA, news-7


def is_bare(post: str, ontology: Ontology) -> bool:
    """总统, 外交部发言人; not 联合国秘书长."""
    return fold(post) in ontology.posts


class PostHolders:
    """Whom each person belongs to, by the ids of the network; `is_known` tells whether there is a node of that id, `organ_of` whose organ it is."""

    def __init__(self, ties: Iterable[Tie], is_known: Callable[[str], bool], organ_of: Mapping[str, str]) -> None:
        self.here: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.anywhere: dict[str, set[str]] = defaultdict(set)
        for person, side, document in ties:
            owner = organ_of.get(side, side)
            found = owner if is_known(owner) else side
            self.here[person, document].add(found)
            self.anywhere[person].add(found)

    def of(self, person: str, document: str) -> str:
        """The one side of a person in a document, else the one in all of them; empty if there is none or are several."""
        found = self.here.get((person, document)) or self.anywhere.get(person, set())
        return next(iter(found)) if len(found) == 1 else ""
