"""The tables of states, places and organs as triples."""

import pyoxigraph as ox

from kg.model import Entity
from kg.model.namespaces import RDF, RDFS, SKOS, Namespace
from kg.ontology.tables import organ_tie, organ_triples, table_triples

NAMESPACE = Namespace("https://example.org/kg/")
STATE = {
    "key": "CHN", "iso2": "CN", "wikidata": "Q148", "zh_hans": "中国", "zh_hant": "中國", "en": "China",
    "official_zh": "中华人民共和国", "other_names": "PRC|新中国", "side_form": "中方", "short": "中", "metonyms": "北京",
    "verification": "verified",
}  # fmt: skip
PLACE = {
    "key": "Vienna", "zh_hans": "维也纳", "zh_hant": "維也納", "en": "Vienna", "other_names": "", "state": "AUT", "class": "",
    "verification": "",
}  # fmt: skip


def values(triples: list[ox.Triple], predicate: str) -> list[tuple[str, str | None]]:
    return [
        (one.object.value, getattr(one.object, "language", None)) for one in triples if one.predicate.value == predicate
    ]  # type: ignore[union-attr]


def test_a_state_has_labels_in_three_languages_and_names_of_every_kind() -> None:
    found = list(table_triples([STATE], [], NAMESPACE))
    assert values(found, RDFS + "label") == [("中国", "zh-hans"), ("中國", "zh-hant"), ("China", "en")]
    assert set(values(found, SKOS + "altLabel")) == {
        ("PRC", "en"),
        ("新中国", "zh-hans"),
        ("中华人民共和国", "zh-hans"),
    }
    assert {one for one, _ in values(found, NAMESPACE.term("shortName"))} == {"中方", "中"}
    assert values(found, NAMESPACE.term("metonym")) == [("北京", "zh-hans")]
    assert values(found, NAMESPACE.term("verification")) == [(NAMESPACE.term("verified"), None)]


def test_a_place_lies_in_its_state_and_what_says_nothing_is_unverified() -> None:
    found = list(table_triples([], [PLACE], NAMESPACE))
    assert values(found, RDF + "type") == [(NAMESPACE.term("Place"), None)]
    assert values(found, NAMESPACE.term("inState")) == [(NAMESPACE.thing("state", "AUT"), None)]
    assert values(found, NAMESPACE.term("verification")) == [(NAMESPACE.term("unverified"), None)]


def test_an_organ_and_whose_it_is() -> None:
    organ = Entity("org:SWE-MFA", "org", "瑞典外交部", ("Sweden Ministry of Foreign Affairs",))
    found = list(organ_triples([organ], NAMESPACE))
    assert values(found, RDFS + "label") == [("瑞典外交部", "zh-hans"), ("Sweden Ministry of Foreign Affairs", "en")]
    tie = organ_tie("org:SWE-MFA", "state:SWE", NAMESPACE)
    assert tie.subject == found[0].subject and tie.object == ox.NamedNode(NAMESPACE.thing("state", "SWE"))
