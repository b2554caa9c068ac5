"""The graph as its users meet it: the same everywhere, with evidence for everything and nothing claimed told as a fact."""

import csv
import json
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from networkx import MultiDiGraph

from kg.annotation import annotate
from kg.errors import EvidenceError, KGError
from kg.export.formats.tables import guarded
from kg.graph import Graph, load
from kg.model import Annotation, Block, Claim, Document, Event, Evidence, Proposition, Relation, Skipped, Span
from kg.model.namespaces import OA, XSD, digest
from kg.output.files import printable
from kg.pipeline import build
from kg.rdf.checks import check
from tests.support.pages import data_of
from tests.support.places import FIXTURES, ROOT

HOSTILE = {
    "quotes": "标题“引号”\"double\" 'single' `back` \\slash\\ \\u0041 {{ braces }} {% code %}",
    "lines": "第一行\n第二行\r\n第三行\u2028第四行\u0085第五行\t制表",
    "script": "</script><script>alert(1)</script><!-- --> ]]> <![CDATA[ &amp; &lt; <b>",
    "surrogate": "孤\ud800立\udfff的代理",
    "control": "控\x00制\x01字\x0b符\x1b[31m\x7f\ufffe\uffff",
    "long": "很长的标题" * 20_000,
    "directions": "\u202e右到左\u200f\u200b零宽\ufeff",
    "planes": "𠮷野家👩‍👩‍👧é e\u0301",
    "formula": '=HYPERLINK("http://example.org","看")',
    "triple": '" . <a:a> <a:b> <a:c> . # """ \'\'\'',
}
REPORTED = """SELECT ?s ?p ?o WHERE { { ?r rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:polarity "affirmative" ; kg:modality "actual" }
  UNION { GRAPH ?b { ?s ?p ?o } FILTER(STRENDS(STR(?b), "/graph/background")) ?p a kg:RelationPredicate } }"""
STATES = {"法国": "FRA", "德国": "DEU", "英国": "GBR", "印度": "IND", "巴西": "BRA", "埃及": "EGY", "越南": "VNM", "古巴": "CUB",
          "日本": "JPN", "加拿大": "CAN"}  # fmt: skip
SLICES = """SELECT ?record ?exact (SUBSTR(?text, ?start + 1, ?end - ?start) AS ?slice) WHERE {
  ?record kg:statedIn ?d ; ?property ?evidence . ?evidence oa:hasSource ?d ; oa:hasSelector ?at .
  ?at oa:start ?start ; oa:end ?end ; oa:exact ?exact . ?d kg:text ?text }"""

Quads = set[tuple[str, ...]]
# rdflib's own parser still uses the old name of its default graph
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")


def plain(term: Any) -> tuple[str, ...]:
    """A term of rdflib or pyoxigraph as texts."""
    value = getattr(term, "value", None)
    if not isinstance(term, str) and not isinstance(value, str):
        return ""
    if hasattr(term, "language"):
        datatype = getattr(term.datatype, "value", term.datatype) or ""
        strings = ("http://www.w3.org/2001/XMLSchema#string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")
        text = value if isinstance(term, ox.Literal) else str(term)
        return str(text), (term.language or "").lower(), "" if str(datatype) in strings else str(datatype)
    return str(value if isinstance(value, str) else term), "", "iri"


def of_oxigraph(store: ox.Store) -> Quads:
    return {plain(one.subject) + plain(one.predicate) + plain(one.object) + plain(one.graph_name)[:1] for one in store}


def of_rdflib(dataset: Any) -> Quads:
    default = str(dataset.default_graph.identifier) if hasattr(dataset, "default_graph") else "urn:x-rdflib:default"
    return {
        plain(s) + plain(p) + plain(o) + ("" if g is None or str(g) == default else str(g),)
        for s, p, o, g in dataset.quads()
    }


def rdflib_of(text: str) -> Any:
    rdflib = pytest.importorskip("rdflib")
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format="nquads")
    return dataset


