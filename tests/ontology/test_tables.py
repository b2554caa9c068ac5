"""The table of organizations says what Turtle would; a thing keeps the key it has in annotations."""

import csv

import pyoxigraph as ox
import pytest

from kg.model.namespaces import Namespace
from kg.ontology import load_ontology
from kg.ontology.folder import ontology_folder
from kg.ontology.tables import named_in, organization_triples

FOLDER = ontology_folder()
BASE = "http://example.org/"
ROW = {
    "key": "ABC", "zh_hans": "甲机构", "zh_hant": "甲機構", "en": "Body A", "other_names": "甲会|甲會|ABC|甲社@zh-Hant",
    "nominal": "会上", "class": "Campaign", "wikidata": "Q1", "source": "example.org", "verification": "verified",
}  # fmt: skip
TURTLE = """
@prefix : <ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<id/org/ABC> a :Campaign ;
    rdfs:label "甲机构"@zh-Hans, "甲機構"@zh-Hant, "Body A"@en ;
    skos:altLabel "甲会"@zh-Hans, "甲會"@zh-Hant, "ABC"@en, "甲社"@zh-Hant ;
    :nominal "会上"@zh-Hans ;
    skos:exactMatch <http://www.wikidata.org/entity/Q1> ;
    dcterms:source "example.org" ;
    :verification :verified .
"""


def test_a_row_says_what_a_file_would() -> None:
    file = {quad.triple for quad in ox.parse(TURTLE, ox.RdfFormat.TURTLE, base_iri=BASE)}
    assert set(organization_triples([ROW], Namespace(BASE))) == file


def test_empty_cells_say_nothing() -> None:
    bare = dict.fromkeys(ROW, "") | {name: ROW[name] for name in ("key", "zh_hans", "en", "class", "verification")}
    assert len(list(organization_triples([bare], Namespace(BASE)))) == 4


@pytest.mark.parametrize(
    ("cell", "names"),
    {
        "": [],
        "原子能机构": [("原子能机构", "zh-Hans")],
        "原子能機構|IAEA": [("原子能機構", "zh-Hant"), ("IAEA", "en")],
        "清华－卡内基中心": [("清华－卡内基中心", "zh-Hans")],
        "自然期刊@zh-Hant": [("自然期刊", "zh-Hant")],
        "a@b.org": [("a@b.org", "en")],
    }.items(),
)
def test_the_language_of_a_name_is_read_off_it_or_stands_behind_it(cell: str, names: list[tuple[str, str]]) -> None:
    assert list(named_in(cell)) == names


def test_organizations_are_sorted_and_have_no_file() -> None:
    with (FOLDER / "entities" / "organizations.csv").open(encoding="utf-8", newline="") as table:
        keys = [row["key"] for row in csv.DictReader(table)]
    assert keys and keys == sorted(keys, key=lambda key: (key.casefold(), key))
    assert not set(keys) & {path.stem for path in FOLDER.glob("entities/organizations/*.ttl")}


def test_a_row_is_an_entity_like_any_other() -> None:
    ontology = load_ontology()
    agency = ontology.entities["org:IAEA"]
    assert (agency.label, agency.wikidata, agency.curated) == ("国际原子能机构", "Q41984", True)
    assert {"原子能机构", "国际原子能署"} <= {name.text for name in ontology.names if name.key == "org:IAEA"}


def test_a_thing_keeps_its_key_where_the_file_has_another_name() -> None:
    ontology = load_ontology()
    assert ontology.entities["doc:日本宪法"].iri_key == "JPN-constitution"
    assert ontology.home["org:北京青年报"] == "state:CHN"
    assert not [triple for triple in ontology.facts if triple.predicate.value.endswith("#key")]


def test_curated_files_and_iris_are_written_in_ascii() -> None:
    assert not [path for path in FOLDER.rglob("*") if not path.name.isascii()]
