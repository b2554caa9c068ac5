"""What views of a graph are drawn on: entities and topics by their keys, edges with their evidence."""

from collections import defaultdict
from typing import Any

import networkx

from kg.network.entities import by_year, network, outlets, weight
from kg.network.passages import Passage, in_order, place
from kg.network.style import StyleSheet
from kg.rdf.graph import RdfGraph
from kg.rdf.topics import topics

__all__ = ["NetworkBuilder"]

Columns = tuple[tuple[str, str], ...]  # attribute of a node and its type


class NetworkBuilder:
    """Nodes and edges as `kg.network.entities.network` makes them, so that all exporters of networks take them."""

    def __init__(self, graph: RdfGraph, *, columns: Columns = ()) -> None:
        self._nodes: dict[str, dict[str, Any]] = {}
        self._edges: dict[tuple[str, str, str, str], set[Passage]] = defaultdict(set)
        records = graph.records()
        known = network(records, graph.ontology).multigraph
        self.looks: StyleSheet = known.graph["style"]
        self._known = {data["key"]: (node, data) for node, data in known.nodes(data=True)}
        self._earliest: dict[str, str] = {}
        self._columns = columns
        self._publishers = {one.name: one.publisher for one in records.documents() if one.publisher}
        for key, topic in topics(graph).items():
            node = key.replace(":", "/")
            english = dict(records.names(f"{graph.base}id/{node}").labels).get("en", "")
            names = {"label": topic.label, "label_en": english}
            self._known[key] = node, {**names, "kind": "topic", "key": key, "aliases": (), "documents": 0}

    def node(self, iri: str) -> str:
        """The node of a thing that has no key: `…id/claim/5f` -> `claim/5f`."""
        return "/".join(iri.split("/")[-2:])

    def entity_node(self, key: str) -> str:
        """The node of an entity or topic, which is added; empty if nothing is known of it, or it is unnamed."""
        node, data = self._known.get(key, ("", {}))
        if node:
            self.add(node, **data)
        return str(node)

    def add(self, node: str, **data: Any) -> None:
        """A node; the first time counts."""
        self._nodes.setdefault(node, {"aliases": (), **data})

    def add_edge(self, source: str, target: str, kind: str, predicate: str, passage: Passage) -> None:
        """An edge between two nodes; equal ones become one. Nothing happens if one of the two is not known."""
        if source and target:
            self._edges[source, target, kind, predicate].add(passage)

    def passage(self, claim: dict[str, Any]) -> Passage:
        """The evidence of a claim's record."""
        if claim["same_text_as"]:
            self._earliest[claim["document"]] = claim["same_text_as"]
        return Passage(
            quote=claim["content"], document=claim["document"], title=claim["title"], date=claim["date"] or "",
            speaker=claim["speaker"], start=claim["start"], end=claim["end"], modality=claim["modality"],
            rule=claim["rule"], confidence=claim["confidence"], copy=bool(claim["same_text_as"]),
            utterance=self.node(claim["utterance"]) if claim["utterance"] else "",
        )  # fmt: skip

    def network(self) -> networkx.MultiDiGraph:
        """What was drawn, in an order that does not depend on how."""
        result = networkx.MultiDiGraph(node_columns=self._columns, style=self.looks)
        for node, data in sorted(self._nodes.items()):
            result.add_node(node, **data | {"degree": 0})
        for source, target, kind, predicate in sorted(self._edges):
            passages = self._edges[source, target, kind, predicate]
            evidence = tuple(in_order(passages, place))
            look = self.looks.edge(kind, predicate)
            result.add_edge(
                source, target, key=f"{kind}:{predicate}", kind=kind, predicate=predicate, polarity="affirmative",
                modality=" ".join(sorted({one.modality for one in evidence if one.modality})), label=look.zh,
                label_en=look.en, weight=weight(evidence, self._earliest), years=by_year(evidence, self._earliest), evidence=evidence,
                unsure="", claimed_by=(), outlets=outlets(evidence, self._earliest, self._publishers),
                dates=tuple(sorted({one.date for one in evidence if one.date})),
            )  # fmt: skip
        for node, degree in result.degree():
            result.nodes[node]["degree"] = degree
        return result
