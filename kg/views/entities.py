"""Entities as nodes, relations and claims as edges: the network of the page."""

import networkx

from kg.graph import Graph

__all__ = ["view"]


def view(graph: Graph) -> networkx.MultiDiGraph:
    """The graph's own network."""
    return graph.network
