"""Records read from statements as text."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from kg.rdf.records import LineTriples, StoreTriples
from tests.support.store import facts

MADE = [one.triple for one in facts()] + [
    Triple(NamedNode("https://example.org/s"), NamedNode("https://example.org/p"), value)
    for value in (
        Literal("行一\n\"行二\" \\u0041 \\ \x01\U0001f642"), Literal("a", language="zh-hans"), Literal("x^^y@z"),
        Literal("6", datatype=NamedNode("https://example.org/int")), NamedNode("https://example.org/o"),
    )
]  # fmt: skip
STORE = Store()
STORE.extend(Quad(one.subject, one.predicate, one.object) for one in MADE)
TRIPLES = [one.triple for one in STORE]  # with the integers that a store makes of all kinds
GIVEN, LINES = StoreTriples(STORE), LineTriples(map(str, [*TRIPLES, TRIPLES[0]]))
PREDICATES = sorted({one.predicate.value for one in TRIPLES})


def test_what_is_said_of_a_thing() -> None:
    for subject in {one.subject for one in TRIPLES}:
        found, expected = LINES.about(subject), GIVEN.about(subject)
        assert {name: set(values) for name, values in found.items()} == {
            name: set(values) for name, values in expected.items()
        }


@pytest.mark.parametrize("predicate", PREDICATES)
def test_subjects_objects_and_pairs_are_those_of_the_triples(predicate: str) -> None:
    assert LINES.pairs(predicate) == GIVEN.pairs(predicate) != []
    for subject, value in GIVEN.pairs(predicate):
        assert LINES.objects(subject, predicate) == GIVEN.objects(subject, predicate)
        assert LINES.subjects(predicate, value) == GIVEN.subjects(predicate, value)


def test_nothing_is_known_of_what_nobody_speaks_of() -> None:
    nobody = NamedNode("https://example.org/nobody")
    assert not LINES.about(nobody) and not LINES.objects(nobody, PREDICATES[0]) and not LINES.pairs("https://e.org/x")
    assert LINES.subjects("https://example.org/x", nobody) == LINES.subjects(PREDICATES[0], nobody) == []
