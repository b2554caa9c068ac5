"""Things as the page's data names them: a node by its number, anything else by its place in a list of names."""

from collections.abc import Iterable
from typing import Any

from kg.network.claims import ShownClaim
from kg.network.reader import Thing

__all__ = ["Names", "detailed"]


class Names:
    """Numbers of things: of nodes from 0 up, of the rest from -1 down, whose Chinese and English stand in `rest`."""

    def __init__(self, nodes: dict[str, int]) -> None:
        self.nodes = nodes
        self.rest: list[list[str]] = []
        self.places: dict[Thing, int] = {}

    def of(self, thing: Thing) -> int:
        if thing.id in self.nodes:
            return self.nodes[thing.id]
        if thing not in self.places:
            self.rest.append([thing.zh, thing.en])
            self.places[thing] = -len(self.rest)
        return self.places[thing]

    def one(self, thing: Thing | None) -> int | None:
        return None if thing is None else self.of(thing)

    def all(self, things: Iterable[Thing]) -> list[int]:
        return [self.of(thing) for thing in things]


def detailed(row: ShownClaim, names: Names) -> list[dict[str, Any]]:
    """What else is known of a claim, by its name in `evidence.js`; nothing where nothing is."""
    known = (("post", row.capacity), ("addressee", row.addressee), ("place", row.made_at), ("relay", row.relayed_by))
    found: dict[str, Any] = {name: names.of(thing) for name, thing in known if thing is not None}
    if row.articles:
        found["articles"] = [[names.of(treaty), number] for treaty, number in row.articles]
    if row.propositions:
        found["says"] = [[*names.all(one[:3]), int(one.negative)] for one in row.propositions]
    return [found] if found else []
