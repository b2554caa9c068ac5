"""Statements in the two ways that people read."""

import json

import pyoxigraph as ox
import pytest

from kg.rdf.rendering import Rendering
from kg.rdf.terms import TYPE, Term, iri, literal, statement, typed
from tests.support.statements import triples

BASE = "https://example.org/kg/"
OWN = BASE + "ontology#"
ODD = [f"{BASE}id/state/{name}" for name in ("CHN", "a.b", "a,b", "核-1", "(x)", "-a", "//b", "", "a/b")]
VALUES: list[Term] = [
    *map(iri, ODD), literal("行一\n\"行二\" \\ \x00\x7f"), literal("a", "zh-hans"), typed("true", "boolean"), typed("yes", "boolean"),
    typed(6, "nonNegativeInteger"), typed("2022-01-02", "date"), literal("x^^y@z"), literal("^^<a>"),
]  # fmt: skip
STATEMENTS = sorted(
    {statement(iri(subject), iri(OWN + name), value) for subject in ODD for name in ("p", "q.r") for value in VALUES}
    | {statement(iri(subject), TYPE, iri(OWN + "Claim")) for subject in ODD}
)


def test_turtle_says_what_the_statements_say() -> None:
    rendering = Rendering(BASE)
    text = rendering.head() + rendering.turtle(STATEMENTS)
    assert {one.triple for one in ox.parse(text, ox.RdfFormat.TURTLE)} == set(triples(STATEMENTS))
    assert "\nstate:CHN a kg:Claim ;\n\tkg:p " in text and rendering.turtle([]) == ""


@pytest.mark.parametrize("tied", [0, 1, 3, len(ODD)])
def test_json_ld_says_what_the_statements_say_a_node_a_line(tied: int) -> None:
    rendering = Rendering(BASE)
    ties = (
        [one for one in STATEMENTS if "#q.r> " in one and one.startswith(tuple(map(iri, ODD[:tied])))] if tied else []
    )
    own = [one for one in STATEMENTS if one not in ties]
    lines = list(rendering.nodes(own, ties))
    text = json.dumps({"@context": rendering.prefixes, "@graph": list(map(json.loads, lines))})
    assert {one.triple for one in ox.parse(text, ox.RdfFormat.JSON_LD)} == set(triples(STATEMENTS))
    assert len(lines) == len(ODD), "a node that has ties has one line all the same"


def test_names_are_forgotten_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.rdf import rendering as module

    monkeypatch.setattr(module, "MOST", 3)
    one, other = Rendering(BASE), Rendering(BASE)
    assert one.turtle(STATEMENTS) == one.turtle(STATEMENTS) == other.turtle(STATEMENTS)
    assert len(one._names) + len(one._terms) < 2 * len(STATEMENTS), "those of the last call only"
