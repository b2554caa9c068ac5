"""The schema declares what the data use; the shapes and checks hold on the data and find planted faults."""

import csv
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.namespace import SH

from kg.model.namespaces import DEFAULT_BASE as BASE
from kg.model.namespaces import SCHEMA, Namespace
from kg.ontology import load_ontology
from kg.ontology.folder import ontology_folder
from kg.rdf.assembly import Gathered, assembled
from kg.rdf.checks import check
from kg.validation.shacl import violations

FOLDER = ontology_folder()
OWN = BASE + "ontology#"
CHECKS = sorted(path.stem for path in FOLDER.glob("checks/*.rq"))

# TriG: a sound document with a relation, a claim and its proposition.
SOUND = f"""
@base <{BASE}> . @prefix : <ontology#> . @prefix oa: <http://www.w3.org/ns/oa#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <{RDF}> . @prefix rdfs: <{RDFS}> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<id/document/d> a :Document ; rdfs:label "甲国签约" ; :text "甲国签约。乙国说，甲国违约。" ; :name "d" ; :mentions <id/state/AAA>, <id/state/BBB> .
<id/state/AAA> a :State ; rdfs:label "甲国"@zh ; :key "state:AAA" ; :kind "state" .
<id/state/BBB> a :State ; rdfs:label "乙国"@zh-Hans, "B"@en ; :verification :unverified .
<id/treaty/T> a :Treaty ; rdfs:label "条约"@zh ; :key "treaty:T" .
<id/state/AAA> :signed <id/treaty/T> .
<id/relation/r> a :Relation ; rdf:subject <id/state/AAA> ; rdf:predicate :signed ; rdf:object <id/treaty/T> ; :statedIn <id/document/d> ;
    :polarity "affirmative" ; :modality "actual" ; :rule "signed" ; :evidence <id/evidence/e> .
<id/evidence/e> oa:hasSource <id/document/d> ; oa:hasSelector <id/evidence/e-at> .
<id/evidence/e-at> a oa:TextPositionSelector ; oa:start 0 ; oa:end 4 ; oa:exact "甲国签约" .
<id/claim/c> a :Claim ; :speaker <id/state/BBB> ; :illocution <id/illocution/criticize> ; :contentText "甲国违约" ; :statedIn <id/document/d> ;
    :polarity "affirmative" ; :modality "asserted" ; :quotationForm "indirect" ; :confidence 0.8 ; :rule "cue" ; :contentEvidence <id/evidence/f> .
<id/evidence/f> oa:hasSource <id/document/d> ; oa:hasSelector <id/evidence/f-at> .
<id/evidence/f-at> a oa:TextQuoteSelector ; oa:start 9 ; oa:end 13 ; oa:exact "甲国违约" .
<id/illocution/criticize> a skos:Concept ; skos:inScheme <id/scheme/illocutions> ; skos:prefLabel "批评"@zh-Hans, "Criticize"@en .
<id/scheme/illocutions> a skos:ConceptScheme .
<id/claim/c> :proposes <id/proposition/p> .
<id/proposition/p> a :Proposition ; rdf:subject <id/state/AAA> ; rdf:predicate :violated ; rdf:object <id/treaty/T> ;
    :polarity "affirmative" ; :rule "violates" ; :evidence <id/evidence/f> .
"""
# Check -> what makes it fail.
FAULTS = {
    "backward-dates": '<id/tenure/t> :from "2020"^^xsd:gYear ; :to "2019-05"^^xsd:gYearMonth .',
    "blank-nodes": "<graph/provenance> { [] a :Claim }",
    "claim-leak": "<id/state/AAA> :violated <id/treaty/T> .",
    "claim-parts": "<id/claim/x> a :Claim ; :speaker <id/state/BBB> ; :illocution <id/illocution/criticize> ; :statedIn <id/document/d> .",
    "claim-speaker": "<id/claim/c> :speaker <id/state/AAA> .",
    "dangling": "<id/claim/c> :topic <id/topic/nothing> .",
    "entity-origin": '<id/org/X> a :MediaOutlet ; rdfs:label "某社"@zh-Hans .',
    "evidence-quote": '<id/evidence/e-at> oa:exact "乙国签约" .',
    "missing-label": "<id/org/X> a :Organization ; :verification :unverified .",
    "record-predicate": "<id/relation/x> a :Relation ; rdf:predicate :unheardOf .",
    "relation-evidence": "<id/relation/x> a :Relation ; :statedIn <id/document/d> .",
    "relation-record": "<id/state/BBB> :ratified <id/treaty/T> .",
    "same-key": '<id/state/CCC> :key "state:AAA" .',
    "same-label": '<id/state/CCC> rdfs:label "乙国"@zh-Hans .',
    "several-verifications": "<id/state/BBB> :verification :verified .",
    "two-graphs": '<graph/x> { <id/state/AAA> :note "x" } <graph/y> { <id/state/AAA> :note "x" }',
    "whose-organ": '<id/org/X> a :GovernmentBody ; rdfs:label "某局"@zh-Hans, "X"@en ; :verification :unverified .',
    "verified-source": '<id/state/CCC> :verification :verified ; rdfs:label "丙国"@zh-Hans, "C"@en .',
}
# Words of a shape's message -> what brings it.
UNSHAPELY = {
    "exactly one speaker": "<id/claim/c> :speaker <id/state/AAA> .",
    "exactly one illocution, from the scheme": "<id/claim/c> :illocution <id/illocution/mumble> .",
    "stated in one document": "<id/claim/c> :statedIn <id/state/AAA> .",
    "A claim without content": "<id/claim/x> a :Claim .",
    "A relation without evidence": "<id/relation/x> a :Relation .",
    "one selector": "<id/evidence/x> oa:hasSelector <id/evidence/x-at>, <id/evidence/y-at> .",
    "less than oa:end": "<id/evidence/x-at> a oa:TextPositionSelector ; oa:start 5 ; oa:end 4 .",
    "one canonical text": "<id/document/x> a :Document .",
    "A tenure has one :post": "<id/tenure/x> a :Tenure ; :of <id/state/BBB> ; :verification :unverified .",
    "scheme of statuses": "<id/participation/x> a :TreatyParticipation ; :status <id/illocution/criticize> .",
    "A post needs its name": "<id/post/x> a :Post .",
}


