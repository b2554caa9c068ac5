"""What a graph says of one IRI."""

import pyoxigraph as ox

from kg.rdf.description import data, described, is_known
from tests.support.store import BASE, OWN, iri, store


def test_a_thing_is_described_both_ways() -> None:
    found = described(store(), iri("state:AAA"), 100)
    assert {one.predicate.value for one in found.about} >= {OWN.term("key"), OWN.term("kind")}
    assert {one.predicate.value for one in found.naming} >= {OWN.term("target"), OWN.term("mentions")}
    assert not found.more
    assert [str(one) for one in found.about] == sorted(str(one) for one in found.about)
    assert described(store(), iri("state:AAA"), 2).more


def test_a_property_is_described_by_its_use() -> None:
    found = described(store(), OWN.term("target"), 100)
    assert {one.predicate.value for one in found.naming} == {OWN.term("target")}


def test_data_of_a_claim_hold_the_place_of_its_words() -> None:
    claims = store().quads_for_pattern(None, ox.NamedNode(OWN.term("contentEvidence")), None)
    claim = min(one.subject.value for one in claims if isinstance(one.subject, ox.NamedNode))
    body, more = data(store(), claim, "application/n-triples", BASE, 1_000)
    said = list(ox.parse(body, ox.RdfFormat.N_TRIPLES))
    assert not more and {"start", "end", "exact"} <= {one.predicate.value.partition("oa#")[2] for one in said}
    cut, more = data(store(), claim, "application/n-triples", BASE, 5)
    assert more and len(list(ox.parse(cut, ox.RdfFormat.N_TRIPLES))) <= 5


def test_what_is_no_iri_or_not_there_is_not_known() -> None:
    assert is_known(store(), iri("state:CHN")) and is_known(store(), OWN.term("target"))
    for wrong in (iri("state:XXX"), "", "no iri", "https://a b"):
        assert not is_known(store(), wrong)
