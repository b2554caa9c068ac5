"""The pages: in both languages, for every device, without a script."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest

pytest.importorskip("starlette")

from starlette.testclient import TestClient

from kg.catalog import Claim, ClaimFilter, Page
from kg.graph import Graph, load
from kg.serving.builds import Build
from kg.serving.pages.words import Words, table
from kg.serving.settings import Settings
from tests.serving.conftest import client_of
from tests.support.markup import Markup, markup

HTML = {"accept": "text/html"}
ROOMS = Path(__file__).resolve().parents[3] / "kg"
TEMPLATES, CITING = ROOMS / "serving" / "pages", ROOMS / "catalog" / "citing"
PAGES = [
    "/", "/search", "/search?q=核", "/search?q=ELBARADEI", "/search?q=中国&kind=claims", "/search?q=条约&kind=treaty",
    "/search?q=核&kind=documents", "/page/state/CHN", "/page/state/CHN?role=about", "/page/state/USA?illocution=criticize",
    "/page/treaty/NPT", "/page/topic/no-first-use", "/page/illocution/deny", "/page/org/CHN-MFA", "/page/group/NWS",
    "/positions", "/positions?actor=CHN&topic=NPT", "/positions?actor=CHN,JPN&stance=against&since=2020", "/topics", "/treaties",
    "/actors", "/actors?sort=name", "/documents", "/documents?sort=oldest&publisher=外交部", "/documents?mentions=state:CHN",
    "/network", "/network?key=state:CHN", "/network?key=state:JPN&hops=2", "/network?q=核", "/network?all=1", "/ontology",
    "/page/activity/build", "/page/graph/provenance", "/nothing", "/positions?since=never",
]  # fmt: skip


def read(client: TestClient, path: str, language: str = "") -> Markup:
    """A page, with its markup checked; no cookie stays."""
    headers = HTML | ({"accept-language": language} if language else {})
    found = client.get(path, headers=headers, follow_redirects=True)
    client.cookies.clear()
    assert found.headers["content-type"] == "text/html; charset=utf-8", path
    page = markup(found.text)
    assert page.wrong == [], path
    return page


@pytest.fixture(scope="module")
def build(built: Path) -> Build:
    return Build(built)


def claims(build: Build, wanted: ClaimFilter | None = None) -> list[Claim]:
    return list(build.catalog.claims(wanted or ClaimFilter(), page=Page(0, 1_000)).items)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_can_be_read_by_everybody(client: TestClient, path: str, language: str) -> None:
    page = read(client, path, language)
    assert page.lang == {"zh": "zh-Hans", "en": "en"}[language]
    assert page.title and "content" in page.ids
    assert all(one.startswith("/") or one == "data:," for one in page.loads), page.loads
    assert not any(one.endswith(".js") for one in page.loads)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_claim_and_document_has_a_page(client: TestClient, build: Build, language: str) -> None:
    for claim in claims(build):
        read(client, f"/page/claim/{claim.id}", language)
        read(client, f"/page/document/{claim.document.id}", language)


def test_every_link_on_the_first_pages_leads_somewhere(client: TestClient) -> None:
    seen: set[str] = set()
    for path in (
        "/",
        "/page/state/CHN",
        "/page/treaty/NPT",
        "/positions",
        "/topics",
        "/documents",
        "/network?key=state:CHN",
    ):
        page = read(client, path)
        for link in sorted({one.partition("#")[0] for one in page.links} - seen):
            seen.add(link)
            if link.startswith("/") and not link.startswith("/query"):
                assert client.get(link, headers=HTML, follow_redirects=True).status_code == 200, (path, link)
    client.cookies.clear()


def test_the_language_is_that_of_the_address_then_of_the_cookie_then_of_the_browser(built: Path) -> None:
    english = {**HTML, "accept-language": "de, en;q=0.8, zh;q=0.5"}
    with client_of(built) as client:
        assert 'lang="en"' in client.get("/", headers=english).text[:60]
        assert 'lang="zh-Hans"' in client.get("/", headers=HTML).text[:60]
        found = client.get("/?lang=zh", headers=english)
        assert 'lang="zh-Hans"' in found.text[:60]
        cookie = found.headers["set-cookie"].lower()
        assert "samesite=lax" in cookie and "httponly" in cookie
        assert 'lang="zh-Hans"' in client.get("/", headers=english).text[:60]
        assert 'lang="en"' in client.get("/?lang=en", headers=HTML).text[:60]
        assert "set-cookie" not in client.get("/?lang=%22%3E", headers=HTML).headers


def test_the_other_language_keeps_the_rest_of_the_address(client: TestClient) -> None:
    page = read(client, "/search?q=核&kind=claims", "zh")
    assert f"/search?q={quote('核')}&kind=claims&lang=en" in page.links


def test_the_words_of_pages_are_all_there_and_all_used() -> None:
    files = [path for room in (TEMPLATES, CITING) for path in sorted(room.rglob("*"))]
    said = "".join(path.read_text("utf-8") for path in files if path.suffix in (".html", ".py"))
    used = set(re.findall(r"""\bw\(['"]([\w-]+)['"]""", said)) | set(re.findall(r"""words\(['"]([\w-]+)['"]""", said))
    assert {one for one in used if not one.endswith("_")} - table().keys() == set()
    made = re.compile(
        "nothing_tips_|kind_|kinds_|illocution_|toward_|polarity_|modality_|manner_|quotation_|quoted_|stance_|change_|term_|inverse_|found_|differ_"
    )
    spare = {
        one
        for one in table().keys() - used
        if not made.match(one) and not re.search(rf"['\"]{re.escape(one)}['\"]", said)
    }
    assert spare == set()
    assert all(zh.strip() and en.strip() for zh, en in table().values())


