"""SPARQL 1.1 Protocol: every case of the W3C's manifest that asks is answered, every one that changes is refused.

The facts of the cases (method, parameters, types, what is to come out) are those of the manifest; graphs and words are ours.
"""

import io
import re
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox
import pytest
import rdflib
import rdflib.query

pytest.importorskip("starlette")

from starlette.testclient import TestClient

from kg.graph import Graph
from kg.model.namespaces import DEFAULT_BASE
from kg.rdf.sparql import saved
from kg.rdf.sparql.worker import Limits
from kg.serving.settings import Settings
from tests.serving.conftest import client_of

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
GRAPHS = [f"{DEFAULT_BASE}graph/background", f"{DEFAULT_BASE}graph/provenance"]
ONE, TWO, THREE = (f"{DEFAULT_BASE}graph/document/{name}" for name in "abc")
D, N = "default-graph-uri", "named-graph-uri"
SD = "http://www.w3.org/ns/sparql-service-description#"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Iterator[TestClient]:
    """The small graph and three graphs with a statement each, as the manifest has them."""
    folder = tmp_path_factory.mktemp("protocol")
    lines = [line for line in (built / "graph.nq").read_text("utf-8").splitlines() if "ontology#quadCount" not in line]
    lines += [
        f'<{graph}> <http://purl.org/dc/terms/title> "{number}" <{graph}> .'
        for number, graph in enumerate((ONE, TWO, THREE))
    ]
    count = f'<{DEFAULT_BASE}run> <{DEFAULT_BASE}ontology#quadCount> "{len(lines) + 1}"^^<http://www.w3.org/2001/XMLSchema#integer> <{GRAPHS[1]}> .'
    (folder / "graph.nq").write_text("\n".join([*lines, count]) + "\n", "utf-8")
    with client_of(folder / "graph.nq") as client:
        yield client


class Case(NamedTuple):
    name: str
    method: str = "GET"
    query: tuple[tuple[str, str], ...] = ()  # parameters of the address
    form: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    type: str | None = None
    accept: str = ""


ASK = (("query", "ASK {}"),)


def over(*graphs: str) -> str:
    """True if each graph is there, and only these: told by their statements."""
    return " ".join(f"GRAPH ?g{number} {{ <{graph}> ?p{number} ?o{number} }}" for number, graph in enumerate(graphs))


def in_default(*graphs: str) -> str:
    found = " ".join(f"<{graph}> <http://purl.org/dc/terms/title> ?o{number} ." for number, graph in enumerate(graphs))
    return f"ASK {{ {found} FILTER NOT EXISTS {{ ?s a <{DEFAULT_BASE}ontology#Claim> }} }}"


