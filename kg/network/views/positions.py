"""Actors and what they take a position on; an edge is a stance."""

import networkx

from kg.network.builder import NetworkBuilder
from kg.positions.ledger import positions
from kg.rdf.graph import RdfGraph

__all__ = ["view"]


def view(graph: RdfGraph) -> networkx.MultiDiGraph:
    """One edge an actor, instrument or topic, and stance; its weight counts the utterances, however many report them."""
    builder = NetworkBuilder(graph)
    for position in positions(graph):
        actor, subject = builder.entity_node(position["actor"]), builder.entity_node(position["subject"])
        for report in position["told"]:
            builder.add_edge(actor, subject, "position", position["stance"], builder.passage(report))
    return builder.network()