def test_words_say_numbers() -> None:
    assert Words("en")("n_claims", n=1) == "1 claim" and Words("en")("n_claims", n=1_200) == "1,200 claims"
    assert Words("zh")("n_claims", n=1_200) == "1,200 条主张"


def test_every_page_names_the_build(client: TestClient, build: Build) -> None:
    assert build.id in read(client, "/").text
    assert build.id in read(client, "/nothing").text


def test_a_build_that_cannot_be_read_is_told(built: Path) -> None:
    with client_of(built) as client:
        client.app._app._app.state.builds.trouble = "graph.nq is cut"  # type: ignore[attr-defined]
        assert "graph.nq is cut" in read(client, "/", "en").text


def test_a_search_finds_by_both_scripts_by_sound_and_in_texts(client: TestClient) -> None:
    for wanted in ("日本", "riben", "Japan", "JPN"):
        assert "/page/state/JPN" in read(client, f"/search?q={wanted}").links, wanted
    found = client.get("/search?q=核裁軍", headers=HTML).text
    assert '<mark class="found">核裁军</mark>' in found or 'found">核裁军</mark>' in found


@pytest.mark.parametrize(
    "path",
    [
        "/search?q=a&kind=x",
        "/search?page=0",
        "/search?page=x",
        "/page/state/CHN?role=x",
        "/positions?stance=x",
        "/positions?topic=zzzz",
        "/topics?sort=x",
        "/network?hops=3",
        "/network?key=state:CHN&q=x",
        "/search?q=%ff",
        "/documents?since=yesterday",
        "/page/state/CHN?year=x",
        "/search?q=a&q=b",
    ],
)
def test_what_makes_no_sense_is_refused_with_a_reason(client: TestClient, path: str) -> None:
    found = client.get(path, headers=HTML)
    assert found.status_code == 400
    assert markup(found.text).wrong == []


def test_pages_of_a_list_hold_everything_once(client: TestClient, build: Build) -> None:
    every = {one.id for one in claims(build, ClaimFilter(actor="state:CHN"))}
    seen: list[str] = []
    for number in range(1, len(every) + 2):
        page = read(client, f"/page/state/CHN?role=by&page={number}")
        seen += [one.removeprefix("claim-") for one in page.ids if one.startswith("claim-") and len(one) == 22]
    assert sorted(seen) == sorted(every)


def test_numbers_of_facets_are_those_of_the_lists_behind_them(client: TestClient, build: Build) -> None:
    for path in ("/page/state/CHN?role=by", "/page/treaty/NPT"):
        text = client.get(path, headers={**HTML, "accept-language": "en"}).text
        facets = re.findall(
            r'<a href="([^"]+(?:illocution|topic|speaker|target|actor|publisher|year)=[^"]+)"[^>]*>.*?<span class="number">([\d,]+)</span>',
            text,
        )
        assert facets
        for link, number in facets:
            behind = client.get(link.replace("&amp;", "&").partition("#")[0], headers=HTML).text
            counted = re.search(r'id="claims-title">.*?<span class="count">([\d,]+)</span>', behind, re.S)
            assert counted and counted[1] == number, link


def test_a_graph_without_texts_shows_none(built: Path, graph: Graph) -> None:
    """Only what is quoted: no sentence beyond the words of evidence is on any page."""
    full = Build(built)
    with client_of(built, Settings(fulltext=False)) as client:
        for document in load(built).documents:
            known = full.catalog.document(document)
            assert known is not None and known.text
            page = read(client, f"/page/document/{document}")
            for suffix in ("ttl", "jsonld", "nq"):
                assert known.text[-30:].strip() not in client.get(f"/data/document/{document}.{suffix}").text
            assert "text-title" not in page.ids
            quoted = client.get("/search?q=首先使用", headers=HTML).text + page.text
            told = {one.content_at.quote for one in claims(full, ClaimFilter(document=document))}
            for line in known.text.split("\n")[1:]:
                if len(line) > 30 and not any(line in one for one in told):
                    assert line not in quoted
        for claim in claims(full):
            text = read(client, f"/page/claim/{claim.id}").text
            assert claim.content_at.quote in text
            text = text.replace(claim.document.title, "")
            for rest in (claim.before, claim.after):
                assert len(rest) < 6 or rest not in text