NAMED = f"ASK {{ {over(ONE, TWO)} FILTER NOT EXISTS {{ GRAPH <{THREE}> {{ ?s ?p ?o }} }} }}"
FULL = f"ASK {{ <{THREE}> ?p ?o {over(ONE, TWO)} FILTER NOT EXISTS {{ <{ONE}> ?q ?r }} }}"
TRUE = (
    Case("query_get", query=ASK),
    Case("query_post_form", "POST", query=((D, "http://example.org/none"),), form=ASK, type=FORM),
    Case("query_post_direct", "POST", body=b"ASK {}", type=QUERY),
    Case("query_dataset_default_graphs_get", query=(("query", in_default(ONE, TWO)), (D, ONE), (D, TWO))),
    Case(
        "query_dataset_default_graphs_post",
        "POST",
        query=((D, ONE), (D, TWO)),
        body=in_default(ONE, TWO).encode(),
        type=QUERY,
    ),
    Case("query_dataset_named_graphs_get", query=(("query", NAMED), (N, ONE), (N, TWO))),
    Case("query_dataset_named_graphs_post", "POST", query=((N, ONE), (N, TWO)), body=NAMED.encode(), type=QUERY),
    Case("query_dataset_full", query=(("query", FULL), (D, THREE), (N, ONE), (N, TWO))),
    Case("query_multiple_dataset", query=(("query", in_default(ONE).replace("ASK", f"ASK FROM <{TWO}>")), (D, ONE))),
)
BAD = (
    Case("bad_query_method", "PUT", query=ASK),
    Case("bad_multiple_queries", query=ASK + (("query", "SELECT * {}"),)),
    Case("bad_query_wrong_media_type", "POST", body=b"ASK {}", type="text/plain"),
    Case("bad_query_missing_form_type", "POST", body=b"query=ASK%20%7B%7D"),
    Case("bad_query_missing_direct_type", "POST", body=b"ASK {}"),
    Case("bad_query_non_utf8", "POST", body="ASK {}".encode("utf-16"), type=QUERY + "; charset=UTF-16"),
    Case("bad_query_syntax", query=(("query", "ASK {"),)),
)
KINDS = (
    (
        "query_content_type_select",
        "SELECT (1 AS ?one) {}",
        "application/sparql-results+xml",
        "application/sparql-results+json",
    ),
    ("query_content_type_ask", "ASK {}", "application/sparql-results+json", "application/sparql-results+xml"),
    ("query_content_type_describe", f"DESCRIBE <{ONE}>", "application/rdf+xml", "text/turtle"),
    ("query_content_type_construct", "CONSTRUCT { <s:> <p:> 1 } {}", "text/turtle", "application/rdf+xml"),
)
CHANGE = "INSERT DATA { <s:> <p:> <o:> }"
UPDATES = (
    Case("bad_update_get", query=(("update", CHANGE),)),
    Case("bad_multiple_updates", "POST", form=(("update", CHANGE), ("update", CHANGE)), type=FORM),
    Case("bad_update_wrong_media_type", "POST", body=CHANGE.encode(), type="text/plain"),
    Case("bad_update_missing_form_type", "POST", body=b"update=CLEAR%20ALL"),
    Case("bad_update_non_utf8", "POST", body=CHANGE.encode("utf-16"), type=UPDATE + "; charset=UTF-16"),
    Case("bad_update_syntax", "POST", form=(("update", "CLEAR"),), type=FORM),
    Case(
        "bad_update_dataset_conflict",
        "POST",
        form=(("using-graph-uri", ONE), ("update", f"INSERT {{}} USING <{ONE}> WHERE {{}}")),
        type=FORM,
    ),
    Case("update_post_form", "POST", form=(("update", "CLEAR ALL"),), type=FORM),
    Case("update_post_direct", "POST", body=b"CLEAR ALL", type=UPDATE),
    Case("update_base_uri", "POST", form=(("update", "CLEAR GRAPH <relative>"),), type=FORM),
    *(
        Case(
            f"update_dataset_{name}",
            "POST",
            form=((key, ONE), ("update", "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }")),
            type=FORM,
        )
        for name, key in (("default_graph", "using-graph-uri"), ("named_graphs", "using-named-graph-uri"))
    ),
    Case(
        "update_dataset_default_graphs",
        "POST",
        query=(("using-graph-uri", ONE), ("using-graph-uri", TWO)),
        body=b"CLEAR ALL",
        type=UPDATE,
    ),
    Case(
        "update_dataset_full",
        "POST",
        query=(("using-graph-uri", ONE), ("using-named-graph-uri", TWO)),
        body=b"CLEAR ALL",
        type=UPDATE,
    ),
)


def send(client: TestClient, case: Case) -> Any:
    headers = {"content-type": case.type} if case.type else {}
    if case.accept:
        headers["accept"] = case.accept
    if case.form:
        return client.request(
            case.method, "/sparql", params=case.query, content=urllib.parse.urlencode(case.form), headers=headers
        )
    return client.request(case.method, "/sparql", params=case.query, content=case.body or None, headers=headers)


@pytest.mark.parametrize("case", TRUE, ids=lambda case: case.name)
def test_a_query_is_answered(data: TestClient, case: Case) -> None:
    found = send(data, case)
    assert found.status_code == 200, found.text
    assert found.headers["content-type"] == "application/sparql-results+json"
    assert found.json()["boolean"] is True


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_what_is_no_query_is_refused(data: TestClient, case: Case) -> None:
    found = send(data, case)
    assert 400 <= found.status_code < 500
    assert found.json()["error"]


