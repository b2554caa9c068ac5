"""The addresses of a store: checked, said, or found by what stores are known to use, without writing anything."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from kg.errors import PushError
from kg.export.pushing.connection import Connection
from kg.export.pushing.credentials import Credentials
from kg.export.pushing.endpoints import Endpoints, checked, query_of, resolved
from tests.support.sparql_store import Answer, Request, Store

RESULTS = {"Content-Type": "application/sparql-results+json"}
# How each kind of store answers what is asked to find it, as their servers and documentations say.
STORES = {
    "Oxigraph": {"/store": Answer(), "/query": Answer(headers=RESULTS, body=b"{}")},
    "Fuseki": {"/ds/data": Answer(), "/ds/query": Answer(headers=RESULTS, body=b"{}")},
    "GraphDB or RDF4J": {"/repositories/kg/rdf-graphs/service": Answer(), "/repositories/kg": Answer(headers=RESULTS)},
    "Virtuoso": {
        "/sparql-graph-crud-auth": Answer(406, {"Content-Type": "text/html"}),
        "/sparql/sparql-graph-crud-auth": Answer(406, {"Content-Type": "text/html"}),
        "/sparql": Answer(headers=RESULTS),
    },
    "one address for all": {"/": Answer(headers=RESULTS)},
}
GIVEN = {
    "Oxigraph": ["", "/", "/store", "/update"],
    "Fuseki": ["/ds", "/ds/", "/ds/data", "/ds/query"],
    "GraphDB or RDF4J": ["/repositories/kg", "/repositories/kg/statements"],
    "Virtuoso": ["", "/sparql", "/sparql-auth"],
    "one address for all": ["", "/"],
}
FOUND = {
    "Oxigraph": ("/store", "/store", "/update", "/query"),
    "Fuseki": ("/ds/data", "/ds/data", "/ds/update", "/ds/query"),
    "GraphDB or RDF4J": (
        "/repositories/kg/rdf-graphs/service", "/repositories/kg/statements", "/repositories/kg/statements", "/repositories/kg",
    ),
    "Virtuoso": ("/sparql-graph-crud-auth", None, "/sparql-auth", "/sparql"),
    "one address for all": ("", None, "", ""),
}  # fmt: skip


@pytest.fixture
def store() -> Iterator[Store]:
    with Store().running() as found:
        yield found


def found(store: Store, path: str = "", said: Endpoints | None = None, protocol: str = "auto") -> Endpoints:
    url = checked(store.url + path, credentials=False)
    return resolved(url, said or Endpoints(), protocol, Connection(Credentials(), 20.0, lambda seconds: None))


@pytest.mark.parametrize(("name", "path"), [(name, path) for name, paths in GIVEN.items() for path in paths])
def test_a_store_is_known_by_its_addresses_and_only_asked(store: Store, name: str, path: str) -> None:
    def answers(request: Request) -> Answer:
        return STORES[name].get(urlsplit(request.path).path, Answer(404, {"Content-Type": "text/html"}))

    store.script = answers
    paths = [None if one is None else store.url + one for one in FOUND[name]]
    here = found(store, path)
    assert [here.graph_store, here.quads or None, here.update, here.query] == paths and here.store == name
    assert {one.body for one in store.heard("POST", "PUT", "DELETE")} <= {b"query=ASK%20%7B%7D"}


def test_what_answers_everything_with_a_page_is_no_store(store: Store) -> None:
    store.script = lambda request: Answer(headers={"Content-Type": "text/html"}, body=b"<h1>Welcome</h1>")
    with pytest.raises(
        PushError, match="no store.*answers at.*/store 200, /data 200.*--graph-store URL or --update URL"
    ):
        found(store)


def test_a_store_that_asks_who_we_are_is_no_riddle(store: Store) -> None:
    store.script = lambda request: Answer(401, {"WWW-Authenticate": 'Basic realm="r"'})
    with pytest.raises(PushError, match="asks who you are.*--user NAME"):
        found(store)
    wrong = Connection(Credentials("me", "wrong"), 20.0, lambda seconds: None)
    with pytest.raises(PushError, match="does not take that name and password"):
        resolved(store.url, Endpoints(), "auto", wrong)


def test_what_is_said_is_not_looked_for(store: Store) -> None:
    said = Endpoints(graph_store="http://localhost/a", query="http://localhost/b")
    assert found(store, said=said) == said
    assert found(store, said=Endpoints(update="http://localhost/kg/update")).query == "http://localhost/kg/query"
    assert store.requests == []


def test_where_nothing_is_found_a_protocol_makes_the_address_its_own(store: Store) -> None:
    store.script = lambda request: Answer(404)
    assert found(store, "/own", protocol="update") == Endpoints(update=f"{store.url}/own")
    assert found(store, "/own", protocol="graphs") == Endpoints(graph_store=f"{store.url}/own")


@pytest.mark.parametrize(
    ("endpoints", "query"),
    [
        (Endpoints(graph_store="http://h/store"), "http://h/query"),
        (Endpoints(update="http://h/repositories/a/statements"), "http://h/repositories/a"),
        (Endpoints(update="http://h/sparql-auth"), "http://h/sparql"),
        (Endpoints(update="http://h/mine"), ""),
    ],
)
def test_where_questions_go_is_known_of_known_stores(endpoints: Endpoints, query: str) -> None:
    assert query_of(endpoints) == query


def test_an_address_is_written_as_it_is_asked() -> None:
    assert checked("http://localhost:7878/", credentials=False) == "http://localhost:7878"
    assert checked("https://example.org/核/a b", credentials=True) == "https://example.org/%E6%A0%B8/a%20b"


@pytest.mark.parametrize(
    "url",
    [
        "localhost:7878",
        "ftp://localhost",
        "http://",
        "",
        "http://h:99999",
        "file:///etc",
        "http://h?access-token=x",
        "http://h/#x",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(PushError, match="is no address of a store; give one like http://localhost:7878"):
        checked(url, credentials=False)


def test_a_password_is_not_shown_on_its_way_nor_in_an_address() -> None:
    with pytest.raises(PushError, match="to everybody on the way; use https, or say --insecure"):
        checked("http://example.org", credentials=True)
    assert checked("http://example.org", credentials=True, insecure=True) == "http://example.org"
    assert checked("http://127.0.0.1:1/a", credentials=True) == "http://127.0.0.1:1/a"
    with pytest.raises(PushError, match="say --user NAME instead") as told:
        checked("http://me:geheim@localhost", credentials=False)
    assert "geheim" not in str(told.value)