def turtle(path: Path) -> Graph:
    return Graph().parse(path, format="turtle", publicID=BASE)


@cache
def schema() -> Graph:
    return turtle(FOLDER / "schema.ttl")


def declared() -> set[str]:
    return {str(one) for one in schema().subjects(RDF.type) if str(one).startswith(OWN)}


NAMING = {str(one) for one in (RDF.type, SH.path, SH.targetClass, SH.targetSubjectsOf, SH["class"], SH.lessThan)}


def used() -> Iterator[str]:
    """Classes and properties in the facts, those that shapes name too."""
    for triple in load_ontology().facts:
        yield triple.predicate.value
        if triple.predicate.value in NAMING and isinstance(triple.object, ox.NamedNode):
            yield triple.object.value


def conforms(data: Graph) -> tuple[bool, str]:
    """Whether the data satisfy the shapes, and the report."""
    good, _, report = validate(data, shacl_graph=turtle(FOLDER / "shapes.ttl"), inference="none")
    return good, str(report)


def sound(*more: str) -> ox.Store:
    store = ox.Store()
    store.load(schema().serialize(format="nt").encode(), ox.RdfFormat.N_TRIPLES)
    store.load((SOUND + "\n".join(more)).encode(), ox.RdfFormat.TRIG)
    return store


def union(store: ox.Store) -> Graph:
    found = (quad.triple for quad in store)
    return Graph().parse(ox.serialize(found, format=ox.RdfFormat.N_TRIPLES), format="nt")


@cache
def curated() -> ox.Store:
    store = ox.Store()
    ontology = load_ontology()
    facts, graph = assembled(Gathered(), ontology, {}).graphs["background"], ontology.namespace.graph("background")
    store.load("".join(f"{one} <{graph}> .\n" for one in facts), ox.RdfFormat.N_QUADS)
    return store


def test_every_term_in_the_files_and_tables_is_declared() -> None:
    assert {term for term in used() if term.startswith(OWN)} <= declared()


def test_every_turtle_file_is_among_the_facts() -> None:
    read = {*FOLDER.glob("*.ttl"), *FOLDER.glob("entities/*/*.ttl")}
    assert not [path for path in FOLDER.rglob("*.ttl") if path not in read]


