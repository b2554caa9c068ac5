"""Ways to ask that are not an address of ours lead to the one that is, or say what to give instead."""

from pathlib import Path
from urllib.parse import quote

import pytest

pytest.importorskip("starlette")

from starlette.testclient import TestClient

from kg.catalog import Entity, Page
from kg.serving.builds import Build
from kg.serving.pages.addresses import page_path

HTML = {"accept": "text/html", "accept-language": "en"}


@pytest.fixture(scope="module")
def build(built: Path) -> Build:
    return Build(built)


@pytest.fixture(scope="module")
def spelled(build: Build) -> Entity:
    """A person whose IRI is spelled otherwise than the key."""
    people = build.catalog.entities(kind="person", page=Page(0, 500)).items
    return next(one for one in people if one.ref.iri.isascii() and "%" not in one.ref.iri and not one.ref.key.isascii())


def test_a_page_of_data_is_the_page(client: TestClient) -> None:
    found = client.get("/data/state/CHN.html?lang=en", headers=HTML)
    assert (found.status_code, found.headers["location"]) == (303, "/page/state/CHN?lang=en")
    assert client.get("/data/state/CHN.ttl").status_code == 200


def test_a_slash_behind_leads_to_the_page_without(client: TestClient) -> None:
    found = client.get("/page/state/CHN/?role=about", headers=HTML)
    assert (found.status_code, found.headers["location"]) == (303, "/page/state/CHN?role=about")
    assert client.get("/id/state/CHN/", headers=HTML).headers["location"] == "/page/state/CHN"
    assert client.get("/page/state/nobody/", headers=HTML).status_code == 404


def test_a_key_leads_to_its_thing(client: TestClient, build: Build, spelled: Entity) -> None:
    kind, _, name = spelled.ref.key.partition(":")
    own = page_path(spelled.ref.iri, build.base)
    for room in ("id", "page"):
        found = client.get(f"/{room}/{kind}/{quote(name)}", headers=HTML)
        assert (found.status_code, found.headers["location"]) == (303, own)
    assert client.get(own, headers=HTML).status_code == 200


def test_browsers_and_caches_are_told(client: TestClient) -> None:
    assert client.get("/favicon.ico").status_code == 204
    assert "Cookie" in client.get("/topics", headers=HTML).headers["vary"]


@pytest.mark.parametrize("name", ["illocution", "topic", "speaker", "publisher"])
def test_a_value_that_there_is_not_is_not_answered_with_nothing(client: TestClient, name: str) -> None:
    role = "by" if name in ("speaker",) else "about"
    found = client.get(f"/page/treaty/NPT?role={role}&{name}=zzz", headers=HTML)
    assert found.status_code == 400 and "zzz" in found.text and name in found.text


def test_what_cannot_speak_has_no_claims_by_it(client: TestClient) -> None:
    found = client.get("/page/topic/no-first-use?role=by", headers=HTML).text
    assert "Claims by No first use" not in found and "Claims about No first use" in found


def test_advice_fits_what_is_searched(client: TestClient, build: Build) -> None:
    found = client.get("/search?q=nosuchword&kind=claims", headers=HTML).text
    assert "Chinese words that they contain" in found and "/search?q=nosuchword" in found
    known = client.get("/search?q=China&kind=claims", headers=HTML).text
    assert "/page/state/CHN?role=by#claims" in known and "Claims by China" in known
    assert "role=by#claims" not in client.get("/search?q=Chin&kind=claims", headers=HTML).text