@pytest.mark.parametrize(("name", "query", "wanted", "other"), KINDS, ids=[one[0] for one in KINDS])
def test_the_type_that_is_asked_for_comes(data: TestClient, name: str, query: str, wanted: str, other: str) -> None:
    for first, second in ((wanted, other), (other, wanted)):
        found = data.get("/sparql", params={"query": query}, headers={"accept": f"{second};q=0.5, {first}"})
        assert found.status_code == 200 and found.headers["content-type"].split(";")[0] == first


@pytest.mark.parametrize("case", UPDATES, ids=lambda case: case.name)
def test_what_changes_is_refused_and_changes_nothing(data: TestClient, case: Case) -> None:
    count = {"query": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"}
    before = data.get("/sparql", params=count).text
    assert send(data, case).status_code in (403, 405, 415)
    assert data.get("/sparql", params=count).text == before


def test_all_cases_of_the_manifest_are_here() -> None:
    assert (len(TRUE) + len(BAD) + len(KINDS), len(UPDATES)) == (20, 14)
    names = [*(one.name for one in (*TRUE, *BAD, *UPDATES)), *(one[0] for one in KINDS)]
    assert len(set(names)) == len(names)


def get(client: TestClient, query: str, accept: str = "", **parameters: str) -> Any:
    return client.get("/sparql", params={"query": query, **parameters}, headers={"accept": accept} if accept else {})


SELECT = "SELECT ?d ?name (1.5 AS ?number) ('词'@zh AS ?word) ?none { ?d kg:name ?name } ORDER BY ?name"


def test_every_format_of_solutions_says_the_same(client: TestClient) -> None:
    found = get(client, SELECT).json()
    assert found["head"]["vars"] == ["d", "name", "number", "word", "none"]
    first = found["results"]["bindings"][0]
    assert first["name"] == {"type": "literal", "value": "communique"} and "none" not in first
    assert first["word"] == {"type": "literal", "value": "词", "xml:lang": "zh"}
    assert first["number"]["datatype"].endswith("#decimal")
    names = [one["name"]["value"] for one in found["results"]["bindings"]]
    for form, parser in (("json", "json"), ("xml", "xml"), ("csv", "csv"), ("tsv", "tsv")):
        text = get(client, SELECT, format=form)
        read = rdflib.query.Result.parse(io.BytesIO(text.content), format=parser)
        assert [str(row.name) for row in read] == names, form


def test_every_format_of_triples_says_the_same(client: TestClient) -> None:
    query = "CONSTRUCT { ?d kg:name ?name } WHERE { ?d kg:name ?name }"
    for form in ("ttl", "nt", "jsonld", "trig"):
        found = get(client, query, format=form)
        kind = ox.RdfFormat.from_media_type(found.headers["content-type"])
        assert kind is not None
        assert len(list(ox.parse(found.content, kind))) == 2


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("APPLICATION/SPARQL-RESULTS+XML", "application/sparql-results+xml"),
        ("application/xml;q=0.9, text/csv;q=0.1", "application/sparql-results+xml"),
        ("text/csv; header=present", "text/csv; charset=utf-8"),
        ("text/turtle", "application/sparql-results+json"),
        ("text/tab-separated-values;q=0, text/*", "text/csv; charset=utf-8"),
    ],
)
def test_the_accept_line_decides(client: TestClient, accept: str, kind: str) -> None:
    assert get(client, "SELECT * { ?s kg:name ?o }", accept).headers["content-type"] == kind


def test_what_cannot_be_written_is_not_acceptable(client: TestClient) -> None:
    assert get(client, "ASK {}", "image/png").status_code == 406
    assert get(client, "ASK {}", format="docx").status_code == 400


