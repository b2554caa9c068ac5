"""Triple patterns by how much they match: what is moved, and what is left as it is written."""

import pytest

from kg.graph import Graph
from kg.rdf.sparql import saved
from kg.rdf.sparql.ordering import ordered
from kg.rdf.sparql.queries import query
from tests.support.places import ROOT

COUNTS = {"kg:few": 3, "kg:some": 50, "kg:many": 9_000}


def count(_: str, value: str) -> int:
    return COUNTS[value]


@pytest.mark.parametrize(
    ("sparql", "right"),
    [
        (
            "SELECT ?c { ?c kg:p kg:many ; kg:q kg:few ; kg:r ?x }",
            "SELECT ?c { ?c kg:q kg:few . ?c kg:p kg:many . ?c kg:r ?x . }",
        ),
        (
            "ASK { ?c a kg:many, kg:some . ?d kg:p ?c FILTER(?d > 1) }",
            "ASK { ?c a kg:some . ?c a kg:many . ?d kg:p ?c . FILTER(?d > 1) }",
        ),
    ],
)
def test_what_matches_least_comes_first(sparql: str, right: str) -> None:
    assert ordered(sparql, count) == right


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?c { ?c kg:p kg:many ; kg:q ?x }",
        "SELECT ?c { ?c kg:p/kg:q kg:many ; kg:r kg:few }",
        "SELECT ?c { ?c kg:p kg:many OPTIONAL { ?c kg:q kg:few } }",
        "SELECT ?c { ?c kg:p kg:many. ?c kg:q kg:few. }",
        "PREFIX kg: <urn:> SELECT ?c { ?c kg:p kg:many ; kg:q kg:few }",
        "SELECT ?c { ?c kg:p 'x'@en ; kg:q kg:many ; kg:r kg:few }",
        "SELECT ?x { VALUES ?x { 1 2 3 } }", "SELECT ?c { ?c kg:p", "{", "{ ?a", "{ ?a ?b ?c ;", "{ ?a kg:p kg:few ; }", "{ ?a kg:p kg:few , }",
    ],
)  # fmt: skip
def test_what_is_not_plain_stays_as_it_is(sparql: str) -> None:
    assert ordered(sparql, count) == sparql


def test_the_saved_questions_have_the_same_answers(graph: Graph) -> None:
    for row in saved.listing(ROOT / "ontology").rows:
        text = saved.text_of(str(row[0]), ROOT / "ontology")
        other = ordered(text, lambda verb, value: -len(value))
        assert sorted(map(str, query(graph.store, other, graph.base).rows)) == sorted(
            map(str, query(graph.store, text, graph.base).rows)
        )
