"""A claim is cited by its words, its place and its source."""

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

pytest.importorskip("starlette")

from starlette.testclient import TestClient

from kg.catalog import Claim, ClaimFilter, DocumentRef, Offsets, Page, Ref
from kg.catalog.citing.forms import bibtex, cited_claim, cited_document, csl, text
from kg.serving.builds import Build
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
        assert words.removeprefix("The ").startswith(claim.speaker.label("en"))
        assert ("in a negated sentence" in words) == (claim.polarity == "negative")
        assert re.search(
            r"\b(said|asked|pledged|voiced|criticized|denied|endorsed|opposed|called|warned|agreed|accepted|regretted)\b",
            words,
        ), words
        assert "the graph does not hold it to be a fact" in found


def test_citations_of_a_claim_name_its_place_and_source(client: TestClient, known: list[Claim]) -> None:
    for claim in known:
        line = client.get(f"/cite/claim/{claim.id}.txt", headers=HTML).text
        assert claim.iri in line and claim.content_at.quote in line and claim.document.title in line
        assert f"第{claim.content_at.start}–{claim.content_at.end}字符" in line
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
    assert f"（代表{one.on_behalf_of.zh}）" in cited_claim(one, None, "abc", "zh").said
    assert re.search(rf", for (the )?{one.on_behalf_of.en}", cited_claim(one, None, "abc", "en").said)


def act_of(claim: Claim, act: str, **changed: object) -> Claim:
    """A plain claim of that act, with nobody behind or before it."""
    bare: dict[str, object] = {
        "illocution": Ref(f"illocution:{act}", f"https://w3id.org/nuclear-kg/id/illocution/{act}", "illocution", act), "on_behalf_of": None,
        "targets": (), "relayed_by": None, "embedded_in": None, "polarity": "affirmative", "modality": "asserted",
        "quotation": "indirect", "date": None, "cue_at": None, "speaker": USA, "capacity": None,
    }  # fmt: skip
    return replace(claim, **{**bare, **changed})  # type: ignore[arg-type]


USA = Ref("state:USA", "https://w3id.org/nuclear-kg/id/state/USA", "state", "美国", "United States")
FRANCE = Ref("state:FRA", "https://w3id.org/nuclear-kg/id/state/FRA", "state", "法国", "France")
IRAN = Ref("state:IRN", "https://w3id.org/nuclear-kg/id/state/IRN", "state", "伊朗", "Iran")


def said(claim: Claim, outer: Claim | None = None) -> tuple[str, str]:
    """The words before its quotation, in both languages."""
    chinese = cited_claim(claim, outer, "abc", "zh").said.partition("：")[0]
    return chinese, cited_claim(claim, outer, "abc", "en").said.partition(": ")[0]


def test_a_negated_sentence_is_never_cited_as_its_opposite(known: list[Claim]) -> None:
    one = act_of(known[0], "accept", polarity="negative")
    assert said(one) == (
        "美国表示（否定句；归为“同意”；间接引语）",
        "The United States said (in a negated sentence; classed as “accepted”; indirect speech)",
    )
    assert said(act_of(known[0], "request", polarity="negative", quotation=None, targets=(IRAN,))) == (
        "美国要求伊朗（否定句）",
        "The United States called on Iran (in a negated sentence)",
    )


def test_who_denies_says_what_is_so(known: list[Claim]) -> None:
    cue = Offsets(0, 2, "否认")
    assert said(act_of(known[0], "deny", quotation="direct")) == (
        "美国否认，称（直接引语）",
        "The United States, in denial, said (direct speech)",
    )
    assert said(act_of(known[0], "deny", cue_at=cue)) == (
        "美国否认（间接引语）",
        "The United States denied (indirect speech)",
    )
    assert said(act_of(known[0], "deny", cue_at=cue, polarity="negative"))[0].startswith("美国否认，称（否定句")


def test_what_is_asked_or_hoped_is_not_cited_as_said(known: list[Claim]) -> None:
    for modality in ("intention", "obligation", "requested", "willingness", "conditional", "possible", "question"):
        chinese, english = said(act_of(known[0], "assert", modality=modality))
        assert Words("zh")(f"manner_{modality}") in chinese and Words("en")(f"manner_{modality}") in english


def test_through_whom_it_is_known_is_cited(known: list[Claim]) -> None:
    outer = act_of(known[0], "assert", speaker=FRANCE)
    relayed = act_of(known[0], "assert", relayed_by=FRANCE, date="2019-07-29", quotation=None)
    assert said(relayed) == (
        "据法国转述，美国于2019年7月29日表示",
        "As relayed by France, the United States said (2019-07-29)",
    )
    assert said(relayed, outer)[0] == "据法国的话，美国于2019年7月29日表示"
    assert said(act_of(known[0], "assert", quotation=None), outer)[1] == "According to France, the United States said"


def test_names_are_joined_as_a_sentence_joins_them(known: list[Claim]) -> None:
    one = act_of(known[0], "criticize", speaker=IRAN, targets=(FRANCE, IRAN, USA), quotation=None)
    assert said(one) == ("伊朗批评法国、伊朗、美国", "Iran criticized France, Iran and the United States")


def test_an_entry_has_an_address_and_its_note_has_sentences(known: list[Claim]) -> None:
    one = act_of(known[0], "assert")
    entry = bibtex(cited_claim(replace(one, document=ODD), None, "abc", "en"), Words("en"))
    assert f"url = {{{one.iri}}}" in entry and "eprint" not in entry
    assert re.search(r"”\. characters \d+–\d+\. Build abc\. https://", entry)
    assert "（2021年3月，第" in text(cited_claim(replace(one, document=ODD), None, "abc", "zh"), Words("zh"))


def test_other_reports_of_one_utterance_are_shown(client: TestClient, known: list[Claim]) -> None:
    for claim in known:
        found = client.get(f"/page/claim/{claim.id}", headers=HTML).text
        others = {one.id for one in known if one.utterance == claim.utterance and one.id != claim.id}
        assert len(others) == claim.told - 1
        assert sum(f'id="claim-{one}"' in found for one in others) == min(len(others), REPORTS)
