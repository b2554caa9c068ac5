"""A claim is cited by its words, its place and its source."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

pytest.importorskip("starlette")

from starlette.testclient import TestClient

from kg.catalog import Claim, ClaimFilter, DocumentRef, Page
from kg.serving.builds import Build
from kg.serving.pages.citing import bibtex, cited_claim, cited_document, csl, text
from kg.serving.pages.claims import REPORTS
from kg.serving.pages.words import Words

HTML = {"accept": "text/html", "accept-language": "zh"}
ODD = DocumentRef(
    "d1",
    "https://w3id.org/nuclear-kg/id/document/d1",
    "d1",
    "100% {核} & #1_\\x~^\n第二行",
    "2021-03",
    "甲_报",
    "javascript:x",
)


@pytest.fixture(scope="module")
def known(built: Path) -> list[Claim]:
    return list(Build(built).catalog.claims(ClaimFilter(), page=Page(0, 1_000)).items)


def test_a_page_marks_the_words_at_their_offsets(client: TestClient, known: list[Claim], built: Path) -> None:
    catalog = Build(built).catalog
    for claim in known:
        document = catalog.document(claim.document.id)
        assert document is not None and document.text
        start, end = claim.content_at.start, claim.content_at.end
        found = client.get(f"/page/claim/{claim.id}", headers=HTML).text
        assert f"第 {start:,}–{end:,} 个字符" in found
        quote = re.search(r'<figure class="quote">.*?</figure>', found, re.S)
        assert quote
        marked = "".join(re.findall(r'<mark class="content">(.*?)</mark>', quote[0].partition("figcaption")[0], re.S))
        assert unescape(marked) == document.text[start:end]
        whole = re.sub("<[^>]+>", "", quote[0].partition("<p>")[2].partition("</p>")[0])
        assert unescape(whole) == claim.before + claim.content_at.quote + claim.after


def test_a_claim_is_worded_as_one(client: TestClient, known: list[Claim]) -> None:
    for claim in known:
        found = client.get(f"/page/claim/{claim.id}", headers={**HTML, "accept-language": "en"}).text
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", found, re.S)
        assert heading
        words = unescape(re.sub("<[^>]+>", "", heading[1]))
        assert words.startswith(claim.speaker.label("en"))
        assert re.search(
            r"\b(said|asked|pledged|voiced|criticized|denied|endorsed|opposed|called|warned|agreed|accepted|regretted)\b",
            words,
        ), words
        assert "the graph does not hold it to be a fact" in found


def test_citations_of_a_claim_name_its_place_and_source(client: TestClient, known: list[Claim]) -> None:
    for claim in known:
        line = client.get(f"/cite/claim/{claim.id}.txt", headers=HTML).text
        assert claim.iri in line and claim.content_at.quote in line and claim.document.title in line
        assert f"字符 {claim.content_at.start}–{claim.content_at.end}" in line
        (item,) = client.get(f"/cite/claim/{claim.id}.json").json()
        assert item["id"] == f"claim-{claim.id}" and claim.iri in item["note"]
        entry = client.get(f"/cite/claim/{claim.id}.bib")
        assert (
            entry.text.startswith(f"@misc{{claim-{claim.id},") and "attachment" in entry.headers["content-disposition"]
        )


def test_citations_take_any_title() -> None:
    one, words = cited_document(ODD, "abc"), Words("zh")
    entry = bibtex(one, words)
    inner = entry[entry.index("{") + 1 :]
    assert entry.count("{") - entry.count(r"\{") == entry.count("}") - entry.count(r"\}")
    assert r"100\% \{核\} \& \#1\_\textbackslash{}x\textasciitilde{}\textasciicircum{} 第二行" in inner
    (item,) = json.loads(csl(one, words))
    assert item["title"] == ODD.title and item["author"] == [{"literal": "甲_报"}]
    assert item["issued"] == {"date-parts": [[2021, 3]]} and "URL" not in item and item["type"] == "document"
    assert "javascript:" not in text(one, words) + entry


def test_what_is_not_there_cannot_be_cited(client: TestClient, known: list[Claim]) -> None:
    for path in (f"/cite/claim/{known[0].id}.doc", "/cite/claim/0.bib", "/cite/x", f"/cite/state/{known[0].id}.bib"):
        assert client.get(path).status_code == 404


def test_who_speaks_for_whom_is_cited(known: list[Claim]) -> None:
    one = next(claim for claim in known if claim.on_behalf_of)
    assert one.on_behalf_of is not None
    assert f"（代表{one.on_behalf_of.zh}）" in cited_claim(one, "abc", "zh").said
    assert f", for {one.on_behalf_of.en}" in cited_claim(one, "abc", "en").said


def test_other_reports_of_one_utterance_are_shown(client: TestClient, known: list[Claim]) -> None:
    for claim in known:
        found = client.get(f"/page/claim/{claim.id}", headers=HTML).text
        others = {one.id for one in known if one.utterance == claim.utterance and one.id != claim.id}
        assert len(others) == claim.told - 1
        assert sum(f'id="claim-{one}"' in found for one in others) == min(len(others), REPORTS)
