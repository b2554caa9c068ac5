"""Every IRI of the graph answers, for people and for programs."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest

pytest.importorskip("starlette")

from starlette.testclient import TestClient

from kg.model.namespaces import DEFAULT_BASE, RDFS, Namespace
from kg.serving.pages.addresses import candidates, outward, page_path, uri
from kg.serving.settings import Settings
from tests.serving.conftest import client_of
from tests.support.markup import markup
from tests.support.served import with_more

TURTLE, HTML = {"accept": "text/turtle"}, {"accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}
OWN = Namespace(DEFAULT_BASE)
STRANGE = [
    "甲/乙",
    "a b",
    "a.b.ttl",
    "v1.0",
    "100%",
    "问号?",
    "井#号",
    "加+号",
    "Ünïcode",
    "引\"号'",
    "<尖>",
    "a%2Fb",
    ";,@&=$",
]


def path_of(iri: str) -> str:
    return "/" + uri(iri.removeprefix(DEFAULT_BASE)).partition("#")[0]


def iris(folder: Path) -> list[str]:
    """All that are ours, in the order of their kinds."""
    found: set[str] = set()
    with (folder / "graph.nq").open("rb") as file:
        for quad in ox.parse(file, ox.RdfFormat.N_QUADS):
            terms = (quad.subject, quad.predicate, quad.object, quad.graph_name)
            found.update(one.value for one in terms if isinstance(one, ox.NamedNode))
    return sorted(one for one in found if one.startswith(DEFAULT_BASE))


def some(every: list[str]) -> list[str]:
    """Three of each kind."""
    kinds: dict[str, list[str]] = {}
    for one in every:
        kinds.setdefault("/".join(one.removeprefix(DEFAULT_BASE).split("/")[:2]), []).append(one)
    return [one for of_kind in kinds.values() for one in of_kind[:3]]


def answers(client: TestClient, iri: str) -> None:
    page = client.get(path_of(iri), headers=HTML, follow_redirects=True)
    assert page.status_code == 200 and page.headers["content-type"].startswith("text/html"), (iri, page.status_code)
    data = client.get(path_of(iri), headers=TURTLE, follow_redirects=True)
    assert data.status_code == 200 and data.headers["content-type"].startswith("text/turtle"), (iri, data.status_code)
    found = list(ox.parse(data.content, ox.RdfFormat.TURTLE))
    graph = iri.removeprefix(DEFAULT_BASE).startswith("graph/")
    node = ox.NamedNode(iri)
    assert graph or "#" in iri or any(node in (one.subject, one.predicate, one.object) for one in found), iri
    assert found, iri


def test_every_kind_of_iri_answers_as_a_page_and_as_data(client: TestClient, built: Path) -> None:
    chosen = some(iris(built))
    assert {one.removeprefix(DEFAULT_BASE).split("/")[0].partition("#")[0] for one in chosen} == {
        "id",
        "graph",
        "ontology",
    }
    for iri in chosen:
        answers(client, iri)


@pytest.mark.slow
def test_every_iri_answers_as_a_page_and_as_data(client: TestClient, built: Path) -> None:
    for iri in iris(built):
        answers(client, iri)


def test_a_name_leads_to_a_page_or_to_data(client: TestClient) -> None:
    for accept, to in [
        ("text/html", "/page/state/CHN"), ("text/turtle", "/data/state/CHN.ttl"), ("*/*", "/data/state/CHN.ttl"),
        ("application/ld+json", "/data/state/CHN.jsonld"), ("application/n-triples", "/data/state/CHN.nt"),
        ("application/ld+json;q=0.2, text/html;q=0.8", "/page/state/CHN"),
    ]:  # fmt: skip
        found = client.get("/id/state/CHN", headers={"accept": accept})
        assert (found.status_code, found.headers["location"]) == (303, to), accept
        assert "Accept" in found.headers["vary"]
    assert client.get("/id/state/CHN?lang=en", headers=HTML).headers["location"] == "/page/state/CHN?lang=en"
    assert client.get("/id/state/CHN", headers={"accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("suffix", ["ttl", "nt", "jsonld", "trig", "nq", "rdf"])
def test_a_suffix_says_the_format(client: TestClient, suffix: str) -> None:
    found = client.get(f"/id/state/CHN.{suffix}", headers=HTML, follow_redirects=True)
    assert found.status_code == 200
    form = ox.RdfFormat.from_media_type(found.headers["content-type"])
    assert form is not None and form.file_extension == suffix
    said = {one.triple for one in ox.parse(found.content, form)}
    assert ox.NamedNode(OWN.thing("state", "CHN")) in {one.subject for one in said}
    assert client.get("/id/state/CHN.html", headers=TURTLE).headers["location"] == "/page/state/CHN"


def test_data_of_a_claim_bring_its_evidence(client: TestClient, built: Path) -> None:
    claim = next(one for one in iris(built) if "/id/claim/" in one)
    found = client.get(path_of(claim) + ".nt", follow_redirects=True)
    said = list(ox.parse(found.content, ox.RdfFormat.N_TRIPLES))
    assert {"start", "end", "exact"} <= {one.predicate.value.partition("oa#")[2] for one in said}


@pytest.mark.parametrize(
    "path",
    [
        "/id/state/XXX",
        "/page/claim/0",
        "/data/nothing.ttl",
        "/id/",
        "/id/state",
        "/page/%FF%FE",
        "/id/%00",
        "/graph/x",
        "/page/" + "a" * 5_000,
    ],
)
def test_what_is_not_in_the_graph_is_not_found(client: TestClient, path: str) -> None:
    found = client.get(path, headers=HTML)
    assert found.status_code == 404
    assert markup(found.text).wrong == []


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Iterator[TestClient]:
    """The small graph with places of strange names."""
    graph = ox.NamedNode(OWN.graph("entities"))
    more = [
        ox.Quad(ox.NamedNode(OWN.thing("place", key)), ox.NamedNode(name), value, graph)
        for key in STRANGE
        for name, value in (
            (OWN.term("key"), ox.Literal(f"place:{key}")), (OWN.term("kind"), ox.Literal("place")),
            (RDFS + "label", ox.Literal(key, language="zh-Hans")),
        )
    ]  # fmt: skip
    folder = with_more(built, tmp_path_factory.mktemp("strange"), more)
    with client_of(folder, Settings()) as client:
        yield client


@pytest.mark.parametrize("key", STRANGE)
def test_strange_names_answer_too(strange: TestClient, key: str) -> None:
    iri = OWN.thing("place", key)
    for path in (path_of(iri), f"/id/place/{quote(key, safe='')}"):
        data = strange.get(path, headers=TURTLE, follow_redirects=True)
        assert data.status_code == 200 and ox.NamedNode(iri) in {
            one.subject for one in ox.parse(data.content, ox.RdfFormat.TURTLE)
        }
        page = strange.get(path, headers=HTML, follow_redirects=True)
        assert page.status_code == 200 and key in markup(page.text).text
        assert markup(page.text).wrong == []
    assert strange.get(page_path(iri, DEFAULT_BASE), headers=HTML).status_code == 200


def test_a_path_means_what_was_minted() -> None:
    assert next(candidates("state/CHN", OWN)) == f"{DEFAULT_BASE}id/state/CHN"
    assert next(candidates("place/%E7%BB%B4", OWN)) == f"{DEFAULT_BASE}id/place/维"
    assert next(candidates("place/a%2Fb", OWN)) == f"{DEFAULT_BASE}id/place/a%2Fb"
    assert f"{DEFAULT_BASE}graph/background" in candidates("graph/background", OWN)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "http://",
        "/x",
        "",
        None,
        "http://[",
        "https://a b",
        "vbscript:x",
        " https://example.org",
        "java\nscript:x",
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert outward(url) is None


def test_addresses_of_the_web_do() -> None:
    assert outward("https://example.org/甲?a=b") == "https://example.org/甲?a=b"


def test_the_ontology_is_a_page_and_turtle(client: TestClient) -> None:
    page = markup(client.get("/ontology", headers=HTML).text)
    assert page.wrong == [] and {"Claim", "speaker", "Relation"} <= set(page.ids)
    found = client.get("/ontology", headers=TURTLE, follow_redirects=True)
    assert ox.NamedNode(OWN.term("Claim")) in {one.subject for one in ox.parse(found.content, ox.RdfFormat.TURTLE)}