def test_rdflib_and_oxigraph_read_the_same(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rdflib = pytest.importorskip("rdflib")
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    lines = (built / "graph.nq").read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines if not line.endswith("graph/background> .") or "Treaty" in line]
    text = "\n".join(line for line in kept if "Integer>" not in line)  # a store of Oxigraph makes integers of them
    store = ox.Store()
    store.load(text, format=ox.RdfFormat.N_QUADS)
    names = sorted(str(quad.graph_name.value).partition("/graph/")[2] for quad in {q.graph_name: q for q in store}.values())  # fmt: skip
    assert [name.partition("/")[0] for name in names] == [
        "background",
        "document",
        "document",
        "entities",
        "provenance",
        "reported",
    ]
    assert of_rdflib(rdflib_of(text)) == of_oxigraph(store)


def stored(data: bytes, form: ox.RdfFormat) -> ox.Store:
    store = ox.Store()
    store.load(data, format=form)
    return store


def test_every_rdf_file_holds_the_same_triples(graph: Graph, built: Path) -> None:
    expected = {quad.triple for quad in graph.store}
    for name, form in (("graph.ttl", ox.RdfFormat.TURTLE), ("graph.jsonld", ox.RdfFormat.JSON_LD)):
        assert {quad.triple for quad in stored((built / name).read_bytes(), form)} == expected, name
    assert set(stored((built / "graph.trig").read_bytes(), ox.RdfFormat.TRIG)) == set(graph.store)


