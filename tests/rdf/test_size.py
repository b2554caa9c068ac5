"""How many quads a graph has, said in the graph."""

import pyoxigraph as ox

from kg.model.namespaces import Namespace
from kg.rdf.size import recount, say_size

NAMESPACE = Namespace("https://example.org/kg/")


def store_of(count: int) -> ox.Store:
    store = ox.Store()
    for number in range(count):
        store.add(
            ox.Quad(
                ox.NamedNode(f"https://example.org/{number}"),
                ox.NamedNode("https://example.org/p"),
                ox.Literal("a"),
                ox.NamedNode("https://example.org/g"),
            )
        )
    return store


def said(store: ox.Store) -> list[str]:
    return [
        quad.object.value
        for quad in store.quads_for_pattern(None, ox.NamedNode(NAMESPACE.term("quadCount")), None, None)
    ]


def test_the_quad_that_says_it_counts_too_and_stands_once() -> None:
    store = store_of(3)
    say_size(store, NAMESPACE)
    say_size(store, NAMESPACE)
    assert said(store) == ["4"] and len(store) == 4


def test_a_wrong_number_is_put_right_and_told() -> None:
    store = store_of(3)
    say_size(store, NAMESPACE)
    assert not recount(store, NAMESPACE)
    store.add(
        ox.Quad(
            ox.NamedNode("https://example.org/x"),
            ox.NamedNode("https://example.org/p"),
            ox.Literal("b"),
            ox.NamedNode("https://example.org/g"),
        )
    )
    assert recount(store, NAMESPACE) and said(store) == ["5"]


def test_where_nothing_is_said_nothing_is_wrong() -> None:
    store = store_of(2)
    assert not recount(store, NAMESPACE) and said(store) == []