@pytest.mark.parametrize("table", ["organs", "places"])
def test_every_class_in_a_table_is_declared(table: str) -> None:
    with (FOLDER / "entities" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        assert {OWN + row["class"] for row in csv.DictReader(lines)} <= declared()


@pytest.mark.parametrize("prop", [RDFS.label, RDFS.comment])
def test_every_declared_term_speaks_chinese_and_english(prop: URIRef) -> None:
    for term in sorted(declared()):
        values = [one for one in schema().objects(URIRef(term), prop) if isinstance(one, Literal) and one.strip()]
        assert sorted(str(one.language).lower() for one in values) == ["en", "zh-hans"], (
            f"{term}: {prop} once in zh-Hans and en"
        )


def test_what_the_schema_refers_to_is_declared() -> None:
    own = {str(value) for _, _, value in schema() if str(value).startswith(OWN)}
    assert own <= declared()


def test_every_predicate_of_a_rule_is_a_relation_predicate() -> None:
    rules = [tomllib.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("rules/*.toml")]
    written = [rule for file in rules for part in ("rule", "structural") for rule in file.get(part, ())]
    names = {rule["predicate"] for rule in written if "sort" not in rule}
    assert {OWN + rule["sort"] for rule in written if "sort" in rule} <= declared()
    terms = {OWN + re.sub(r"_(\w)", lambda match: match[1].upper(), name) for name in names}
    assert terms and terms <= {str(one) for one in schema().subjects(RDF.type, URIRef(OWN + "RelationPredicate"))}


def test_a_relation_predicate_says_what_it_relates() -> None:
    for predicate in schema().subjects(RDF.type, URIRef(OWN + "RelationPredicate")):
        assert (predicate, RDF.type, OWL.ObjectProperty) in schema()
        for ways in ((RDFS.domain, URIRef(SCHEMA + "domainIncludes")), (RDFS.range, URIRef(SCHEMA + "rangeIncludes"))):
            assert any(schema().value(predicate, way) for way in ways), predicate


@pytest.mark.parametrize("name", ["schema", "shapes", "concepts"])
def test_no_blank_nodes(name: str) -> None:
    assert not [one for triple in turtle(FOLDER / f"{name}.ttl") for one in triple if isinstance(one, BNode)]


@pytest.mark.slow
def test_curated_data_conform_to_the_shapes() -> None:
    good, report = conforms(union(curated()))
    assert good, report


def test_a_sound_document_conforms_to_the_shapes() -> None:
    good, report = conforms(union(sound()))
    assert good, report


def test_the_shapes_that_check_rearranges_for_speed_find_what_they_found_before() -> None:
    """pySHACL with the shapes as they stand in the file is the measure."""
    store = sound(*UNSHAPELY.values())
    data = union(store)
    _, report, _ = validate(data, shacl_graph=turtle(FOLDER / "shapes.ttl"), inference="none")
    expected = {
        (str(report.value(one, SH.focusNode)), str(report.value(one, SH.resultMessage)))
        for one in report.objects(None, SH.result)
    }
    held = (quad.triple for quad in store)
    assert expected and set(violations(held, FOLDER, Namespace(BASE))) == expected


@pytest.mark.parametrize("message", UNSHAPELY)
def test_a_shape_finds_a_fault(message: str) -> None:
    good, report = conforms(union(sound(UNSHAPELY[message])))
    assert not good and message in report


def test_curated_data_pass_the_checks() -> None:
    """Organs that the table makes are described as soon as a text names them."""
    states = [key.removeprefix("state:") for key in load_ontology().entities if key.startswith("state:")]
    made = {
        f"{BASE}id/org/{state}-{organ.suffix}"
        for organ in load_ontology().organs
        for state in states
        if organ.fits(state)
    }
    rows = list(check(curated(), FOLDER, BASE))
    assert not [(name, row) for name, row in rows if name != "dangling" or row.split(", ")[0].strip("<>") not in made]


def test_a_sound_document_passes_the_checks() -> None:
    assert not list(check(sound(), FOLDER, BASE))


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_finds_its_fault(name: str) -> None:
    assert name in {found for found, _ in check(sound(FAULTS[name]), FOLDER, BASE)}


@pytest.mark.parametrize("labels", ['"某社"@zh-Hans', '"Some"@en', '"某社"@zh-Hans, "某报"@zh-Hans, "Some"@en'])
def test_a_curated_entity_is_named_once_in_both_languages(labels: str) -> None:
    fault = f"<id/org/X> a :Organization ; rdfs:label {labels} ; :verification :unverified ."
    assert [name for name, _ in check(sound(fault), FOLDER, BASE)] == ["missing-label"]


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_says_first_what_is_wrong(name: str) -> None:
    lines = (FOLDER / "checks" / f"{name}.rq").read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"# .+\. .+\.", lines[0]) and any(line.startswith("SELECT") for line in lines)
