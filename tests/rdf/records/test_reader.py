"""What a reader takes for a record, in which order, and how little it reads of it."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.graph import Graph
from kg.model.namespaces import OA, RDF, RDFS, Namespace
from kg.rdf.explanation import explain
from kg.rdf.graph import RdfGraph
from kg.rdf.records import LineTriples, RecordReader, StoreTriples, claim_row, entity_row, relation_row
from kg.rdf.records.triples import Objects, Subject
from tests.support.store import LATER, OWN, TEXT, claim, document, entity, event, facts, iri, quad, relation, store

ROLES = ("speaker", "on_behalf_of", "targets", "instruments", "addressee")


def reader(quads: list[Quad] | None = None, seed: int | None = None) -> RecordReader:
    return RecordReader(StoreTriples(store(quads, seed)), OWN)


def claims_of(found: RecordReader) -> list[tuple[str | None, str, str]]:
    return [(one.speaker.key, one.illocution, one.content) for one in found.claims()]


# -- the public shape --


def test_rows_have_the_names_that_are_promised(graph: Graph) -> None:
    names = {kind: tuple(getattr(graph, kind)[0]) for kind in ("claims", "relations", "entities")}
    assert names["claims"] == (
        "claim", "speaker", "on_behalf_of", "illocution", "content", "polarity", "modality", "quotation", "date", "confidence",
        "rule", "document", "title", "quote", "start", "end", "cue", "cue_start", "cue_end", "source", "source_start",
        "source_end", "capacity", "addressee", "made_at", "relayed_by", "embedded_in", "plover", "utterance", "same_text_as",
        "targets",
        "topics", "instruments",
    )  # fmt: skip
    assert names["relations"] == (
        "relation", "subject", "predicate", "object", "polarity", "modality", "claimed_by", "date", "rule", "document", "quote",
        "start", "end", "same_text_as",
    )  # fmt: skip
    assert names["entities"] == ("entity", "key", "kind", "label", "aliases", "documents")


def test_a_document_is_this_and_a_post_its_wording() -> None:
    rows = [relation_row(one) for one in reader().relations()]
    assert {row["subject"] for row in rows if row["predicate"] == "publishedBy"} == {"this"}
    assert {row["object"] for row in rows if row["predicate"] == "holdsPost"} == {"外交部发言人"}


def test_who_has_no_key_is_unnamed() -> None:
    quads = [
        *document("d", TEXT, "2022-01-01"),
        *claim("d", TEXT, "group:unnamed", "assert", "甲国从未签署", "group:unnamed"),
    ]
    (row,) = (claim_row(one) for one in reader(quads).claims())
    assert (row["speaker"], row["targets"], row["on_behalf_of"]) == ("unnamed", ["unnamed"], None)


# -- what counts as a record --


@pytest.mark.parametrize("without", ["speaker", "illocution", "contentEvidence"])
def test_a_claim_that_lacks_what_makes_it_one_is_none(without: str) -> None:
    whole = claim("d1", TEXT, "state:CHN", "commit", "中国恪守不首先使用核武器")
    quads = [*document("d1", TEXT, "2022-01-01"), *entity("state:CHN", "中国")]
    assert len(reader([*quads, *whole]).claims()) == 1
    less = [one for one in whole if one.predicate.value != OWN.term(without)]
    assert reader([*quads, *less]).claims() == []


@pytest.mark.parametrize("without", [OA + "hasSource", OA + "hasSelector", OA + "start", OA + "end", OA + "exact"])
def test_evidence_that_does_not_say_where_it_stands_proves_nothing(without: str) -> None:
    whole = relation("d1", TEXT, "state:AAA", "signed", "treaty:TPNW", "甲国从未签署《禁止核武器条约》")
    less = [one for one in whole if one.predicate.value != without]
    assert (len(reader(whole).relations()), reader(less).relations()) == (1, [])


def test_a_proposition_is_no_relation(graph: Graph) -> None:
    said = {one.proposition for record in graph.records().claims() for one in record.propositions}
    assert said and not said & {one.relation for one in graph.records().relations()}
    for key in ("treaty:NPT", "state:RUS"):
        assert not said & {one.relation for one in graph.records().relations(key)}


def test_an_event_needs_a_class_of_its_own_somebody_and_a_passage() -> None:
    whole = event("d2", LATER, "TreatyAct", "甲国3月批准", "state:AAA", date="2022-03")
    assert [(one.event_class, one.date, len(one.evidence)) for one in reader(whole).events()] == [
        ("TreatyAct", "2022-03", 1)
    ]
    for name in (OWN.term("participant"), OWN.term("evidence"), RDF + "type"):
        assert reader([one for one in whole if one.predicate.value != name]).events() == []


def test_two_texts_of_one_event_are_two_passages() -> None:
    whole = event("d1", TEXT, "Test", "甲国", "state:AAA", date="2022-03")
    other = [
        one for one in event("d2", LATER, "Test", "甲国", "state:CHN", date="2022-02") if "event/" in one.subject.value
    ]
    same = NamedNode(whole[-1].subject.value)
    merged = [Quad(same, one.predicate, one.object) for one in other]
    found = event("d2", LATER, "Test", "甲国", "state:CHN")
    (one,) = reader([*whole, *merged, *(quad for quad in found if "event/" not in quad.subject.value)]).events()
    assert {place.document.id for place in one.evidence} == {"d1", "d2"}
    assert one.date == "2022-02", "the first of two"
    assert [who.iri.rpartition("/")[2] for who in one.participants] == ["AAA", "CHN"]


def test_an_entity_needs_a_chinese_name_and_counts_documents() -> None:
    quads = [
        *document("d", TEXT, "2022-01-01", "org:IAEA", "org:X", "org:IAEA"),
        *document("e", LATER, "2022-01-02", "org:IAEA"),
    ]
    quads += [*entity("org:IAEA", "国际原子能机构", "IAEA", "原子能机构", "IAEA"), *entity("org:X", "")[:2]]
    quads.append(quad(iri("org:X"), RDFS + "label", Literal("Xx", language="en")))
    assert [entity_row(one) for one in reader(quads).entities()] == [
        {"entity": iri("org:IAEA"), "key": "org:IAEA", "kind": "org", "label": "国际原子能机构",
         "aliases": ["IAEA", "原子能机构"], "documents": 2}
    ]  # fmt: skip


def test_a_copy_names_its_earliest_and_a_document_without_a_name_its_id() -> None:
    quads = [*document("d1", TEXT, "2022-01-01"), *document("d2", LATER, "2022-01-02")]
    quads.append(quad(OWN.thing("document", "d2"), OWN.term("sameTextAs"), OWN.thing("document", "d1")))
    quads.append(quad(OWN.thing("document", "d1"), OWN.term("name"), Literal("wire")))
    found = {one.id: (one.name, one.same_text_as, one.earliest) for one in reader(quads).documents()}
    assert found == {"d1": ("wire", None, None), "d2": ("d2", "wire", "d1")}


# -- order and selection --


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", ["claims", "relations", "events", "entities", "documents", "mentions"])
def test_the_order_in_which_triples_came_makes_no_difference(kind: str, seed: int) -> None:
    assert getattr(reader(seed=seed), kind)() == getattr(reader(), kind)()
    given = RecordReader(LineTriples(str(one.triple) for one in facts()), OWN)
    assert getattr(given, kind)() == getattr(reader(), kind)()


def test_claims_stand_in_the_order_of_the_texts() -> None:
    places = [(one.evidence.document.name, one.evidence.start) for one in reader().claims()]
    assert places == sorted(places) and len(set(places)) == 5


def test_what_concerns_an_entity_is_chosen_from_all(graph: Graph) -> None:
    records = graph.records()
    everything, ties = records.claims(), records.relations()
    for one in records.entities():
        rows = [claim_row(record) for record in everything]
        concerned = [
            row["claim"] for row in rows if any(one.key == row[role] or one.key in (row[role] or ()) for role in ROLES)
        ]
        assert [record.claim for record in records.claims(one.key)] == concerned
        assert records.relations(one.key) == [tie for tie in ties if one.key in (tie.subject.key, tie.object.key)]
    assert records.claims("state:XXX") == records.relations("state:XXX") == []


class Watched(StoreTriples):
    """Remembers of what it was asked."""

    asked: set[str] = set()

    def about(self, subject: Subject) -> Objects:
        self.asked.add(subject.value)
        return super().about(subject)


def test_an_explanation_reads_no_claim_that_does_not_concern_it(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    Watched.asked = set()
    monkeypatch.setattr(RdfGraph, "records", lambda self: RecordReader(Watched(self.store), Namespace(self.base)))
    found = explain(graph, "person:古特雷斯")
    claims = {one for one in Watched.asked if "/id/claim/" in one}
    shown = {one["claim"] for one in found["claims"]}
    behind = {
        one.claimed_in.claim
        for one in RecordReader(StoreTriples(graph.store), OWN).relations("person:古特雷斯")
        if one.claimed_in
    }
    assert claims == shown | behind and 0 < len(claims) < graph.counts["claims"]


def test_a_reader_sees_the_store_as_it_is_when_asked(graph: Graph) -> None:
    other = Graph(graph.store.__class__(), ontology=graph.ontology)
    assert other.claims == []
    for one in graph.store:
        other.store.add(one)
    assert other.claims == graph.claims and other.entities == graph.entities


# -- what views ask beside records --


def test_claims_on_a_topic_and_relations_of_a_predicate_are_chosen_from_all(graph: Graph) -> None:
    found = graph.records()
    topics = {topic for one in found.claims() for topic in one.topics}
    assert topics
    for topic in topics:
        assert found.claims(f"topic:{topic}") == [one for one in found.claims() if topic in one.topics]
    predicates = sorted({one.predicate for one in found.relations()})
    assert len(predicates) > 1
    for some in (predicates[:1], predicates[-2:], []):
        assert found.relations(predicates=some) == [one for one in found.relations() if one.predicate in some]


def test_names_of_a_thing_stand_by_language_in_one_order() -> None:
    found = reader(facts(), seed=3).names(iri("treaty:NPT"))
    assert (found.key, found.kind) == ("treaty:NPT", "treaty")
    assert found.labels == (
        ("en", "Treaty on the Non-Proliferation of Nuclear Weapons"), ("zh-hans", "不扩散核武器条约"),
    )  # fmt: skip
    assert found.aliases >= {"NPT", "核不扩散条约", "不扩散核武器条约"}
    assert reader([]).names(iri("treaty:NPT")).labels == ()


def test_quotes_are_those_of_the_documents_asked_for() -> None:
    found = reader(facts()).quotes({OWN.thing("document", "d1")})
    assert found == sorted(set(found)) and found
    assert all(TEXT[start : start + len(quote)] == quote for _, start, quote in found)
    assert reader(facts()).quotes(set()) == []


def test_triples_in_memory_answer_as_a_store_does() -> None:
    given = store(facts())
    stored, told = StoreTriples(given), LineTriples(str(one.triple) for one in given)
    properties = {one.predicate.value for one in given}
    subjects = {one.subject for one in given if not isinstance(one.subject, Triple)}
    for name in properties:
        assert told.pairs(name) == stored.pairs(name)
        for value in {one.object for one in given if one.predicate.value == name}:
            assert told.subjects(name, value) == stored.subjects(name, value)
        for subject in subjects:
            assert told.objects(subject, name) == stored.objects(subject, name)
    for subject in subjects:
        about, again = told.about(subject), stored.about(subject)
        assert {name: set(values) for name, values in about.items()} == {n: set(v) for n, v in again.items()}
