"""The network as data of the page: pyvis builds its nodes, edges and options, lists refer to one another by number."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from operator import attrgetter
from typing import Any, TypeVar

import networkx

from kg.export.page.names import Names, detailed
from kg.export.page.texts import counter, marks
from kg.network.claims import ShownClaim
from kg.network.communities import communities
from kg.network.entities import Network
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

EDGE = ("from", "to", "act", "width", "bend", "evidence")

Row = list[Any]
T = TypeVar("T", bound=Hashable)
Act = tuple[str, str, str, str]  # kind, predicate or illocution, polarity; claimed or intended if that is all it is


def page_data(shown: Network) -> dict[str, Any]:
    """What `data.js` reads; the order of each row's values is that of the destructuring there."""
    network, claims, events = shown.multigraph, shown.claims, shown.events
    looks: StyleSheet = network.graph["style"]
    edges = [edge for *_, edge in network.edges(data=True)]
    quoted = [
        *(one for edge in edges for one in edge["evidence"]),
        *(row.passage for row in claims),
        *(row.passage for row in events),
    ]
    passages = numbered(quoted)
    documents = numbered([*shown.documents, *(one.document for one in passages)])
    kinds = numbered(sorted({kind for _, kind in network.nodes(data="kind")}, key=rank(looks.kinds)))
    acts = numbered(sorted({act(edge) for edge in edges} | {said(row) for row in claims}, key=act_rank(looks)))
    sorts = {row.event_class: row.name for row in sorted(events, key=attrgetter("event_class"))}
    sort = {name: len(acts) + index for index, name in enumerate(sorts)}
    topics = numbered(topic for row in claims for topic in row.topics)
    words = numbered(word for one in passages for word in (one.date, one.form, one.rule, one.modality))
    number = numbered(network)
    by_key = {key: number[node] for node, key in network.nodes(data="key")}
    count = {name: counter(text) for name, text in shown.texts.items()}
    names = Names(number)
    said_rows = [
        [number.get(row.side, -1), number.get(row.speaker, -1), acts[said(row)],
         [number[target] for target in row.targets if target in number], [topics[topic] for topic in row.topics],
         [number[thing] for thing in row.instruments if thing in number], passages[row.passage], *detailed(row, names)]
        for row in claims
    ]  # fmt: skip
    told_rows = [
        [sort[row.event_class], names.all(row.participants), names.all(row.objects), names.one(row.place),
         names.one(row.reported_by), passages[row.passage]]
        for row in events
    ]  # fmt: skip
    builder, opening = build(network, number, kinds, acts, passages), hubs(network)
    colored = communities(network)[: len(looks.communities)]
    member = {node: index for index, group in enumerate(colored) for node in group}
    return {
        "kinds": [[kind, *named(looks.kind(kind)), looks.kind(kind).shape, looks.kind(kind).hollow] for kind in kinds],
        "acts": [
            *([*one, *named(looks.edge(*one)), *named(looks.edge(one[0], one[1]))[:2]] for one in acts),
            *(["event", name, "affirmative", "", thing.zh, thing.en or thing.zh, looks.kind("event").color, thing.zh,
               thing.en or thing.zh] for name, thing in sorts.items()),
        ],
        "dashes": {name: list(one.dashes) for name, one in looks.modalities.items()},
        "communities": [*looks.communities[: len(colored)], looks.rest],  # the last is of those that are in none of them
        "nodes": [
            [node["label"], data["label_en"], node["kind"], node["x"], node["y"], node["size"], data["degree"],
             data["documents"], list(data["aliases"]), name, list(opening.get(name, ())), member.get(name, len(colored))]
            for node, (name, data) in zip(builder.nodes, network.nodes(data=True), strict=True)
        ],
        "edges": [[edge[name] for name in EDGE] for edge in builder.edges],
        "passages": [
            [documents[one.document], *marks(one, count.get(one.document, int)),
             words[one.date], by_key.get(one.speaker, -1), words[one.form], one.confidence, words[one.rule],
             words[one.modality]]
            for one in passages
        ],
        "words": list(words),
        "documents": papers(shown, documents, number, passages),
        "claims": said_rows,
        "events": told_rows,
        "names": names.rest,
        "topics": [list(topic) for topic in topics],
        "fulltext": shown.fulltext,
        "fold": script(),
        "options": builder.options,
    }  # fmt: skip


def papers(
    shown: Network, documents: dict[str, int], number: dict[str, int], passages: dict[Passage, int],
) -> list[Row]:  # fmt: skip
    """A row for each document: its card, whether it is a copy, the nodes it mentions, its text in parts."""
    cards, texts, mentions = shown.documents, shown.texts, shown.mentions
    copies = {one.document for one in passages if one.copy}
    found = []
    for name in documents:
        count = counter(texts.get(name, ""))
        parts = [[count(start), piece] for start, piece in pieces(texts.get(name, ""))]
        card = cards.get(name, DocumentCard(name, name))
        found.append([*card, name in copies, [number[node] for node in mentions.get(name, ())], parts])
    return found


def build(
    network: networkx.MultiDiGraph, number: dict[str, int], kinds: dict[str, int], acts: dict[Act, int],
    passages: dict[Passage, int],
) -> Any:  # fmt: skip
    """A pyvis network with numbers for ids; nothing of pyvis's own page is used, it runs hostile titles."""
    from pyvis.edge import Edge
    from pyvis.network import Network

    builder, places = Network(directed=True), positions(network)
    for node, data in network.nodes(data=True):
        x, y = places[node]
        builder.add_node(
            number[node], data["label"], x=round(x, 1), y=round(y, 1), size=node_size(data["degree"]),
            kind=kinds[data["kind"]],
        )  # fmt: skip
    parallel: dict[tuple[str, str], int] = defaultdict(int)
    many = network.number_of_edges() > SMOOTH
    for source, target, data in network.edges(data=True):
        bows = parallel[source, target] + int(network.has_edge(target, source))
        parallel[source, target] += 1
        options = {
            "act": acts[act(data)], "width": edge_width(data["weight"]), "bend": round(BEND * bows, 2),
            "evidence": [passages[one] for one in data["evidence"]],
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


def numbered(things: Iterable[T]) -> dict[T, int]:
    """Each thing once, with its place in the order of first occurrence."""
    return {thing: index for index, thing in enumerate(dict.fromkeys(things))}


def act(edge: dict[str, Any]) -> Act:
    return edge["kind"], edge["predicate"], edge["polarity"], edge.get("unsure", "")


def said(row: ShownClaim) -> Act:
    return "claim", row.illocution, row.polarity, ""


def named(look: Style) -> Row:
    return [look.zh, look.en, look.color]


def rank(looks: dict[str, Style]) -> Callable[[str], tuple[int, str]]:
    """The order of the legend, with unknown names at its end."""
    order = list(looks)
    return lambda name: (order.index(name) if name in looks else len(order), name)


def act_rank(looks: StyleSheet) -> Callable[[Act], tuple[bool, tuple[int, str], str, str]]:
    relation, claim = rank(looks.predicates), rank(looks.illocutions)
    return lambda one: (one[0] == "claim", (claim if one[0] == "claim" else relation)(one[1]), one[2], one[3])
