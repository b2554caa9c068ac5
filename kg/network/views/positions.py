"""Actors and what they take a position on; an edge is a stance."""

import networkx

from kg.network.builder import Canvas
from kg.positions.ledger import positions
from kg.rdf.graph import RdfGraph

__all__ = ["view"]


def view(graph: RdfGraph) -> networkx.MultiDiGraph:
    """One edge an actor, instrument or topic, and stance; its weight counts the claims, those of copies once."""
    canvas = Canvas(graph)
    for position in positions(graph):
        actor, subject = canvas.named(position["actor"]), canvas.named(position["subject"])
        canvas.tie(actor, subject, "position", position["stance"], canvas.passage(position))
    return canvas.network()
