"""SPARQL over the graph: refused where it would leave the machine, stopped where it does not end, explained where it is wrong."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import KGError, QueryError
from kg.graph import load
from kg.model.namespaces import DEFAULT_BASE
from kg.ontology import load_ontology
from kg.rdf.sparql.queries import Table, load_store, prefixes, query
from kg.rdf.sparql.saved import text_of
from kg.rdf.sparql.worker import Limits, answer_file


@pytest.fixture(scope="module")
def store() -> ox.Store:
    result = ox.Store()
    text = f"""<{DEFAULT_BASE}id/state/CHN> <{DEFAULT_BASE}ontology#key> "state:CHN" ; <{DEFAULT_BASE}ontology#note> "SERVICE" ."""
    result.load(text, format=ox.RdfFormat.TURTLE)
    return result


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[str]]]:
    """An endpoint that remembers who called."""
    calls: list[str] = []

    class Endpoint(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            calls.append(self.path)
            self.send_response(200)
            self.end_headers()

        do_GET = do_POST

        def log_message(self, *words: object) -> None:
            """Nothing to say."""

    served = http.server.HTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{served.server_port}/sparql", calls
    served.shutdown()
    served.server_close()


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { service silent <URL> { ?s ?p ?o } }",
        "SELECT*{SERVICESILENT<URL>{?s ?p ?o}}",
        "ASK { { SELECT * { OPTIONAL { SERVICE <URL> { ?s ?p ?o } } } } }",
        "SELECT * { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT*{VALUES?x{<URL>}FILTER(1<2)SERVICE?x{FILTER(1>0)}}",  # no IRI, though it has < and >
        "SELECT*{FILTER(1<2)SERVICE#>\n<URL>{?s ?p ?o}}",
        r"SELECT * { VALUES ?x { kg:a\'b } SERVICE <URL> { ?s ?p ?o } FILTER(?x = 'x' || true) }",  # no string
        r"SELECT * { VALUES ?x { kg:a\#b } SERVICE <URL> { ?s ?p ?o } }",  # no comment
        r"SELECT * { \u0053ERVICE <URL> { ?s ?p ?o } }",
        "# 'SELECT\nSELECT * { SERVICE <URL> { ?s ?p ?o } } # '",
    ],
)
def test_a_call_of_another_server_is_refused(store: ox.Store, server: tuple[str, list[str]], text: str) -> None:
    url, calls = server
    with pytest.raises(QueryError, match="SERVICE would call another server|not SPARQL"):
        query(store, text.replace("URL", url), DEFAULT_BASE)
    assert calls == []


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ?s { ?s kg:note "SERVICE" }',
        "SELECT ?s { ?s kg:note 'SERVICE' } # SERVICE <http://example.org/> {}",
        'SELECT ?s { ?s kg:note ?n FILTER(CONTAINS(?n, """SERV""")) FILTER(?s != <http://example.org/service/1>) }',
        "SELECT ?s { ?s kg:note ?service }",
        "PREFIX service: <http://example.org/> SELECT ?s { ?s kg:note ?n FILTER(?n != service:service) }",
    ],
)
def test_the_word_service_elsewhere_is_no_call(store: ox.Store, text: str) -> None:
    assert query(store, text, DEFAULT_BASE).rows == ((f"{DEFAULT_BASE}id/state/CHN",),)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT ?s { ?s kg:key ?k } LIMIT x", "1:34"),
        ("# what there is\nSELECT ?s {\n  ?s kg:key '核武器' . }\nLIMIT x", "4:7"),
        ("ASK { ?s ?p '核武器\n' }", "1:17"),
        ("ASK {\nSERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "2:9"),
    ],
)
def test_wrong_sparql_says_where_in_lines_of_its_own(store: ox.Store, text: str, place: str) -> None:
    with pytest.raises(QueryError, match="not SPARQL: error at ") as error:
        query(store, text, DEFAULT_BASE)
    assert f"error at {place}: expected" in str(error.value)
    assert "\n" not in str(error.value) and "'a' .." not in str(error.value)


def test_a_function_that_does_not_exist_is_named(store: ox.Store) -> None:
    with pytest.raises(QueryError, match="no answer: .*<https://example.org/now>"):
        query(store, "ASK { ?s kg:key ?k FILTER(<https://example.org/now>(?k)) }", DEFAULT_BASE)


@pytest.mark.parametrize(
    "text", ["", "   ", "INSERT DATA { <a:a> <a:b> <a:c> }", "DELETE WHERE { ?s ?p ?o }", "DROP ALL"]
)
def test_a_query_changes_nothing(store: ox.Store, text: str) -> None:
    before = set(store)
    with pytest.raises(QueryError, match="not SPARQL"):
        query(store, text, DEFAULT_BASE)
    assert set(store) == before


