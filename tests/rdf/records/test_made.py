"""What is recorded of annotations does not depend on whether a store lay between."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from kg.annotation import annotate
from kg.errors import EvidenceError
from kg.graph import Graph, load
from kg.model import Annotation, Claim, Evidence, Proposition, Span
from kg.model.namespaces import Namespace
from kg.ontology import Ontology, load_ontology
from kg.pipeline import annotations
from kg.rdf.iris import of
from kg.rdf.records import RecordReader, claim_row, entity_row, records_of, relation_row
from tests.support.making import annotation_of, document_of
from tests.support.places import FIXTURES

KINDS = ("claims", "relations", "events", "entities", "documents", "mentions")
WIRE = (
    "法国1998年4月批准了《全面禁止核试验条约》，与英国同为最早批准的有核国家，此后拆除了太平洋上的试验场，只用计算机模拟检验弹头的可靠"
    "性。法国外交部多次呼吁尚未批准的国家尽快完成国内程序。条约附件二列有四十四个国家，它们全部批准之后条约方能生效，美国虽已签署，"
    "参议院却在1999年否决了批准案。"
)
# A treaty that no ontology knows, in both scripts; a text that two papers print; the same text under another name.
MADE = (
    document_of("巴黎消息", WIRE, published="2022-03-04"),
    document_of("巴黎来电", WIRE, published="2022-03-05"),
    document_of("双边协定", "《北岭海协定》规定双方停止部署导弹。", published="2022-03-06"),
    document_of("雙邊協定", "雙方履行《北嶺海協定》。", published="2022-03-07"),
)


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(scope="module")
def given(ontology: Ontology) -> list[Annotation]:
    sample = [one for one in annotations([FIXTURES / "sample"], ontology) if isinstance(one, Annotation)]
    made = [annotate(replace(one, name=f"made-{number}"), ontology) for number, one in enumerate(MADE)]
    return [*sample, *made, replace(made[0], document=replace(made[0].document, name="again")), by_hand()]


def by_hand() -> Annotation:
    """Claims with all that a claim can have, by and about somebody unnamed, and one in the words of the other."""
    text = "毛宁在日内瓦说，有国家违反条约第六条。毛宁说，甲方有导弹。"
    read = annotation_of(text, "联合国秘书长古特雷斯在日内瓦谈到《不扩散核武器条约》。")
    at = read.document.text.index(text)

    def words(quote: str) -> Evidence:
        start = at + text.index(quote)
        return Evidence(Span(start, start + len(quote)), quote)

    person, treaty = "person:毛宁", "treaty:NPT"
    outer = Claim(person, words("甲方有导弹"), "assert", "by-hand", targets=("unnamed",), topics=("missiles",))
    inner = Claim(
        "unnamed", words("有国家违反条约第六条"), "criticize", "by-hand", on_behalf_of=None, capacity="發言人", addressee="person:古特雷斯",
        source=words("毛宁"), cue=words("说"), targets=("unnamed", person), topics=("npt", "disarmament"), instruments=(treaty,),
        articles=((treaty, 6), (treaty, 4)), polarity="negative", modality="obligation", quotation="direct", date="2022-06",
        made_at="place:日内瓦", relayed_by=person, embedded_in=outer, confidence=0.55,
        propositions=(
            Proposition(person, "violates", treaty, words("违反条约"), "affirmative", "by-hand"),
            Proposition(person, "possesses", "arms:missile", words("导弹"), "negative", "by-hand"),
        ),
    )  # fmt: skip
    return replace(read, claims=(outer, inner))


@pytest.fixture(scope="module")
def loaded(given: list[Annotation], ontology: Ontology, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The graph of the same documents, written and read again."""
    graph = Graph(ontology=ontology)
    for one in given:
        graph.add(one)
    graph.finish()
    folder = tmp_path_factory.mktemp("made")
    graph.save(folder)
    return load(folder, ontology=ontology)


@pytest.fixture(scope="module")
def made(given: list[Annotation], ontology: Ontology) -> RecordReader:
    return records_of(given, ontology)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_records_of_annotations_are_those_of_the_loaded_graph(made: RecordReader, loaded: Graph, kind: str) -> None:
    found = getattr(made, kind)()
    assert found == getattr(loaded.records(), kind)() and len(found) > 5


@pytest.mark.slow
def test_their_rows_are_equal_in_every_byte(made: RecordReader, loaded: Graph) -> None:
    for rows, published in (
        (map(claim_row, made.claims()), loaded.claims),
        (map(relation_row, made.relations()), loaded.relations),
        (map(entity_row, made.entities()), loaded.entities),
    ):
        assert json.dumps(list(rows), ensure_ascii=False) == json.dumps(published, ensure_ascii=False)


