"""The network of a selection: part of the whole, with the policy of its own page."""

import html
import re
from pathlib import Path

import pytest

pytest.importorskip("starlette")

from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from kg.catalog import ClaimFilter, Page
from kg.network.entities import network
from kg.serving.builds import Build
from kg.serving.pages import selections
from kg.serving.pages.selections import Selection, drawn

HTML = {"accept": "text/html", "accept-language": "zh"}


@pytest.fixture(scope="module")
def build(built: Path) -> Build:
    return Build(built)


def test_all_of_it_is_the_whole_network(build: Build) -> None:
    whole = network(build.graph.records(), build.graph.ontology).multigraph
    found = drawn(build, Selection())
    assert not found.cut
    assert {one for one in whole.edges(keys=True)} == {one for one in found.network.multigraph.edges(keys=True)}
    assert set(found.network.multigraph) <= set(whole)


def test_a_thing_brings_what_it_is_tied_to(build: Build) -> None:
    whole = network(build.graph.records(), build.graph.ontology).multigraph
    near = drawn(build, Selection("state:JPN")).network
    expected = {one for one in whole.edges(keys=True) if "state/JPN" in one[:2]}
    assert expected and expected <= set(near.multigraph.edges(keys=True))
    told = build.catalog.claims(ClaimFilter(about="state:JPN"), page=Page(0, 100)).items
    assert {one.iri.rpartition("/")[2] for one in told}
    assert len(near.claims) < len(drawn(build, Selection()).network.claims)
    far = drawn(build, Selection("state:JPN", hops=2)).network
    assert set(near.multigraph.edges(keys=True)) < set(far.multigraph.edges(keys=True))


def test_a_document_brings_what_it_tells_and_mentions(build: Build) -> None:
    for one in build.catalog.documents().items:
        found = drawn(build, Selection(document=one.id)).network
        assert set(found.documents) == {one.id} and set(found.mentions) == {one.id}
        document = build.catalog.document(one.id)
        assert document is not None
        assert {ref.iri.rpartition("/id/")[2] for ref in document.mentions} <= set(found.multigraph)
        assert len(found.claims) == document.claims


def test_words_bring_the_claims_that_hold_them(build: Build) -> None:
    found = drawn(build, Selection(words="首先使用")).network
    assert len(found.claims) == build.catalog.claims(ClaimFilter(text="首先使用")).total > 0


def test_what_is_too_much_is_cut_and_said(build: Build, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selections, "MOST", 3)
    monkeypatch.setattr(  # neither what other tests asked for nor what is cut here may be kept, whichever build the client has
        selections._Kept, "of", lambda _, build, wanted: selections._drawn(build, wanted)
    )
    found = selections._drawn(build, Selection())
    assert found.cut and len(found.network.claims) == 3
    assert selections._drawn(build, Selection("state:CHN", hops=2)).cut
    assert "只取最新的" in client.get("/network?key=state:CHN&hops=2", headers=HTML).text


@pytest.mark.parametrize("wanted", [Selection("state:XXX"), Selection(document="0")])
def test_what_is_not_there_has_no_network(build: Build, wanted: Selection) -> None:
    with pytest.raises(HTTPException, match="no "):
        drawn(build, wanted)


def test_the_interactive_page_has_the_same_policy_twice(client: TestClient) -> None:
    found = client.get("/network/view?key=state:CHN", headers=HTML)
    meta = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', found.text)
    assert meta
    policy = found.headers["content-security-policy"]
    assert policy == html.unescape(meta[1]) + "; frame-ancestors 'none'"
    assert "unsafe" not in policy and policy.count("'sha256-") == 3
    assert found.headers.get_list("content-security-policy") == [policy]


def test_a_name_or_code_is_as_good_as_a_key(client: TestClient) -> None:
    expected = client.get("/network?key=state:JPN", headers=HTML).text
    for name in ("日本", "Japan", "JPN", "riben"):
        found = client.get("/network", params={"key": name}, headers=HTML).text
        assert re.findall(r'<th scope="row">.*', found) == re.findall(r'<th scope="row">.*', expected) != []
    assert client.get("/network?key=nobody-of-this-name", headers=HTML).status_code == 404


def test_its_table_needs_no_script(client: TestClient) -> None:
    page = client.get("/network?key=state:JPN", headers=HTML).text
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page, re.S)
    assert rows and all("<a href=" in one for one in rows)
    assert "/network/view?key=state%3AJPN" in page
