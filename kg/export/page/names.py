"""Things as the page's data names them: a node by its number, anything else by its place in a list of names."""

from collections.abc import Iterable

from kg.export.page.rows import ArticleRow, ClaimDetails, NameRow, ProposedRow
from kg.network.claims import ShownClaim
from kg.network.reader import Thing

__all__ = ["Names", "detailed"]


class Names:
    """Numbers of things: of nodes from 0 up, of the rest from -1 down, whose Chinese and English stand in `rest`."""

    def __init__(self, nodes: dict[str, int]) -> None:
        self.nodes = nodes
        self.rest: list[NameRow] = []
        self.places: dict[Thing, int] = {}

    def of(self, thing: Thing) -> int:
        if thing.id in self.nodes:
            return self.nodes[thing.id]
        if thing not in self.places:
            self.rest.append(NameRow(thing.zh, thing.en))
            self.places[thing] = -len(self.rest)
        return self.places[thing]

    def one(self, thing: Thing | None) -> int | None:
        return None if thing is None else self.of(thing)

    def all(self, things: Iterable[Thing]) -> list[int]:
        return [self.of(thing) for thing in things]


def detailed(row: ShownClaim, names: Names) -> ClaimDetails | None:
    """What else is known of a claim; None where nothing is."""
    found: ClaimDetails = {}
    if row.capacity is not None:
        found["post"] = names.of(row.capacity)
    if row.addressee is not None:
        found["addressee"] = names.of(row.addressee)
    if row.made_at is not None:
        found["place"] = names.of(row.made_at)
    if row.relayed_by is not None:
        found["relay"] = names.of(row.relayed_by)
    if row.articles:
        found["articles"] = [ArticleRow(names.of(treaty), number) for treaty, number in row.articles]
    if row.propositions:
        found["says"] = [
            ProposedRow(names.of(one.subject), names.of(one.predicate), names.of(one.object), int(one.negative))
            for one in row.propositions
        ]
    return found or None
