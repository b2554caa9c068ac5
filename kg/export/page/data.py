"""The network as data of the page: pyvis builds its nodes, edges and options, lists refer to one another by number."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, TypeVar

import networkx

from kg.export.page.names import Names, detailed
from kg.export.page.readings import readings
from kg.export.page.rows import (
    FIELDS,
    ActRow,
    ClaimRow,
    DocumentRow,
    EdgeRow,
    EventRow,
    KindRow,
    NameRow,
    NodeRow,
    PartRow,
    PassageRow,
)
from kg.export.page.standing import Standing, named_places
from kg.export.page.texts import counter, marks
from kg.network.claims import ShownClaim
from kg.network.communities import communities
from kg.network.entities import Network
from kg.network.events import ShownEvent
from kg.network.layout import layout, positions
from kg.network.passages import DocumentCard, Passage
from kg.network.quoted_text import pieces
from kg.network.style import Style, StyleSheet, edge_width, node_size
from kg.text.script import script

__all__ = ["page_data"]

OPENS_ON = 300  # nodes of highest degree, where the network has more than MANY
MANY = 400
SMOOTH = 1500  # up to so many edges the pointer lights them up and they stay while a node is dragged
BEND = 0.12  # how much further each parallel edge bows out

EDGE = ("from", "to", "act", "width", "bend", "evidence")  # of an edge of pyvis, in the order of `EdgeRow`

Row = list[Any]
T = TypeVar("T", bound=Hashable)
Act = tuple[str, str, str, str]  # kind, predicate or illocution, polarity; claimed or intended if that is all it is


def page_data(shown: Network) -> dict[str, Any]:
    """What `data.js` reads: tables of the rows of `rows.py`, with the names of their fields beside them."""
    network, places = shown.multigraph, Places(shown)
    looks = places.looks
    names, builder = Names(places.nodes), build(network, places)
    standing = Standing(shown, looks, places.by_key, places.topics, places.words, places.passages)
    colored = communities(network)[: len(looks.communities)]
    return {
        "fields": FIELDS,
        "kinds": [kind_row(kind, looks.kind(kind)) for kind in places.kinds],
        "acts": act_rows(places, looks),
        "dashes": {name: list(one.dashes) for name, one in looks.modalities.items()},
        # the last color is of those that are in no community
        "communities": [*looks.communities[: len(colored)], looks.rest],
        "nodes": node_rows(network, builder.nodes, colored),
        "edges": [EdgeRow(*(edge[name] for name in EDGE)) for edge in builder.edges],
        "passages": passage_rows(shown, places),
        "words": list(places.words),
        "documents": document_rows(shown, places),
        "claims": [claim_row(row, places, names) for row in shown.claims],
        "events": [event_row(row, places, names) for row in shown.events],
        "names": names.rest,  # after the rows that name things
        "topics": [NameRow(*topic) for topic in places.topics],
        "stances": standing.stances(),
        "subjects": standing.subjects(),
        "stands": standing.stands(),
        "differences": standing.differences(),
        "elsewhere": named_places(shown.ledger.elsewhere, places.by_key, places.topics),
        "rest": named_places(shown.ledger.rest, places.by_key, places.topics)[0],
        "relations": shown.relations,
        "readings": readings(named(shown)),
        "fulltext": shown.fulltext,
        "fold": script(),
        "options": builder.options,
    }


class Places:
    """Where each thing stands in its table, by which the rows of others name it."""

    def __init__(self, shown: Network) -> None:
        network, claims, events = shown.multigraph, shown.claims, shown.events
        self.looks: StyleSheet = network.graph["style"]
        looks = self.looks
        edges = [edge for *_, edge in network.edges(data=True)]
        self.nodes: dict[str, int] = numbered(network)
        self.by_key = {key: self.nodes[node] for node, key in network.nodes(data="key")}
        self.kinds = numbered(sorted({kind for _, kind in network.nodes(data="kind")}, key=rank(looks.kinds)))
        self.acts = numbered(sorted({act(edge) for edge in edges} | {said(row) for row in claims}, key=act_rank(looks)))
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
    return KindRow(kind, look.zh, look.en, look.color, look.shape, look.hollow)


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


def node_rows(network: networkx.MultiDiGraph, drawn: Row, colored: Sequence[Iterable[str]]) -> list[NodeRow]:
    """A row for each node as pyvis draws it, with its community; the last of these is of those that are in none."""
    opening = hubs(network)
    member = {node: index for index, group in enumerate(colored) for node in group}
    return [
        NodeRow(
            node["label"], data["label_en"], node["kind"], node["x"], node["y"], node["size"], data["degree"],
            data["documents"], list(data["aliases"]), name, list(opening.get(name, ())), member.get(name, len(colored)),
        )
        for node, (name, data) in zip(drawn, network.nodes(data=True), strict=True)
    ]  # fmt: skip


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
    cards, texts, mentions = shown.documents, shown.texts, shown.mentions
    copies = {one.document for one in places.passages if one.copy}
    found = []
    for name in places.documents:
        count = counter(texts.get(name, ""))
        parts = [PartRow(count(start), piece) for start, piece in pieces(texts.get(name, ""))]
        card, named = cards.get(name, DocumentCard(name, name)), [places.nodes[node] for node in mentions.get(name, ())]
        found.append(DocumentRow(*card, name in copies, named, parts))
    return found


def claim_row(row: ShownClaim, places: Places, names: Names) -> ClaimRow:
    number = places.nodes
    return ClaimRow(
        number.get(row.side, -1), number.get(row.speaker, -1), places.acts[said(row)],
        [number[target] for target in row.targets if target in number], [places.topics[topic] for topic in row.topics],
        [number[thing] for thing in row.instruments if thing in number], places.passages[row.passage],
        places.utterances[row.passage.utterance or row.passage], detailed(row, names),
    )  # fmt: skip


def event_row(row: ShownEvent, places: Places, names: Names) -> EventRow:
    return EventRow(
        places.events[row.event_class], names.all(row.participants), names.all(row.objects), names.one(row.place),
        names.one(row.reported_by), places.passages[row.passage],
    )  # fmt: skip


def build(network: networkx.MultiDiGraph, places: Places) -> Any:
    """A pyvis network with numbers for ids; nothing of pyvis's own page is used, it runs hostile titles."""
    from pyvis.edge import Edge
    from pyvis.network import Network as Drawn

    builder, number, at = Drawn(directed=True), places.nodes, positions(network)
    for node, data in network.nodes(data=True):
        x, y = at[node]
        builder.add_node(
            number[node], data["label"], x=round(x, 1), y=round(y, 1), size=node_size(data["degree"]),
            kind=places.kinds[data["kind"]],
        )  # fmt: skip
    parallel: dict[tuple[str, str], int] = defaultdict(int)
    many = network.number_of_edges() > SMOOTH
    for source, target, data in network.edges(data=True):
        bows = parallel[source, target] + int(network.has_edge(target, source))
        parallel[source, target] += 1
        options = {
            "act": places.acts[act(data)], "width": edge_width(data["weight"]), "bend": round(BEND * bows, 2),
            "evidence": [places.passages[one] for one in data["evidence"]],
        }  # fmt: skip
        # add_edge would look through all nodes each time: 4 s for 25,000 edges
        builder.edges.append(Edge(number[source], number[target], True, **options).options)
    builder.options = {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {"hover": not many, "hideEdgesOnDrag": many, "selectConnectedEdges": False},
        "nodes": {"scaling": {"label": {"drawThreshold": 10, "maxVisible": 17}}},
        "edges": {"arrows": {"to": {"scaleFactor": 0.45}}, "smooth": {"enabled": False}, "selectionWidth": 1.2},
    }  # fmt: skip
    return builder


