"""How many quads a graph has, said in the graph: a file that was cut no longer holds what it says."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.model.namespaces import XSD, Namespace

__all__ = ["recount", "say_size"]


def say_size(store: ox.Store, namespace: Namespace) -> None:
    """`kg:quadCount` of the run into `graph/provenance`; the quad that says it counts too."""
    for quad in list(_said(store, namespace)):
        store.remove(quad)
    run, graph = ox.NamedNode(namespace.thing("activity", "build")), ox.NamedNode(namespace.graph("provenance"))
    store.add(ox.Quad(run, ox.NamedNode(namespace.term("quadCount")), _number(len(store) + 1), graph))


def recount(store: ox.Store, namespace: Namespace) -> bool:
    """Put the number right, where one is said; whether it was wrong."""
    wrong = any(quad.object != _number(len(store)) for quad in _said(store, namespace))
    if wrong:
        say_size(store, namespace)
    return wrong


def _said(store: ox.Store, namespace: Namespace) -> Iterator[ox.Quad]:
    return store.quads_for_pattern(
        None, ox.NamedNode(namespace.term("quadCount")), None, ox.NamedNode(namespace.graph("provenance"))
    )


def _number(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=ox.NamedNode(XSD + "integer"))
