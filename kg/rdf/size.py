"""How many quads a graph has, said in the graph: a file that was cut no longer holds what it says."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.model.namespaces import Namespace
from kg.rdf.terms import iri, typed

__all__ = ["recount", "say_size"]


def say_size(store: ox.Store, namespace: Namespace) -> None:
    """`kg:quadCount` of the run into `graph/provenance`; the quad that says it counts too."""
    for quad in list(_said(store, namespace)):
        store.remove(quad)
    run, graph = iri(namespace.thing("activity", "build")), iri(namespace.graph("provenance"))
    store.add(ox.Quad(run, iri(namespace.term("quadCount")), typed(len(store) + 1, "integer"), graph))


def recount(store: ox.Store, namespace: Namespace) -> bool:
    """Put the number right, where one is said; whether it was wrong."""
    wrong = any(quad.object != typed(len(store), "integer") for quad in _said(store, namespace))
    if wrong:
        say_size(store, namespace)
    return wrong


def _said(store: ox.Store, namespace: Namespace) -> Iterator[ox.Quad]:
    return store.quads_for_pattern(None, iri(namespace.term("quadCount")), None, iri(namespace.graph("provenance")))
