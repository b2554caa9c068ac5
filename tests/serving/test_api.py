"""The JSON API: every filter says what the claims of the graph say, pages walk everything once, and nothing drifts."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema_rs
import pytest

pytest.importorskip("starlette")

from starlette.testclient import TestClient

from kg.graph import Graph
from kg.positions.differences import differences
from kg.positions.filtering import Filter
from kg.positions.ledger import matrix, positions
from kg.positions.votes import STANCES
from kg.serving.api.forms import columns
from kg.serving.api.operations import LIMIT, Listing
from kg.serving.api.resources import OPERATIONS
from kg.serving.settings import Settings
from kg.text.script import fold
from tests.serving.conftest import client_of

LISTS = [one for one in OPERATIONS if isinstance(one, Listing)]
REQUIRED = {"/api/claims/counts": {"by": "illocution"}}
Claim = dict[str, Any]


def items(client: TestClient, path: str, **asked: Any) -> list[Any]:
    """All of a list, page by page."""
    found: list[Any] = []
    address: str | None = path
    parameters: dict[str, Any] | None = {"limit": LIMIT, **asked}
    while address:
        answer = client.get(address, params=parameters)
        assert answer.status_code == 200, answer.text
        found += answer.json()["items"]
        address, parameters = answer.json()["next"], None
    return found


@pytest.fixture(scope="module")
def claims(sample: Graph) -> list[Claim]:
    published = {one.name: one for one in sample.records().documents()}
    return [{**one, "published": published[one["document"]]} for one in sample.claims]


def last(iri: str) -> str:
    return iri.rpartition("/")[2]


@pytest.fixture(scope="module")
def without_texts(sample_folder: Path) -> Iterator[TestClient]:
    with client_of(sample_folder, Settings(fulltext=False)) as client:
        yield client


def texts_of(graph: Graph) -> dict[str, str]:
    """By the id of the document."""
    records = graph.records()
    return {last(one.document): records.text(one) or "" for one in records.documents()}


# -- filters -----------------------------------------------------------------------------------------------------------


def about(one: Claim) -> set[str]:
    return {*one["targets"], one["addressee"], *one["instruments"], *(f"topic:{name}" for name in one["topics"])}


def since(one: Claim, day: str) -> bool:
    end = (one["date"] or "").rpartition("/")[2]
    return bool(end) and end[: len(day)] >= day[: len(end)]


def until(one: Claim, day: str) -> bool:
    start = (one["date"] or "").partition("/")[0]
    return bool(start) and start[: len(day)] <= day[: len(start)]


PLAIN = {
    "actor": lambda one, key: key in (one["speaker"], one["on_behalf_of"]),
    "speaker": lambda one, key: key == one["speaker"],
    "target": lambda one, key: key in one["targets"],
    "about": lambda one, key: key in about(one),
    "topic": lambda one, key: key.removeprefix("topic:") in one["topics"],
    "instrument": lambda one, key: key in one["instruments"],
    "illocution": lambda one, name: one["illocution"] == name.removeprefix("illocution:"),
    "polarity": lambda one, name: one["polarity"] == name,
    "publisher": lambda one, name: one["published"].publisher == name,
    "document": lambda one, id: last(one["published"].document) == id,
    "since": since,
    "until": until,
}


def values_of(name: str, claims: list[Claim]) -> set[str]:
    """What the claims of the sample have to ask for."""
    match name:
        case "actor":
            return {key for one in claims for key in (one["speaker"], one["on_behalf_of"]) if key}
        case "target" | "instrument":
            return {key for one in claims for key in one[f"{name}s"]}
        case "about":
            return {key for one in claims for key in about(one) if key}
        case "topic":
            topics = {topic for one in claims for topic in one["topics"]}
            return topics | {f"topic:{one}" for one in topics}
        case "publisher":
            return {one["published"].publisher for one in claims} - {None}
        case "document":
            return {last(one["published"].document) for one in claims}
        case "since" | "until":
            days = {one["date"][:length] for one in claims if one["date"] for length in (4, 7, 10)}
            return {day for day in days if len(day) in (4, 7, 10)}
    return {one[name] for one in claims}


@pytest.mark.parametrize("name", PLAIN)
def test_a_filter_finds_what_a_plain_look_at_the_claims_finds(
    sample_client: TestClient, claims: list[Claim], name: str
) -> None:
    asked = sorted(values_of(name, claims))
    assert len(asked) > 1
    for value in asked:
        wanted = {last(one["claim"]) for one in claims if PLAIN[name](one, value)}
        assert wanted
        found = items(sample_client, "/api/claims", **{name: value})
        assert [one["id"] for one in found] == list(dict.fromkeys(one["id"] for one in found))
        assert {one["id"] for one in found} == wanted, value


@pytest.mark.parametrize("word", ["核", "无核武器", "無核武器", "条约 支持", "NPT", "美国"])
def test_words_are_looked_for_in_the_sentence_in_either_script(sample_client: TestClient, word: str) -> None:
    every = items(sample_client, "/api/claims")
    wanted = {one["id"] for one in every if all(fold(part) in fold(one["sentence"]) for part in word.split())}
    assert {one["id"] for one in items(sample_client, "/api/claims", text=word)} == wanted


def test_filters_hold_together(sample_client: TestClient, claims: list[Claim]) -> None:
    asked = {
        "actor": "state:CHN",
        "polarity": "affirmative",
        "since": "2018",
        "until": "2023",
        "topic": "non-proliferation",
    }
    wanted = {last(one["claim"]) for one in claims if all(PLAIN[name](one, value) for name, value in asked.items())}
    assert wanted
    assert {one["id"] for one in items(sample_client, "/api/claims", **asked)} == wanted


@pytest.mark.parametrize("by", ["illocution", "polarity", "speaker", "publisher", "topic", "target"])
def test_counts_are_those_of_the_claims(sample_client: TestClient, claims: list[Claim], by: str) -> None:
    wanted: Counter[str] = Counter()
    for one in claims:
        match by:
            case "topic":
                wanted.update(f"topic:{name}" for name in one["topics"])
            case "target":
                wanted.update(one["targets"])
            case "publisher":
                wanted.update({one["published"].publisher} - {None})
            case _:
                wanted[f"illocution:{one[by]}" if by == "illocution" else one[by]] += 1
    found = items(sample_client, "/api/claims/counts", by=by)
    assert {one["value"]: one["claims"] for one in found} == wanted


def test_claims_come_by_date(sample_client: TestClient) -> None:
    for order, newest_first in (("date", False), ("-date", True)):
        days = [one["date"] or "" for one in items(sample_client, "/api/claims", order=order)]
        first = [day.partition("/")[0] for day in days]
        assert [day[:4] for day in first] == sorted((day[:4] for day in first), reverse=newest_first)


# -- what a claim is ---------------------------------------------------------------------------------------------------


def test_a_claim_says_that_it_is_one_with_speaker_sentence_place_document_and_iri(
    sample_client: TestClient, sample: Graph
) -> None:
    texts = texts_of(sample)
    every = items(sample_client, "/api/claims")
    assert len(every) == len(sample.claims)
    for one in every:
        assert next(iter(one)) == "kind" and one["kind"] == "claim"
        assert one["speaker"]["key"] and one["actor"]["key"] and one["iri"].endswith(one["id"])
        text, place = texts[one["document"]["id"]], one["content_at"]
        assert text[place["start"] : place["end"]] == place["quote"]
        assert place["quote"] in one["sentence"] and one["sentence"] in text
        assert sample_client.get(f"/api/claims/{one['id']}").json()["item"] == one


def test_every_statement_that_an_answer_holds_is_a_claim_or_a_report_with_its_passage(
    sample_client: TestClient,
) -> None:
    found = items(sample_client, "/api/positions") + [
        side for one in items(sample_client, "/api/differences") for side in (one["one"], one["other"])
    ]
    assert found
    for one in found:
        said = [part for part in (one["claim"], one["vote"]) if part]
        assert len(said) == 1
        assert said[0]["kind"] in ("claim", "relation")
        assert (said[0].get("speaker") or said[0]["subject"])["key"]
        assert said[0].get("sentence") or said[0]["passage"]["sentence"]


# -- entities, documents, relations, votes, positions ------------------------------------------------------------------


def test_an_entity_is_found_by_any_name_and_told_in_two_languages(sample_client: TestClient) -> None:
    for name in ("不扩散核武器条约", "不擴散核武器條約", "NPT", "Non-Proliferation Treaty", "不扩散核武器"):
        found = sample_client.get("/api/entities", params={"q": name, "kind": "treaty", "limit": 1}).json()
        assert found["items"][0]["key"] == "treaty:NPT", name
    one = sample_client.get("/api/entities/treaty:NPT").json()["item"]
    assert (one["ref"]["zh"], one["ref"]["en"][:15]) == ("不扩散核武器条约", "Treaty on the N")
    assert "http://www.wikidata.org/entity/Q172931" in one["links"] or one["links"] == []
    assert sample_client.get("/api/entities/person:古特雷斯").json()["item"]["ref"]["kind"] == "person"


def test_kinds_of_entities_are_apart(sample_client: TestClient) -> None:
    for kind in ("state", "topic", "illocution", "post"):
        assert {one["kind"] for one in items(sample_client, "/api/entities", kind=kind)} == {kind}


def test_documents_have_their_text(sample_client: TestClient, sample: Graph) -> None:
    found = items(sample_client, "/api/documents")
    assert {one["name"] for one in found} == {one.name for one in sample.records().documents()}
    texts = texts_of(sample)
    for one in found:
        item = sample_client.get(f"/api/documents/{one['id']}").json()["item"]
        assert item["text"] == texts[one["id"]]
        key = item["mentions"][0]["key"]
        assert one["id"] in {other["id"] for other in items(sample_client, "/api/documents", mentions=key)}


def test_relations_are_those_of_the_graph(sample_client: TestClient, sample: Graph) -> None:
    every = items(sample_client, "/api/relations")
    told = {last(one["relation"]): one for one in sample.relations}
    assert {one["id"] for one in every} == told.keys()
    for one in every:
        known, predicate = told[one["id"]], one["predicate"]["iri"].rpartition("#")[2]
        assert (predicate, one["passage"]["quote"]) == (known["predicate"], known["quote"])
        assert known["subject"] in (one["subject"]["key"], "this")
        assert known["object"] == one["object"]["key"] or predicate == "holdsPost"
    ends = [(one["subject"]["key"], one["predicate"]["iri"].rpartition("#")[2], one["object"]["key"]) for one in every]
    for subject, predicate, thing in dict.fromkeys(ends[::15]):
        found = items(sample_client, "/api/relations", subject=subject, predicate=predicate, object=thing)
        assert [one["id"] for one in found] == [
            one["id"] for one, end in zip(every, ends, strict=True) if end == (subject, predicate, thing)
        ]
        either = items(sample_client, "/api/relations", about=thing)
        assert [one["id"] for one in either] == [
            one["id"] for one, end in zip(every, ends, strict=True) if thing in (end[0], end[2])
        ]


def test_votes_are_relations_of_a_few_kinds(sample_client: TestClient, sample: Graph) -> None:
    wanted = {last(one["relation"]): one["predicate"] for one in sample.relations if one["predicate"] in STANCES}
    assert wanted
    found = items(sample_client, "/api/votes")
    assert {one["id"]: last(one["predicate"]["iri"].replace("#", "/")) for one in found} == wanted
    against = {id for id, predicate in wanted.items() if predicate == "votedAgainst"}
    assert {one["id"] for one in items(sample_client, "/api/votes", vote="votedAgainst")} == against


@pytest.mark.parametrize(
    "asked",
    [{}, {"actor": ["CHN"]}, {"actor": ["中国", "state:USA"]}, {"topic": "NPT"}, {"actor": ["P5"], "members": "true"}, {"since": "2022"}, {"topic": "AUKUS", "until": "2021-12"}],
)  # fmt: skip
def test_positions_and_differences_are_those_of_the_ledger(
    sample_client: TestClient, sample: Graph, asked: dict[str, Any]
) -> None:
    only = Filter(actor=tuple(asked.get("actor", ())), topic=asked.get("topic"), since=asked.get("since"), until=asked.get("until"), members="members" in asked)  # fmt: skip
    wanted = positions(sample, only)
    found = items(sample_client, "/api/positions", **asked)
    assert [(one["actor"]["key"], one["subject"]["key"], one["stance"], one["date"], one["change"], one["reports"]) for one in found] == [
        (one["actor"], one["subject"], one["stance"], one["date"], one["change"], one["reports"]) for one in wanted
    ]  # fmt: skip
    assert [(one["claim"] or one["vote"])["iri"] for one in found] == [one["claim"] for one in wanted]
    pairs = [
        (one["one"]["claim"] or one["one"]["vote"])["iri"] for one in items(sample_client, "/api/differences", **asked)
    ]
    assert pairs == [one["one_claim"] for one in differences(sample, only)]


def test_the_matrix_is_that_of_the_ledger_in_rows(sample_client: TestClient, sample: Graph) -> None:
    wanted = {
        (one["actor"], one["subject"], stance): one[stance]
        for one in matrix(sample)
        for stance in one["claims"]
        if one[stance]
    }
    found = items(sample_client, "/api/matrix")
    assert {(one["actor"]["key"], one["subject"]["key"], one["stance"]): one["count"] for one in found} == wanted
    assert all(len(one["said"]) == one["count"] for one in found)
    chinese = items(sample_client, "/api/matrix", actor="state:CHN")
    assert {one["actor"]["key"] for one in chinese} == {"state:CHN"}


# -- pages, tables, tags -----------------------------------------------------------------------------------------------


def walk(client: TestClient, path: str, limit: int) -> Iterator[dict[str, Any]]:
    address: str | None = path
    parameters: dict[str, Any] | None = {"limit": limit, **REQUIRED.get(path, {})}
    while address:
        answer = client.get(address, params=parameters)
        assert answer.status_code == 200, answer.text
        found = answer.json()
        link = answer.headers.get("link")
        assert link == (f'<{found["next"]}>; rel="next"' if found["next"] else None)
        assert answer.headers["kg-total"] == str(found["total"])
        yield found
        address, parameters = found["next"], None


@pytest.mark.parametrize("operation", LISTS, ids=lambda one: one.name)
def test_pages_walk_everything_once(sample_client: TestClient, operation: Listing) -> None:
    small = list(walk(sample_client, operation.path, 40))
    large = list(walk(sample_client, operation.path, LIMIT))
    joined = [one for page in small for one in page["items"]]
    assert joined == [one for page in large for one in page["items"]]
    assert len(joined) == small[0]["total"] > 0
    written = [json.dumps(one, ensure_ascii=False) for one in joined]
    assert len(set(written)) == len(written)


@pytest.mark.parametrize("operation", LISTS, ids=lambda one: one.name)
def test_a_table_holds_what_the_json_holds(sample_client: TestClient, operation: Listing) -> None:
    asked = {"limit": 50, **REQUIRED.get(operation.path, {})}
    plain = sample_client.get(operation.path, params=asked).json()
    for found in (
        sample_client.get(operation.path, params={**asked, "format": "csv"}),
        sample_client.get(operation.path, params=asked, headers={"accept": "text/csv"}),
    ):
        assert found.headers["content-type"] == "text/csv; charset=utf-8"
        rows = list(csv.DictReader(io.StringIO(found.text)))
        assert len(rows) == len(plain["items"]) and found.headers["kg-total"] == str(plain["total"])
        assert list(rows[0]) == columns(operation.gives)
        name = next(
            one
            for one in ("id", "key", "value", "date", "stance", "how")
            if one in rows[0] and one in plain["items"][0]
        )
        assert [row[name] for row in rows] == [one[name] or "" for one in plain["items"]]


def test_a_cell_is_no_formula(tmp_path: Path) -> None:
    from kg.pipeline import build

    text = '=HYPERLINK("http://evil.example","x")国就核试验发表声明\n2024年5月7日\n\n中国外交部发言人7日表示，中方一贯支持《全面禁止核试验条约》。\n'
    (tmp_path / "hostile.txt").write_text(text, "utf-8")
    build(tmp_path / "hostile.txt").save(tmp_path / "out")
    with client_of(tmp_path / "out") as client:
        assert client.get("/api/documents").json()["items"][0]["title"].startswith("=HYPERLINK")
        rows = list(csv.reader(io.StringIO(client.get("/api/documents?format=csv").text)))
        assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
        assert any(cell.startswith("'=HYPERLINK") for cell in rows[1])


@pytest.mark.parametrize(
    "path", ["/api/claims?limit=3", "/api/entities/treaty:NPT", "/api/openapi.json", "/api/documents?format=csv"]
)
def test_who_has_an_answer_is_told_so(sample_client: TestClient, path: str) -> None:
    first = sample_client.get(path)
    tag = first.headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        again = sample_client.get(path, headers={"if-none-match": known})
        assert again.status_code == 304 and again.content == b"" and again.headers["etag"] == tag
    assert sample_client.get(path, headers={"if-none-match": '"other"'}).content == first.content


def test_another_question_has_another_tag(sample_client: TestClient, without_texts: TestClient) -> None:
    path = "/api/claims?limit=3"
    others = (path, "/api/claims?limit=4", f"{path}&format=csv", "/api/documents?limit=3")
    tags = [sample_client.get(one).headers["etag"] for one in others]
    tags += [sample_client.get(path, headers={"accept": "text/csv"}).headers["etag"]]
    tags += [without_texts.get(path).headers["etag"]]
    assert len(set(tags)) == len(tags)


def test_an_answer_names_its_build_and_writes_chinese_as_chinese(sample_client: TestClient) -> None:
    for path in ("/api/claims?limit=1", "/api/entities/state:CHN", "/api/claims/counts?by=topic"):
        found = sample_client.get(path)
        assert found.json()["build"] == found.headers["kg-build"]
        assert "\\u" not in found.text and any("\u4e00" <= one <= "\u9fff" for one in found.text)
        assert found.content == sample_client.get(path).content


# -- what is wrong -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/api/claims?colour=red", "no parameter 'colour'"), ("/api/claims?topic=nfu", "near: topic:no-first-use"),
        ("/api/claims?actor=state:XXX", "actor: no such key"), ("/api/claims?illocution=shout", "choose from assert, deny"),
        ("/api/claims?polarity=maybe", "choose from affirmative, negative"), ("/api/claims?since=2019-13", "since: no date"),
        ("/api/claims?until=yesterday", "until: no date"), ("/api/claims?since=２０１９", "since: no date"),
        ("/api/claims?since=2019&since=2020", "since is given 2 times"), ("/api/claims?limit=0", "limit: no such number"),
        ("/api/claims?limit=201", "give 1 to 200"), ("/api/claims?limit=１", "limit: no such number"), ("/api/claims?offset=-1", "offset:"),
        ("/api/claims?offset=99999999999999999999", "offset:"), ("/api/claims?format=xml", "choose from json, csv"),
        ("/api/claims?order=random", "choose from date, -date"), ("/api/claims?document=none", "/api/documents lists them"),
        ("/api/claims?publisher=Nobody", "there are"), ("/api/claims?text=", "text: 0 characters"), ("/api/claims/counts", "by is missing"),
        ("/api/claims/counts?by=mood", "choose from illocution"), ("/api/entities?kind=planet", "choose from doc"),
        ("/api/relations?predicate=loves", "choose from"), ("/api/votes?vote=perhaps", "votedFor"),
        ("/api/positions?actor=Atlantis", "actor: no actor"), ("/api/positions?topic=Ludo", "topic: no instrument or topic"),
        ("/api/positions?members=yes", "neither true nor false"), ("/api/claims/0?x=1", "no parameter 'x'"), ("/api/claims?actor=%FF", "UTF-8"),
        ("/api/entities?q=" + "x" * 301, "give 0 to 300"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_what_would_do(sample_client: TestClient, path: str, told: str) -> None:
    found = sample_client.get(path)
    assert found.status_code == 400
    assert told in found.json()["error"]


@pytest.mark.parametrize("hostile", ["'; DROP TABLE claim; --", "\" OR 1=1", "NEAR(a b)", "a* NOT b", "\x00", "<script>", "../../etc", "{{7*7}}", "%", "_", "𠮷", "\ud7ff"])  # fmt: skip
def test_hostile_words_are_only_words(sample_client: TestClient, hostile: str) -> None:
    total = sample_client.get("/api/claims").json()["total"]
    for path, name in (("/api/entities", "q"), ("/api/claims", "text"), ("/api/documents", "text")):
        found = sample_client.get(path, params={name: hostile})
        assert found.status_code == 200
        assert found.json()["total"] < total
    for name in ("actor", "topic", "document", "publisher"):
        assert sample_client.get("/api/claims", params={name: hostile}).status_code == 400
    for path in ("claims", "documents", "entities"):
        assert sample_client.get(f"/api/{path}/{quote(hostile, safe='')}").status_code == 404
    assert sample_client.get("/api/claims").json()["total"] == total


def test_without_full_text_no_answer_holds_any(
    sample: Graph, sample_client: TestClient, without_texts: TestClient, tmp_path: Path
) -> None:
    for one in items(without_texts, "/api/documents"):
        assert without_texts.get(f"/api/documents/{one['id']}").json()["item"]["text"] is None
    for one in items(without_texts, "/api/claims"):
        assert one["before"] == one["after"] == "" and one["sentence"] == one["content_at"]["quote"]
    sample.save(tmp_path, fulltext=False)
    kept = (tmp_path / "graph.nq").read_text("utf-8")
    parts = [one["before"] for one in items(sample_client, "/api/claims")]
    parts += [one["passage"]["after"] for one in items(sample_client, "/api/relations")]
    hidden = [part for part in parts if len(part) > 5 and part not in kept]
    assert len(hidden) > 20
    for operation in LISTS:
        said = json.dumps(items(without_texts, operation.path, **REQUIRED.get(operation.path, {})), ensure_ascii=False)
        assert [part for part in hidden if part in said] == []


# -- the description ---------------------------------------------------------------------------------------------------


def test_every_answer_is_as_the_description_says(sample_client: TestClient) -> None:
    described = sample_client.get("/api/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    for schema in described["components"]["schemas"].values():
        jsonschema_rs.meta.validate({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})
    seen = 0
    for path, methods in described["paths"].items():
        operation = methods["get"]
        answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
        validator = jsonschema_rs.Draft202012Validator({**answer, "components": described["components"]})
        for found in answers(sample_client, path, operation):
            validator.validate(found)
            seen += 1
    assert seen > 100


def answers(client: TestClient, path: str, operation: dict[str, Any]) -> Iterator[Any]:
    """What is under a path: every page of a list; of things that are looked up the first, and every tenth of the others."""
    if "{" not in path:
        yield from walk(client, path, 50)
        return
    of = path.rpartition("/")[0]
    name = operation["parameters"][0]["name"]
    every = items(client, of)
    for one in every[:200] + every[200::10]:
        yield client.get(f"{of}/{one[name]}").json()


def test_the_description_names_what_is_taken(sample_client: TestClient) -> None:
    described = sample_client.get("/api/openapi.json").json()
    for operation in LISTS:
        told = described["paths"][operation.path]["get"]["parameters"]
        for one in told:  # what stands there as an example works
            if "example" in one and one["name"] != "q":
                found = sample_client.get(
                    operation.path, params={**REQUIRED.get(operation.path, {}), one["name"]: one["example"]}
                )
                assert found.status_code == 200, (operation.path, one["name"], found.text)
        refused = sample_client.get(operation.path, params={"nothing": 1}).json()["error"]
        assert refused.endswith("there are " + ", ".join(one["name"] for one in told))


def test_people_get_a_page_with_every_operation(sample_client: TestClient) -> None:
    assert sample_client.get("/api").headers["location"].endswith("/api/")
    page = sample_client.get("/api/", headers={"accept": "text/html"})
    assert page.status_code == 200 and page.headers["content-type"].startswith("text/html")
    for one in OPERATIONS:
        assert f"GET {one.path}" in page.text and one.summary[0] in page.text and one.summary[1] in page.text
    assert "<script" not in page.text and " style=" not in page.text