def hubs(network: networkx.MultiDiGraph) -> dict[str, tuple[float, float]]:
    """The nodes on which a large network opens, with a layout of their own; none where it opens on all."""
    if len(network) <= MANY:
        return {}
    data = network.nodes
    order = sorted(network, key=lambda node: (-data[node]["degree"], -data[node]["documents"], node))
    return layout(network.subgraph(order[:OPENS_ON]))


def named(shown: Network) -> Iterator[str]:
    """The Chinese names by which the page finds things."""
    for _, data in shown.multigraph.nodes(data=True):
        yield from (data["label"], *data["aliases"])
    yield from (one.zh for one in shown.ledger.subjects)


def numbered(things: Iterable[T]) -> dict[T, int]:
    """Each thing once, with its place in the order of first occurrence."""
    return {thing: index for index, thing in enumerate(dict.fromkeys(things))}


def act(edge: dict[str, Any]) -> Act:
    return edge["kind"], edge["predicate"], edge["polarity"], edge.get("unsure", "")


def said(row: ShownClaim) -> Act:
    return "claim", row.illocution, row.polarity, ""


def rank(looks: dict[str, Style]) -> Callable[[str], tuple[int, str]]:
    """The order of the legend, with unknown names at its end."""
    order = list(looks)
    return lambda name: (order.index(name) if name in looks else len(order), name)


def act_rank(looks: StyleSheet) -> Callable[[Act], tuple[bool, tuple[int, str], str, str]]:
    relation, claim = rank(looks.predicates), rank(looks.illocutions)
    return lambda one: (one[0] == "claim", (claim if one[0] == "claim" else relation)(one[1]), one[2], one[3])