def test_a_text_has_the_name_and_the_copies_that_a_build_gives_it(made: RecordReader) -> None:
    copies = {one.name: one.same_text_as for one in made.documents() if one.name.startswith(("made-", "again"))}
    assert copies == {"made-0": None, "made-1": "made-0", "made-2": None, "made-3": None}
    treaties = [one for one in made.entities() if one.label.startswith("北岭")]
    assert [(one.label, one.aliases, one.documents) for one in treaties] == [("北岭海协定", ("北嶺海協定",), 2)]


def test_nothing_that_a_claim_has_is_lost(made: RecordReader) -> None:
    inner = next(one for one in made.claims() if one.rule == "by-hand" and one.speaker.key == "unnamed")
    row = claim_row(inner)
    assert {name: row[name] for name in ("capacity", "addressee", "made_at", "relayed_by", "on_behalf_of")} == {
        "capacity": "发言人", "addressee": "person:古特雷斯", "made_at": "place:日内瓦", "relayed_by": "person:毛宁",
        "on_behalf_of": None,
    }  # fmt: skip
    assert (row["targets"], row["topics"]) == (["person:毛宁", "unnamed"], ["disarmament", "npt"])
    assert (row["source"], row["cue"], row["quote"]) == ("毛宁", "说", "有国家违反条约第六条")
    assert [row[name] for name in ("date", "confidence", "quotation", "polarity")] == [
        "2022-06",
        0.55,
        "direct",
        "negative",
    ]
    outer = next(one for one in made.claims() if one.claim == inner.embedded_in)
    assert outer.content == "甲方有导弹"
    assert [(one.treaty.key, one.number) for one in inner.articles] == [("treaty:NPT", 4), ("treaty:NPT", 6)]
    said = [(one.subject.key, one.predicate, one.object.key, one.polarity) for one in inner.propositions]
    assert said == [
        ("person:毛宁", "possesses", "arms:missile", "negative"),
        ("person:毛宁", "violates", "treaty:NPT", "affirmative"),
    ]
    assert [one.evidence.quote for one in inner.propositions if one.evidence] == ["导弹", "违反条约"]


def test_each_claim_and_relation_says_what_was_read(given: list[Annotation], made: RecordReader) -> None:
    """Compared with the annotation itself, field by field: neither the writing nor the reading may lose anything."""
    claims = {
        (one.evidence.document.id, one.evidence.span, one.speaker.iri, one.illocution): one for one in made.claims()
    }
    ties = made.relations()
    for annotation in given:
        for one in annotation.claims:
            at = (annotation.document.id, one.content.span, thing(one.speaker, annotation), one.illocution)
            record = claims[at]
            assert (record.content, record.polarity, record.modality, record.quotation, record.date, record.rule) == (
                one.content.quote, one.polarity, one.modality, one.quotation, one.date, one.rule,
            )  # fmt: skip
            assert {ref.iri for ref in record.targets} == {thing(key, annotation) for key in one.targets}
            assert {ref.iri for ref in record.instruments} == {thing(key, annotation) for key in one.instruments}
            assert set(record.topics) == set(one.topics)
            principal = thing(one.on_behalf_of, annotation) if one.on_behalf_of else None
            assert (record.on_behalf_of.iri if record.on_behalf_of else None) == principal
            spans = [part.span if part else None for part in (record.source, record.cue)]
            assert spans == [part.span if part else None for part in (one.source, one.cue)]
        told = [one for one in ties if one.evidence.document.id == annotation.document.id]
        assert {(one.evidence.span, one.polarity, one.modality, one.date, one.rule) for one in told} == {
            (one.evidence.span, one.polarity, one.modality, one.date, one.rule) for one in annotation.relations
        }


def thing(key: str, annotation: Annotation) -> str:
    """By IRI: a group has one key in each order in which its members are named, and one IRI."""
    return of(key, annotation, Namespace()).value


def test_evidence_that_is_not_in_its_text_is_refused(given: list[Annotation], ontology: Ontology) -> None:
    one = given[0].claims[0]
    false = replace(one, content=replace(one.content, quote="不在文中"))
    with pytest.raises(EvidenceError):
        records_of([replace(given[0], claims=(false,))], ontology)


def test_records_are_plain_values(made: RecordReader, tmp_path: Path) -> None:
    for record in (made.claims()[0], made.relations()[0], made.events()[0], made.entities()[0]):
        assert json.loads(json.dumps(asdict(record), ensure_ascii=False))
        assert not hasattr(record, "__dict__")