@pytest.mark.slow
def test_rdflib_reads_the_same_triples_in_json_ld_as_in_turtle(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rdflib = pytest.importorskip("rdflib")
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    found = [
        {plain(s) + plain(p) + plain(o) for s, p, o in rdflib.Graph().parse(built / name, format=form)}
        for name, form in (("graph.ttl", "turtle"), ("graph.jsonld", "json-ld"))
    ]
    assert found[0] == found[1]


def test_the_default_graph_is_empty_and_no_triple_stands_in_two_graphs(graph: Graph) -> None:
    """So engines that take the union of all graphs, as a set or not, see what others see."""
    assert not list(graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    assert len({quad.triple for quad in graph.store}) == len(graph.store)


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig", "graph.ttl", "graph.jsonld"])
def test_literals_have_the_datatype_that_the_schema_gives(graph: Graph, built: Path, name: str) -> None:
    forms = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG, ".ttl": ox.RdfFormat.TURTLE, ".jsonld": ox.RdfFormat.JSON_LD}  # fmt: skip
    ranges = {row["p"]: row["r"] for row in graph.query("SELECT ?p ?r { ?p a owl:DatatypeProperty ; rdfs:range ?r }")}
    ranges |= {OA + place: XSD + "nonNegativeInteger" for place in ("start", "end")}
    kinds = {
        (quad.predicate.value, quad.object.datatype.value)
        for quad in ox.parse((built / name).read_bytes(), forms[Path(name).suffix])
        if isinstance(quad.object, ox.Literal) and quad.predicate.value in ranges and not quad.object.language
    }
    assert {(prop, kind) for prop, kind in kinds if kind != ranges[prop]} == set()
    assert {OA + "start", OA + "end", f"{graph.base}ontology#claimDateFrom"} <= {prop for prop, _ in kinds}


def test_no_node_is_blank(graph: Graph) -> None:
    blank = [
        quad
        for quad in graph.store
        if any(isinstance(term, ox.BlankNode) for term in (quad.subject, quad.object, quad.graph_name))
    ]
    assert blank == []


def test_the_lines_of_the_file_are_sorted_and_each_is_there_once(built: Path) -> None:
    lines = (built / "graph.nq").read_bytes().split(b"\n")
    assert lines.pop() == b""
    assert lines == sorted(set(lines), key=lambda line: (line.split(b" ")[-2], line)), "by graph, then by what they say"


def test_the_graph_passes_the_checks_of_the_ontology(graph: Graph) -> None:
    assert sorted(check(graph.store, graph.ontology.folder, graph.base)) == []


def test_every_relation_and_claim_has_evidence_that_stands_in_the_text(graph: Graph) -> None:
    found = list(graph.query(SLICES))
    assert [row for row in found if row["exact"] != row["slice"] or not row["exact"]] == []
    proven = {row["record"] for row in found}
    said = "{ ?r a kg:Relation } UNION { ?r a kg:Claim } UNION { ?r kg:participant ?actor }"
    records = {row["r"] for row in graph.query(f"SELECT ?r {{ {said} }}")}
    assert records and records == proven
    assert graph.query("ASK { ?c a kg:Claim FILTER NOT EXISTS { ?c kg:contentEvidence ?e } }").rows == (("false",),)


def test_every_record_quotes_its_document(graph: Graph) -> None:
    texts = {
        row["name"]: row["text"] or "" for row in graph.query("SELECT ?name ?text { ?d kg:name ?name ; kg:text ?text }")
    }
    assert graph.relations and graph.claims
    for one in graph.relations + graph.claims:
        assert texts[one["document"]][one["start"] : one["end"]] == one["quote"] != ""
    assert len(graph.relations) == graph.counts["relations"]
    assert len(graph.claims) == graph.counts["claims"]


def test_every_claim_has_one_speaker_one_illocution_and_one_document(graph: Graph) -> None:
    many = """SELECT ?c { ?c a kg:Claim OPTIONAL { ?c kg:speaker ?s } OPTIONAL { ?c kg:illocution ?i } OPTIONAL { ?c kg:statedIn ?d } }
      GROUP BY ?c HAVING (COUNT(DISTINCT ?s) != 1 || COUNT(DISTINCT ?i) != 1 || COUNT(DISTINCT ?d) != 1)"""
    assert graph.query(many).rows == ()


def test_what_is_claimed_is_no_fact(graph: Graph) -> None:
    """英国 has not left the treaty: 拉夫罗夫 only says so."""
    said = list(graph.query("SELECT ?s { ?claim kg:proposes ?said . ?said rdf:subject ?s }"))
    assert sorted((row["s"] or "").rpartition("/")[2] for row in said) == ["GBR", "JPN", "USA"]
    assert graph.query("ASK { state:RUS kg:ratified treaty:CTBT }").rows == (("true",),)
    assert graph.query("ASK { GRAPH ?g { state:GBR kg:withdrewFrom treaty:NPT } }").rows == (("false",),)
    assert graph.query("ASK { state:GBR kg:withdrewFrom treaty:NPT }").rows == (("false",),)


SAMPLES = [FIXTURES / "sample", ROOT.parent / "shared" / "seeds"]
LEAKED = """SELECT ?s ?p ?o WHERE { ?said a kg:Proposition ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . ?s ?p ?o
  FILTER NOT EXISTS { ?r rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:polarity "affirmative" ; kg:modality "actual" }
  FILTER NOT EXISTS { GRAPH ?b { ?s ?p ?o } FILTER(STRENDS(STR(?b), "/graph/background")) } }"""
SAID = "SELECT ?s ?p ?o WHERE { ?said a kg:Proposition ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"


@pytest.mark.slow
@pytest.mark.parametrize("folder", SAMPLES, ids=["sample", "seeds"])
def test_no_proposition_of_a_claim_is_a_plain_triple(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip("the seeds are not beside the project")
    graph = build(folder)
    said = [(row["s"], row["p"], row["o"]) for row in graph.query(SAID)]
    assert said
    assert graph.query(LEAKED).rows == ()
    rdflib = pytest.importorskip("rdflib")
    reported = {(row["s"], row["p"], row["o"]) for row in graph.query(REPORTED)}
    for triple in set(said) - reported:
        assert tuple(rdflib.URIRef(term) for term in triple) not in graph.dataset


def test_what_is_claimed_is_a_fact_in_no_file(built: Path) -> None:
    forms = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "ttl": ox.RdfFormat.TURTLE, "jsonld": ox.RdfFormat.JSON_LD}  # fmt: skip
    for name, form in ((f"graph.{suffix}", form) for suffix, form in forms.items()):
        quads = ox.parse((built / name).read_bytes(), form)
        assert [
            quad
            for quad in quads
            if quad.subject.value.endswith("/GBR") and quad.predicate.value.endswith("#withdrewFrom")
        ] == []


def test_what_is_claimed_is_no_fact_for_rdflib(graph: Graph) -> None:
    pytest.importorskip("oxrdflib")
    prefix = f"PREFIX kg: <{graph.base}ontology#> PREFIX t: <{graph.base}id/treaty/>"
    ask = f"{prefix} ASK {{ ?s kg:withdrewFrom t:NPT }}"
    assert not graph.dataset.query(ask).askAnswer
    assert not graph.dataset.query(f"{prefix} ASK {{ GRAPH ?g {{ ?s kg:withdrewFrom t:NPT }} }}").askAnswer
    assert graph.dataset.query(f"{prefix} ASK {{ ?said rdf:predicate kg:withdrewFrom ; rdf:object t:NPT }}").askAnswer


def test_a_saved_graph_is_loaded_whole(graph: Graph, built: Path) -> None:
    for place in (built, built / "graph.nq"):
        again = load(place)
        assert set(again.store) == set(graph.store)
        assert again.documents == graph.documents
        assert again.skipped == graph.skipped == []
    assert (again.entities, again.relations, again.claims) == (graph.entities, graph.relations, graph.claims)
    assert len(again) == len(graph)


def test_skipped_inputs_are_loaded_too(graph: Graph, tmp_path: Path) -> None:
    from kg.export.exporting import export

    other = Graph(graph.store, ontology=graph.ontology)
    for one in (
        Skipped("b.txt", 'with "quotes"\nand lines'),
        Skipped("a.txt", "empty"),
        Skipped("c\ud800.txt", "odd name"),
    ):
        other.skip(one)
    export(other, "issues", tmp_path)
    export(other, "nquads", tmp_path)
    assert load(tmp_path).skipped == [
        Skipped("a.txt", "empty"),
        Skipped("b.txt", 'with "quotes"\nand lines'),
        Skipped("c.txt", "odd name"),
    ]


def test_what_is_no_graph_is_no_graph(tmp_path: Path) -> None:
    with pytest.raises(KGError, match="no graph at"):
        load(tmp_path)
    (tmp_path / "graph.nq").write_text("no quads", encoding="utf-8")
    with pytest.raises(KGError, match="is no graph"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["entities", "relations", "claims"])
def test_records_fit_a_data_frame(graph: Graph, name: str) -> None:
    pandas = pytest.importorskip("pandas")
    records = getattr(graph, name)
    frame = pandas.DataFrame(records)
    assert len(frame) == len(records) > 0
    assert {tuple(one) for one in records} == {tuple(frame.columns)}
    numbers = {"entities": ["documents"], "relations": ["start", "end"], "claims": ["start", "end", "confidence"]}[name]
    assert all(frame[column].dtype.kind in "if" for column in numbers)


def test_entities_are_those_that_documents_mention(graph: Graph) -> None:
    keys = [one["key"] for one in graph.entities]
    assert keys == sorted(set(keys))
    assert {"state:CHN", "treaty:NPT", "treaty:CTBT", "person:古特雷斯"} <= set(keys)
    npt = next(one for one in graph.entities if one["key"] == "treaty:NPT")
    assert (npt["label"], npt["kind"], npt["documents"]) == ("不扩散核武器条约", "treaty", 2)
    assert "NPT" in npt["aliases"]


def test_the_network_holds_the_relations_and_claims(graph: Graph) -> None:
    network = graph.network
    assert network is graph.network
    assert network.has_edge("state/RUS", "treaty/CTBT")
    assert network.nodes["treaty/NPT"]["label"] == "不扩散核武器条约"
    assert {data["kind"] for *_, data in network.edges(data=True)} == {"relation", "claim"}
    assert type(network) is MultiDiGraph and not {"claims", "events", "texts", "positions"} & network.graph.keys()


def test_the_dataset_is_a_view_of_the_same_store(graph: Graph) -> None:
    pytest.importorskip("oxrdflib")
    ask = f'ASK {{ ?s <{graph.base}ontology#key> "treaty:NPT" }}'
    assert graph.dataset.query(ask).askAnswer
    assert len(graph.dataset.default_graph) == len(
        list(graph.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    )


def test_another_base_is_the_base_of_all_things(graph: Graph) -> None:
    other = Graph(base="https://example.org/kg")
    assert other.base == other.ontology.namespace.base == "https://example.org/kg/"
    assert graph.base == graph.ontology.namespace.base


def document(title: str, text: str, name: str = "one") -> Document:
    """A document by hand, as no reader would make it: the first line is what stands for the title in the text."""
    end = text.index("\n")
    blocks = (Block(Span(0, end), "title"), Block(Span(end + 1, len(text)), "paragraph"))
    return Document(digest(name), name, title, text, blocks, published="2023-01-01")


def test_evidence_that_does_not_stand_in_the_text_stops_the_build(graph: Graph) -> None:
    one = document("标题", "标题\n法国批准《不扩散核武器条约》。")
    wrong = Relation("state:FRA", "ratified", "treaty:NPT", Evidence(Span(3, 5), "德国"), "by-hand")
    other = Graph(ontology=graph.ontology)
    with pytest.raises(EvidenceError, match="one: evidence 3-5 says '德国', the text says '法国'"):
        other.add(Annotation(one, relations=(wrong,)))
    assert not other.documents and not other.relations


RIGHT, WRONG = Evidence(Span(3, 5), "法国"), Evidence(Span(3, 5), "德国")
SPOKEN = Claim("state:FRA", RIGHT, "assert", "by-hand")


@dataclass(frozen=True, slots=True)
class Longer(Claim):
    """A claim with a field that nobody has thought of yet."""

    more: tuple[dict[str, list[Evidence]], ...] = ()


@pytest.mark.parametrize(
    "parts",
    [
        {"events": (Event("event:a", "Meeting", ("state:FRA",), WRONG, "by-hand"),)},
        {"claims": (replace(SPOKEN, content=WRONG),)},
        {"claims": (replace(SPOKEN, source=WRONG),)},
        {"claims": (replace(SPOKEN, cue=WRONG),)},
        {"claims": (SPOKEN, replace(SPOKEN, embedded_in=replace(SPOKEN, cue=WRONG)))},
        {
            "claims": (
                replace(SPOKEN, propositions=(Proposition("state:FRA", "has", "topic:a", WRONG, "negative", "a"),)),
            )
        },
        {"claims": (Longer("state:FRA", RIGHT, "assert", "by-hand", more=({"a": [RIGHT, WRONG]},)),)},
        {"claims": (replace(SPOKEN, content=Evidence(Span(-3, -1), "条约")),)},  # counted from the end
        {"claims": (replace(SPOKEN, content=Evidence(Span(3, 3), "")),)},
    ],
)
def test_no_evidence_escapes_the_check(graph: Graph, parts: dict[str, Any]) -> None:
    one = document("标题", "标题\n法国批准《不扩散核武器条约》")
    with pytest.raises(EvidenceError, match="a rule made a wrong span"):
        Graph(ontology=graph.ontology).add(Annotation(one, **parts))


@pytest.fixture(scope="module")
def hostile(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every view of documents whose titles, names and addresses are hostile; each one states its own relation."""
    folder = tmp_path_factory.mktemp("hostile")
    found = Graph(ontology=graph.ontology)
    for (name, title), state in zip(HOSTILE.items(), STATES, strict=True):
        one = document(title, f"{name}\n{state}批准《全面禁止核试验条约》。", name)
        odd = {
            "name": title[:100],
            "url": f"https://example.org/{title[:50]}",
            "publisher": title,
            "authors": (title,),
            "editors": (title,),
        }
        values = {field: getattr(one, field) for field in Document.__dataclass_fields__} | odd
        found.add(annotate(Document(**values), graph.ontology))
    found.skip(Skipped(HOSTILE["control"], HOSTILE["script"] + HOSTILE["surrogate"]))
    found.finish()
    found.save(folder)
    return folder


def kept(title: str) -> str:
    """What RDF can hold of a title: everything but lone surrogates."""
    return re.sub("[\ud800-\udfff]", "\ufffd", title)


def test_a_claim_by_and_about_nobody_named_is_kept(graph: Graph) -> None:
    one = document("标题", "标题\n有人说某国违约。")
    evidence = Evidence(Span(6, 10), "某国违约")
    other = Graph(ontology=graph.ontology)
    other.add(Annotation(one, claims=(Claim("unnamed", evidence, "criticize", "by-hand", targets=("unnamed",)),)))
    other.finish()
    assert [(claim["speaker"], claim["targets"]) for claim in other.claims] == [("unnamed", ["unnamed"])]
    assert [row for row in check(other.store, other.ontology.folder, other.base) if "unnamed" in row[1]] == []
    assert list(other.network.edges) == []


@pytest.mark.parametrize("name", ["graph.nq", "graph.ttl", "graph.trig", "graph.jsonld"])
def test_hostile_titles_survive_in_rdf(hostile: Path, name: str) -> None:
    forms = {
        "nq": ox.RdfFormat.N_QUADS,
        "ttl": ox.RdfFormat.TURTLE,
        "trig": ox.RdfFormat.TRIG,
        "jsonld": ox.RdfFormat.JSON_LD,
    }
    store = ox.Store()
    store.load((hostile / name).read_bytes(), format=forms[name.partition(".")[2]])
    labels = {
        quad.object.value
        for quad in store
        if "/id/document/" in quad.subject.value and quad.predicate.value.endswith("#label")
    }
    assert labels == set(map(kept, HOSTILE.values()))
    assert not any(quad.subject.value == "a:a" for quad in store)


def test_hostile_titles_survive_in_rdflib(hostile: Path) -> None:
    lines = (hostile / "graph.nq").read_text(encoding="utf-8").split("\n")
    dataset = rdflib_of("\n".join(line for line in lines if "/id/document/" in line.partition(" ")[0]) + "\n")
    labels = {str(value) for _, prop, value, _ in dataset.quads() if str(prop).endswith("#label")}
    assert labels == set(map(kept, HOSTILE.values()))


def test_hostile_titles_survive_in_the_records_of_a_loaded_graph(hostile: Path) -> None:
    again = load(hostile)
    assert {one["subject"]: one["document"] for one in again.relations if one["predicate"] == "ratified"} == {
        f"state:{code}": kept(title[:100]) for title, code in zip(HOSTILE.values(), STATES.values(), strict=True)
    }
    assert again.skipped == [
        Skipped(printable(HOSTILE["control"]), printable(HOSTILE["script"] + HOSTILE["surrogate"]))
    ]


@pytest.mark.parametrize("name", ["network.gexf", "network.graphml"])
def test_hostile_titles_survive_in_xml(hostile: Path, name: str) -> None:
    root = ElementTree.fromstring((hostile / name).read_text(encoding="utf-8"))
    texts = {text for element in root.iter() for text in (element.text, *element.attrib.values()) if text}
    normal = {re.sub("\r\n?", "\n", text) for text in texts}
    expected = {re.sub("\r\n?", "\n", printable(kept(title))) for title in HOSTILE.values()}
    assert expected - normal == set()
    assert not any(element.tag.endswith("script") for element in root.iter())


def test_hostile_titles_survive_in_the_tables(hostile: Path) -> None:
    usual = csv.field_size_limit(10_000_000)
    try:
        with (hostile / "edges.csv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
    finally:
        csv.field_size_limit(usual)  # of the whole process, and so of the tests after this one
    assert {guarded(kept(title)) for title in HOSTILE.values()} == {
        row["title"] for row in rows if row["predicate"] == "ratified"
    }
    assert not any((cell or "").startswith(("=", "+", "@")) for row in rows for cell in row.values())


def test_hostile_titles_survive_in_the_page(hostile: Path, built: Path) -> None:
    page, tame = ((folder / "network.html").read_text(encoding="utf-8") for folder in (hostile, built))
    for mark in ("<script", "</script", "<!--", "-->"):
        assert page.count(mark) == tame.count(mark)
    titles = {title for _, text in data_of(page) for title in strings(json.loads(text))}
    assert {kept(title) for title in HOSTILE.values()} - titles == set()
    assert "alert(1)</" not in page


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for pair in value.items() for one in pair for text in strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in strings(one)]
    return [value] if isinstance(value, str) else []


def shown(folder: Path) -> list[Path]:
    """What is there but for what a question has made to be asked again: the store, the catalog."""
    return [path for path in folder.iterdir() if not path.name.startswith(".kg-")]


def test_every_file_is_valid_utf8_and_ends_lines_with_a_line_feed(hostile: Path, built: Path) -> None:
    for folder in (hostile, built):
        for path in shown(folder):
            data = path.read_bytes()
            assert data.decode("utf-8").encode("utf-8") == data
            assert not data or data.endswith(b"\n"), path.name
            assert b"\r\n" not in data, path.name


def test_nothing_half_written_is_left(hostile: Path, built: Path) -> None:
    assert {path.name for path in shown(hostile)} == {path.name for path in shown(built)}
    assert not any(path.name.startswith(".") or path.suffix == ".part" for path in shown(built))


def test_a_post_is_one_in_both_scripts(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("条约\n\n美国总统拜登1日表示，美方支持该条约。\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("條約\n\n美國總統拜登2日表示，美方支持該條約。\n", encoding="utf-8")
    graph = build(tmp_path)
    said = graph.query("SELECT ?r WHERE { ?r a kg:Relation ; rdf:predicate kg:holdsPost }")
    posts = graph.query("SELECT DISTINCT ?post ?label WHERE { ?post a kg:Post ; rdfs:label ?label }")
    assert (len(said), len(posts)) == (2, 1)
