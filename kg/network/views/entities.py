"""Entities as nodes, relations and claims as edges: the network of the page."""

import networkx

from kg.network.entities import network
from kg.rdf.graph import RdfGraph

__all__ = ["view"]


def view(graph: RdfGraph) -> networkx.MultiDiGraph:
    """The graph's own network."""
    return network(graph.records(), graph.ontology).multigraph