def test_prefixes_need_not_be_declared_but_may(store: ox.Store) -> None:
    assert query(store, "SELECT ?s { ?s kg:key ?k }", DEFAULT_BASE).columns == ("s",)
    own = "PREFIX kg: <http://example.org/> SELECT ?s { ?s kg:key ?k }"
    assert len(query(store, own, DEFAULT_BASE)) == 0
    assert "PREFIX kg: <https://example.org/x/ontology#>" in prefixes("https://example.org/x/")


def test_an_answer_has_columns_in_the_order_asked_and_nothing_for_what_is_unbound(store: ox.Store) -> None:
    found = query(store, "SELECT ?k ?none ?s { ?s kg:key ?k OPTIONAL { ?s kg:none ?none } }", DEFAULT_BASE)
    assert found == Table(("k", "none", "s"), (("state:CHN", None, f"{DEFAULT_BASE}id/state/CHN"),))
    assert list(found) == [{"k": "state:CHN", "none": None, "s": f"{DEFAULT_BASE}id/state/CHN"}]


def test_ask_answers_in_one_cell(store: ox.Store) -> None:
    assert query(store, "ASK { ?s kg:key 'state:CHN' }", DEFAULT_BASE).rows == (("true",),)
    assert query(store, "ASK { ?s kg:key 'state:USA' }", DEFAULT_BASE).rows == (("false",),)


@pytest.mark.parametrize("text", ["CONSTRUCT WHERE { ?s kg:key ?k }", "DESCRIBE state:CHN"])
def test_construct_and_describe_give_turtle(store: ox.Store, text: str) -> None:
    found = query(store, text, DEFAULT_BASE)
    assert found.columns == () and found.turtle is not None
    triples = {quad.triple for quad in ox.parse(found.turtle, ox.RdfFormat.TURTLE)}
    assert triples and triples <= {quad.triple for quad in store}
    assert "kg:key" in found.turtle


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("<a> <b", encoding="utf-8")
    with pytest.raises(KGError, match="is no graph"):
        load_store(tmp_path / "graph.nq", DEFAULT_BASE)


@pytest.mark.parametrize("text", ["ASK{?s?p?o}", "SELECT ?s { ?s ?p ?o }", "DESCRIBE<http://example.org/>"])
def test_sparql_is_told_from_a_name(text: str) -> None:
    assert text_of(text, load_ontology().folder) == text


def test_a_name_or_file_that_is_not_there_is_named() -> None:
    with pytest.raises(QueryError, match="no saved question 'nothing'; did you mean"):
        text_of("nothing", load_ontology().folder)
    with pytest.raises(QueryError, match="no file nothing.rq; `kg query --list`"):
        text_of("nothing.rq", load_ontology().folder)


def test_a_query_is_asked_of_the_union_of_all_graphs_unless_it_names_its_own(store: ox.Store) -> None:
    """Oxigraph, asked for the union, forgets FROM."""
    both = ox.Store()
    both.load('<a:1> <a:p> "1" <a:g> .\n<a:2> <a:p> "1" <a:h> .', format=ox.RdfFormat.N_QUADS)
    every = "SELECT ?s { ?s <a:p> ?o } ORDER BY ?s"
    assert query(both, every, DEFAULT_BASE).rows == (("a:1",), ("a:2",))
    for clause in ("FROM <a:h>", "from<a:h>", "FROM NAMED <a:g>\nFROM <a:h>"):
        assert query(both, f"SELECT ?s {clause} {{ ?s <a:p> ?o }}", DEFAULT_BASE).rows == (("a:2",),)
    for no_clause in ("# FROM <a:h>\n", "PREFIX from: <a:from> "):
        filtered = f'{no_clause}SELECT ?s {{ ?s <a:p> ?o FILTER(?o != "from" && ?s != <a:from>) }}'
        assert len(query(both, filtered, DEFAULT_BASE)) == 2
    assert len(query(both, "SELECT ?s ?from { ?s <a:p> ?from }", DEFAULT_BASE)) == 2


def test_a_graph_of_another_shape_is_to_be_built_again(built: Path, tmp_path: Path) -> None:
    text = (built / "graph.nq").read_text(encoding="utf-8")
    (tmp_path / "graph.nq").write_text(text.replace('modelVersion> "2"', 'modelVersion> "1"'), encoding="utf-8")
    for asked in (lambda: answer_file(tmp_path / "graph.nq", "ASK {}", DEFAULT_BASE, Limits()), lambda: load(tmp_path)):
        with pytest.raises(KGError, match="was built by another version of this tool.*build it again"):
            asked()


def test_an_escaped_slash_is_told_what_to_write_instead(store: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"write treaty:NPT, without a slash"):
        query(store, "ASK { id:treaty\\/NPT kg:key ?k }", DEFAULT_BASE)
