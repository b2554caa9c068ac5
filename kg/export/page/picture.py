"""The picture of the page: nodes and edges as pyvis builds them, where they lie, and those that a large one opens on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx

from kg.export.page.pyvis_parts import edge_class, node_class
from kg.export.page.rows import EdgeRow, NodeRow
from kg.network.entities import Network
from kg.network.layout import layout, positions
from kg.network.style import StyleSheet, edge_width, node_size
from kg.network.topical import KIND, topical

__all__ = ["Act", "Picture", "act", "edge_rows", "node_rows", "options", "picture"]

OPENS_ON = 120  # entities of most worth, where there are more than FEW
FEW = 60
SMOOTH = 1500  # up to so many edges the pointer lights them up and they stay while a node is dragged
BEND = 0.12  # how much further each parallel edge bows out

Act = tuple[str, str, str, str]  # kind, predicate or illocution, polarity; claimed or intended if that is all it is
Places = Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Picture:
    """Both ways to tie claims: to whom they are aimed at, and to treaties and topics (None if no claim is about any).

    `nodes` are those of either, entities first; the rest is where they lie, all of them and those that it opens on.
    """

    entities: networkx.MultiDiGraph
    topical: networkx.MultiDiGraph | None
    nodes: dict[str, dict[str, Any]]
    whole: Places
    opening: Places
    topical_whole: Places
    topical_opening: Places

    @property
    def edges(self) -> list[tuple[str, str, dict[str, Any]]]:
        """Those of the entities, then the stances."""
        stances = (
            [] if self.topical is None else [one for one in self.topical.edges(data=True) if one[2]["kind"] == KIND]
        )
        return [*self.entities.edges(data=True), *stances]


def picture(shown: Network) -> Picture:
    """What is drawn of a network; a few seconds for 10,000 nodes."""
    entities, about = shown.multigraph, topical(shown)
    if not any(kind == KIND for *_, kind in about.edges(data="kind")):
        about = None
    many = len(entities) > FEW
    return Picture(
        entities,
        about,
        dict((entities if about is None else about).nodes(data=True)),
        positions(entities),
        opening(entities) if many else {},
        {} if about is None else layout(about),
        opening(about) if many and about is not None else {},
    )


def opening(network: networkx.MultiDiGraph) -> Places:
    """The entities of most worth that are tied to one another, with a layout of their own."""
    looks: StyleSheet = network.graph["style"]
    worth = {node: looks.kind(kind).worth for node, kind in network.nodes(data="kind")}
    able = network.subgraph([node for node in network if worth[node]])
    order = sorted(able, key=lambda node: (-worth[node] * able.degree(node), node))
    best = able.subgraph(order[:OPENS_ON])
    return layout(best.subgraph([node for node, degree in best.degree() if degree]))


def node_rows(drawn: Picture, kinds: Mapping[str, int], colored: Sequence[Iterable[str]]) -> list[NodeRow]:
    """A row for each node, with its community; the last of these is of those that are in none."""
    built = []
    for number, (node, data) in enumerate(drawn.nodes.items()):
        x, y = drawn.whole.get(node, (0.0, 0.0))
        degree = max(data["degree"], drawn.entities.degree(node) if node in drawn.entities else 0)
        # nothing of pyvis's own page is used, it runs hostile titles
        one = node_class()(
            number, "dot", data["label"], x=round(x, 1), y=round(y, 1), size=node_size(degree), kind=kinds[data["kind"]]
        )
        built.append(one.options)
    member = {node: index for index, group in enumerate(colored) for node in group}
    return [
        NodeRow(
            node["label"], data["label_en"], node["kind"], node["x"], node["y"], node["size"],
            drawn.entities.nodes[name]["degree"] if name in drawn.entities else data["degree"],
            data["documents"], list(data["aliases"]), name, list(drawn.opening.get(name, ())),
            rounded(drawn.topical_whole.get(name, ())), list(drawn.topical_opening.get(name, ())),
            member.get(name, len(colored)), "" if data["key"] == name.replace("/", ":", 1) else data["key"],
        )
        for node, (name, data) in zip(built, drawn.nodes.items(), strict=True)
    ]  # fmt: skip


def rounded(place: Iterable[float]) -> list[float]:
    return [round(one, 1) for one in place]


def edge_rows(drawn: Picture, acts: Mapping[Act, int], passages: Mapping[Any, int]) -> list[EdgeRow]:
    """A row for each edge; a stance has the places of its claims for evidence, the others those of passages."""
    number = {node: index for index, node in enumerate(drawn.nodes)}
    every = drawn.edges
    pairs = {(source, target) for source, target, _ in every}
    parallel: dict[tuple[str, str], int] = defaultdict(int)
    rows = []
    for source, target, data in every:
        bows = parallel[source, target] + int((target, source) in pairs)
        parallel[source, target] += 1
        evidence = data["claims"] if data["kind"] == KIND else [passages[one] for one in data["evidence"]]
        edge = edge_class()(
            number[source], number[target], True, act=acts[act(data)], width=edge_width(data["weight"]),
            bend=round(BEND * bows, 2), evidence=evidence[0] if len(evidence) == 1 else list(evidence),
        ).options  # fmt: skip
        rows.append(EdgeRow(*(edge[name] for name in ("from", "to", "act", "width", "bend", "evidence"))))
    return rows


def options(drawn: Picture) -> dict[str, Any]:
    """How vis-network draws and moves it."""
    many = drawn.entities.number_of_edges() > SMOOTH
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {"hover": not many, "hideEdgesOnDrag": many, "selectConnectedEdges": False},
        "nodes": {"scaling": {"label": {"drawThreshold": 10, "maxVisible": 17}}},
        "edges": {"arrows": {"to": {"scaleFactor": 0.45}}, "smooth": {"enabled": False}, "selectionWidth": 1.2},
    }


def act(edge: Mapping[str, Any]) -> Act:
    """What an edge does, as the table of acts names it."""
    return edge["kind"], edge["predicate"], edge["polarity"], edge.get("unsure", "")
