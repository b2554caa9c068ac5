"""The ledger of positions as rows of the page's data."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.export.page.rows import DifferenceRow, StanceRow, StandRow, SubjectRow
from kg.network.entities import Network
from kg.network.passages import Passage
from kg.network.standing import Named
from kg.network.style import StyleSheet

__all__ = ["Standing", "named_places"]

NONE, VOTED = -1, -2


@dataclass(frozen=True, slots=True)
class Standing:
    """The ledger with what its rows refer to: nodes by key, topics by their names, words and passages by their places."""

    shown: Network
    looks: StyleSheet
    by_key: Mapping[str, int]
    topics: Mapping[tuple[str, str], int]
    words: Mapping[str, int]
    passages: Mapping[Passage, int]

    def stances(self) -> list[StanceRow]:
        return [StanceRow(name, look.zh, look.en, look.color) for name, look in self.looks.stances.items()]

    def subjects(self) -> list[SubjectRow]:
        found = self.shown.ledger.subjects
        place = {one.key: at for at, one in enumerate(found)}
        return [
            SubjectRow(
                one.key, one.zh, one.en, self.by_key.get(one.key, NONE), self.topics.get((one.zh, one.en), NONE),
                place.get(one.above, NONE), list(one.names),
            )
            for one in found
        ]  # fmt: skip

    def stands(self) -> list[StandRow]:
        ledger, stances = self.shown.ledger, list(self.looks.stances)
        subject = {one.key: at for at, one in enumerate(ledger.subjects)}
        told = {row.iri: at for at, row in enumerate(self.shown.claims)} | self._votes()
        return [
            StandRow(
                subject[one.subject], self.by_key.get(one.actor, NONE), stances.index(one.stance), self.words[one.change],
                told.get(one.told, NONE), told.get(one.earlier, NONE),
            )
            for one in ledger.stands
        ]  # fmt: skip

    def differences(self) -> list[DifferenceRow]:
        subject = {one.key: at for at, one in enumerate(self.shown.ledger.subjects)}
        return [
            DifferenceRow(subject[one.subject], self.words[one.how], one.one, one.other, one.pairs, one.days)
            for one in self.shown.ledger.differences
        ]

    def _votes(self) -> dict[str, int]:
        """IRI of a vote -> the number of its passage, below -1."""
        if not self.shown.ledger.votes:
            return {}
        at = {
            (data["predicate"], source, passage.document, passage.start, passage.end): self.passages[passage]
            for source, _, data in self.shown.multigraph.edges(data=True)
            if data["kind"] == "relation"
            for passage in data["evidence"]
        }
        node = {data["key"]: name for name, data in self.shown.multigraph.nodes(data=True)}
        actors = {one.told: node.get(one.actor, "") for one in self.shown.ledger.stands}
        places = {
            one.iri: (one.predicate, actors[one.iri], one.document, one.start, one.end)
            for one in self.shown.ledger.votes
        }
        return {iri: VOTED - at[place] for iri, place in places.items() if place in at}


def named_places(
    named: frozenset[Named], by_key: Mapping[str, int], topics: Mapping[tuple[str, str], int]
) -> list[list[int]]:
    """The places of topics, and of nodes, that are among the named."""
    return [
        sorted(topics[one.zh, one.en] for one in named if (one.zh, one.en) in topics),
        sorted(by_key[one.key] for one in named if one.key in by_key),
    ]
