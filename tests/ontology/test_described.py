"""What Turtle and tables say of things, and the entities and names that follow."""

import pyoxigraph as ox

from kg.model.namespaces import RDFS, SKOS, Namespace
from kg.ontology.described import described, entities, keys_of, names
from kg.ontology.records import Value

OWN = Namespace("https://e.org/")


def triple(subject: str, property_: str, value: str, language: str | None = None) -> ox.Triple:
    return ox.Triple(ox.NamedNode(OWN.base + subject), ox.NamedNode(property_), ox.Literal(value, language=language))


ABOUT = described(
    [
        triple("id/treaty/NPT", RDFS + "label", "不扩散核武器条约", "zh-hans"),
        triple("id/treaty/NPT", RDFS + "label", "Non-Proliferation Treaty", "en"),
        triple("id/treaty/NPT", SKOS + "altLabel", "《核不擴散條約》", "zh-hant"),
        triple("id/treaty/NPT", OWN.term("shortName"), "NPT"),
        triple("id/person/wang", RDFS + "label", "王毅", "zh-hans"),
        triple("id/org/x", OWN.term("key"), "org:X-1"),
        triple("id/treaty/NPT/part", RDFS + "label", "序言", "zh-hans"),
    ],
    OWN,
)


def test_properties_have_short_names_and_values_their_languages() -> None:
    said = ABOUT["https://e.org/id/treaty/NPT"]
    assert said["label"] == [Value("不扩散核武器条约", "zh-hans"), Value("Non-Proliferation Treaty", "en")]
    assert said["shortName"] == [Value("NPT")] and said["nothing"] == []


def test_keys_are_told_of_things_and_not_of_their_parts() -> None:
    assert keys_of(ABOUT, OWN.base) == {
        "https://e.org/id/treaty/NPT": "treaty:NPT", "https://e.org/id/person/wang": "person:王毅",
        "https://e.org/id/org/x": "org:X-1",
    }  # fmt: skip


def test_what_has_a_label_is_an_entity_and_titles_in_brackets_are_no_names() -> None:
    keys = keys_of(ABOUT, OWN.base)
    found = entities([], ABOUT, keys)
    assert set(found) == {"treaty:NPT", "person:王毅"} and found["treaty:NPT"].label == "不扩散核武器条约"
    told = {(one.text, one.key, one.form) for one in names([], ABOUT, keys)}
    assert ("不扩散核武器条约", "treaty:NPT", "name") in told and ("NPT", "treaty:NPT", "short") in told
    assert not any("《" in text for text, *_ in told)
