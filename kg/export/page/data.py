"""The network as data of the page: lists that refer to one another by number."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from operator import attrgetter
from typing import Any, TypeVar

from kg.export.page.names import Names, detailed
from kg.export.page.picture import Act, Picture, act, edge_rows, node_rows, options, picture
from kg.export.page.readings import readings
from kg.export.page.rows import (
    NESTED,
    ActRow,
    ClaimRow,
    DocumentRow,
    EventRow,
    KindRow,
    NameRow,
    PartRow,
    PassageRow,
)
from kg.export.page.standing import Standing, named_places
from kg.export.page.texts import counter, marks
from kg.network.claims import ShownClaim
from kg.network.communities import communities
from kg.network.entities import Network
from kg.network.events import ShownEvent
from kg.network.passages import DocumentCard, Passage, last
from kg.network.quoted_text import pieces
from kg.network.style import Style, StyleSheet
from kg.text.script import script

__all__ = ["page_data", "parts_of"]

T = TypeVar("T", bound=Hashable)


def page_data(shown: Network) -> dict[str, Any]:
    """What `data.js` reads: tables of the rows of `rows.py`, and beside them what is no table."""
    return {name: made() for name, made in sorted(parts_of(shown).items())}


def parts_of(shown: Network) -> dict[str, Callable[[], Any]]:
    """The same, each part still to be made: the rows of many claims and texts need not be there at once.

    They are asked for by name in order: what claims and events name that is no node stands in `names`.
    """
    drawn = picture(shown)
    places = Places(shown, drawn)
    looks, names = places.looks, Names(places.nodes)
    standing = Standing(shown, looks, places.by_key, places.topics, places.words, places.passages)
    colored = communities(shown.multigraph)[: len(looks.communities)]
    return {
        "fields": lambda: NESTED,
        "kinds": lambda: [kind_row(kind, looks.kind(kind)) for kind in places.kinds],
        "acts": lambda: act_rows(places, looks),
        "dashes": lambda: {name: list(one.dashes) for name, one in looks.modalities.items()},
        # the last color is of those that are in no community
        "communities": lambda: [*looks.communities[: len(colored)], looks.rest],
        "nodes": lambda: node_rows(drawn, places.kinds, colored),
        "edges": lambda: edge_rows(drawn, places.acts, places.passages),
        "passages": lambda: passage_rows(shown, places),
        "words": lambda: list(places.words),
        "documents": lambda: document_rows(shown, places),
        "parts": lambda: part_rows(shown, places),
        "claims": lambda: [claim_row(row, places, names) for row in shown.claims],
        "events": lambda: [event_row(row, places, names) for row in shown.events],
        "names": lambda: names.rest,
        "topics": lambda: [NameRow(*topic) for topic in places.topics],
        "base": lambda: shown.base,
        "stances": standing.stances,
        "subjects": standing.subjects,
        "stands": standing.stands,
        "differences": standing.differences,
        "elsewhere": lambda: named_places(shown.ledger.elsewhere, places.by_key, places.topics),
        "rest": lambda: named_places(shown.ledger.rest, places.by_key, places.topics)[0],
        "relations": lambda: shown.relations,
        "readings": lambda: readings(named(shown)),
        "fulltext": lambda: shown.fulltext,
        "fold": script,
        "options": lambda: options(drawn),
    }


class Places:
    """Where each thing stands in its table, by which the rows of others name it."""

    def __init__(self, shown: Network, drawn: Picture) -> None:
        network, claims, events = shown.multigraph, shown.claims, shown.events
        self.looks: StyleSheet = network.graph["style"]
        looks = self.looks
        edges = [edge for *_, edge in network.edges(data=True)]
        self.nodes: dict[str, int] = numbered(drawn.nodes)
        self.by_key = {key: self.nodes[node] for node, key in network.nodes(data="key")}
        self.kinds = numbered(sorted({one["kind"] for one in drawn.nodes.values()}, key=rank(looks.kinds)))
        self.acts = numbered(
            sorted({act(edge) for *_, edge in drawn.edges} | {said(row) for row in claims}, key=act_rank(looks))
        )
        self.sorts = {row.event_class: row.name for row in sorted(events, key=attrgetter("event_class"))}
        self.events = {name: len(self.acts) + index for index, name in enumerate(self.sorts)}  # in the table of acts
        self.topics = numbered(topic for row in claims for topic in row.topics)
        self.passages: dict[Passage, int] = numbered(
            [
                *(one for edge in edges for one in edge["evidence"]),
                *(row.passage for row in claims),
                *(row.passage for row in events),
            ]
        )
        self.utterances = numbered(row.passage.utterance or row.passage for row in claims)
        told = (word for one in self.passages for word in (one.date, one.form, one.rule, one.modality))
        judged = (*(one.change for one in shown.ledger.stands), *(one.how for one in shown.ledger.differences))
        self.words = numbered([*told, *judged])
        self.documents = numbered([*shown.documents, *(one.document for one in self.passages)])


def kind_row(kind: str, look: Style) -> KindRow:
    return KindRow(kind, look.zh, look.en, look.color, look.shape, look.hollow, look.worth, look.asked)


def act_rows(places: Places, looks: StyleSheet) -> list[ActRow]:
    """Relations and claims, then the sorts of events."""
    found = []
    for one in places.acts:
        look, plain = looks.edge(*one), looks.edge(one[0], one[1])
        found.append(ActRow(*one, look.zh, look.en, look.color, plain.zh, plain.en))
    for name, thing in places.sorts.items():
        zh, en = thing.zh, thing.en or thing.zh
        found.append(ActRow("event", name, "affirmative", "", zh, en, looks.kind("event").color, zh, en))
    return found


def passage_rows(shown: Network, places: Places) -> list[PassageRow]:
    count = {name: counter(text) for name, text in shown.texts.items()}
    words = places.words
    return [
        PassageRow(
            places.documents[one.document], *marks(one, count.get(one.document, int)), words[one.date],
            places.by_key.get(one.speaker, -1), words[one.form], one.confidence, words[one.rule], words[one.modality],
        )
        for one in places.passages
    ]  # fmt: skip


def document_rows(shown: Network, places: Places) -> list[DocumentRow]:
    copies = {one.document for one in places.passages if one.copy}
    found = []
    for name in places.documents:
        card = shown.documents.get(name, DocumentCard(name, name))
        named = [places.nodes[node] for node in shown.mentions.get(name, ())]
        found.append(DocumentRow(*card, name in copies, named))
    return found


def part_rows(shown: Network, places: Places) -> list[PartRow]:
    found = []
    for name, place in places.documents.items():
        text = shown.texts.get(name, "")
        count = counter(text)
        found += [PartRow(place, count(start), piece) for start, piece in pieces(text)]
    return found


def claim_row(row: ShownClaim, places: Places, names: Names) -> ClaimRow:
    number = places.nodes
    return ClaimRow(
        number.get(row.side, -1), number.get(row.speaker, -1), places.acts[said(row)],
        [number[target] for target in row.targets if target in number], [places.topics[topic] for topic in row.topics],
        [number[thing] for thing in row.instruments if thing in number], places.passages[row.passage],
        places.utterances[row.passage.utterance or row.passage], detailed(row, names), last(row.iri),
    )  # fmt: skip


def event_row(row: ShownEvent, places: Places, names: Names) -> EventRow:
    return EventRow(
        places.events[row.event_class], names.all(row.participants), names.all(row.objects), names.one(row.place),
        names.one(row.reported_by), places.passages[row.passage],
    )  # fmt: skip


def named(shown: Network) -> Iterator[str]:
    """The Chinese names by which the page finds things."""
    for _, data in shown.multigraph.nodes(data=True):
        yield from (data["label"], *data["aliases"])
    yield from (one.zh for one in shown.ledger.subjects)


def numbered(things: Iterable[T]) -> dict[T, int]:
    """Each thing once, with its place in the order of first occurrence."""
    return {thing: index for index, thing in enumerate(dict.fromkeys(things))}


def said(row: ShownClaim) -> Act:
    return "claim", row.illocution, row.polarity, ""


def rank(looks: dict[str, Style]) -> Callable[[str], tuple[int, str]]:
    """The order of the legend, with unknown names at its end."""
    order = list(looks)
    return lambda name: (order.index(name) if name in looks else len(order), name)


def act_rank(looks: StyleSheet) -> Callable[[Act], tuple[int, tuple[int, str], str, str]]:
    kinds = ("relation", "claim", "position")
    of = dict(zip(kinds, map(rank, (looks.predicates, looks.illocutions, looks.stances)), strict=True))
    return lambda one: (kinds.index(one[0]), of[one[0]](one[1]), one[2], one[3])