@pytest.mark.parametrize(
    ("query", "status", "reason"),
    [
        ("SELECT ?s { ?s ?p }", 400, "not SPARQL: error at 1:"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 400, "SERVICE would call another server"),
        ("SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }", 400, "SERVICE"),
        ("LOAD <http://127.0.0.1:9/>", 400, "a query only asks"),
        ("DROP ALL", 400, "a query only asks"),
        ("SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }", 400, "no graph 'http://127.0.0.1:9/x' here"),
        ("SELECT * FROM NAMED treaty:NPT { GRAPH ?g { ?s ?p ?o } }", 400, "treaty/NPT' here"),
        ("PREFIX x: <http://e/> SELECT *FROM x:y{ ?s ?p ?o }", 400, "'http://e/y' here"),
        ("SELECT * FROM nobody:y { ?s ?p ?o }", 400, "no absolute IRI|not SPARQL|no graph"),
        ("ASK " + "{" * 200, 400, "write it flatter"),
        ("SELECT * {" + " " * 100_001 + "}", 400, "100,000 are read"),
    ],
)
def test_what_is_wrong_or_refused_is_said(client: TestClient, query: str, status: int, reason: str) -> None:
    found = client.post("/sparql", data={"query": query})
    assert found.status_code == status
    assert re.search(reason, found.json()["error"])


def test_our_own_graphs_may_be_named(client: TestClient) -> None:
    query = f"ASK FROM <{GRAPHS[0]}> {{ treaty:NPT a kg:Treaty FILTER NOT EXISTS {{ ?c a kg:Claim }} }}"
    assert get(client, query).json()["boolean"] is True


def test_a_long_answer_is_cut_and_says_so(built: Path) -> None:
    limits = Settings(sparql=Limits(timeout=10, memory=500, rows=7, raisable=False))
    with client_of(built, limits) as client:
        cut = get(client, "SELECT * { ?s ?p ?o }")
        assert len(cut.json()["results"]["bindings"]) == 7 and cut.headers["kg-truncated"].startswith("the first 7;")
        graph = get(client, "CONSTRUCT WHERE { ?s ?p ?o }", format="nt")
        assert graph.text.count("\n") == 7 and "kg-truncated" in graph.headers
        assert "kg-truncated" not in get(client, "SELECT * { ?s kg:name ?o }").headers


def test_every_saved_question_has_the_rows_that_the_command_gives(client: TestClient, graph: Graph) -> None:
    for name, *_ in saved.listing(graph.ontology.folder).rows:
        text = saved.text_of(str(name), graph.ontology.folder)
        table, found = graph.query(text), get(client, text).json()
        rows = [
            tuple(one[column]["value"] if column in one else None for column in found["head"]["vars"])
            for one in found["results"]["bindings"]
        ]
        assert (tuple(found["head"]["vars"]), rows) == (table.columns, list(table.rows)), name


def test_the_service_and_its_data_are_described(client: TestClient, graph: Graph) -> None:
    found = client.get("/sparql", headers={"accept": "text/turtle"})
    said = rdflib.Graph().parse(data=found.text, format="turtle")
    service = rdflib.URIRef("http://127.0.0.1/sparql")
    assert (service, rdflib.RDF.type, rdflib.URIRef(SD + "Service")) in said
    assert len(list(said.objects(service, rdflib.URIRef(SD + "resultFormat")))) == 10
    void = rdflib.Graph().parse(data=client.get("/.well-known/void").text, format="turtle")
    triples = next(void.objects(None, rdflib.URIRef("http://rdfs.org/ns/void#triples")))
    assert int(triples) == len(graph) and set(said) == set(void)


def test_a_browser_is_sent_to_the_page(client: TestClient) -> None:
    found = client.get(
        "/sparql", params={"query": "ASK {}"}, headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    )
    assert found.status_code == 303 and found.headers["location"].startswith("/query?query=ASK")


def test_parameters_that_are_no_text_are_refused(client: TestClient) -> None:
    assert client.get("/sparql?query=%BA%CB").status_code == 400
    assert client.get("/sparql?" + "&".join(f"a{n}=1" for n in range(200))).status_code == 400
    assert client.post("/sparql", content=b"\xff", headers={"content-type": QUERY}).status_code == 400
