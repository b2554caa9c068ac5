"""The reconciliation service: what OpenRefine sends is answered as version 0.2 of the protocol has it.

The shapes are the facts of https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/, in our words.
"""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import jsonschema_rs
import pytest

pytest.importorskip("starlette")

from starlette.testclient import TestClient

from kg.catalog.matching import Matcher, known_names
from kg.catalog.matching.nouns import KINDS
from kg.graph import Graph
from kg.serving.safety import HEADERS
from kg.serving.settings import Settings
from tests.serving.conftest import client_of, server_of
from tests.support.browsing import browser_only

OPENREFINE = {"origin": "http://127.0.0.1:3333"}  # its pages, in the same browser
FORM = {"content-type": "application/x-www-form-urlencoded"}


def an(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def many(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items}


TEXT, NUMBER, WHOLE = {"type": "string"}, {"type": "number"}, {"type": "integer"}
PLACE = {"type": "string", "pattern": r"^[^{}]*\{\{id\}\}[^{}]*$"}
NAMED = an("id", "name", id={"type": "string", "minLength": 1}, name={"type": "string", "minLength": 1})
SERVICE = an("service_url", "service_path", service_url=TEXT, service_path=TEXT)
MANIFEST = an(
    "versions", "name", "identifierSpace", "schemaSpace",
    versions={"type": "array", "items": TEXT, "contains": {"const": "0.2"}}, name=TEXT,
    identifierSpace={"type": "string", "pattern": "^https?://"}, schemaSpace={"type": "string", "pattern": "^https?://"},
    view=an("url", url=PLACE), preview=an("url", "width", "height", url=PLACE, width=WHOLE, height=WHOLE),
    defaultTypes={**many(NAMED), "uniqueItems": True}, suggest=an(entity=SERVICE, type=SERVICE, property=SERVICE),
    extend=an(propose_properties=SERVICE, property_settings=many({})), batchSize={"type": "integer", "minimum": 1},
)  # fmt: skip
CANDIDATE = an("id", "name", "score", "type", "match", id=TEXT, name=TEXT, description=TEXT, score=NUMBER, match={"type": "boolean"}, type=many(NAMED))  # fmt: skip
RESULTS = {"type": "object", "additionalProperties": an("result", result=many(CANDIDATE))}
SUGGESTED = an(
    "result", result=many({**NAMED, "properties": {**NAMED["properties"], "description": TEXT, "notable": many(NAMED)}})
)
ONE_OF = [{"type": "object", "maxProperties": 0}] + [
    {**an(*value, **value), "additionalProperties": False}
    for value in ({"id": TEXT, "name": TEXT}, {"str": TEXT}, {"int": WHOLE}, {"float": NUMBER})
]
EXTENDED = an("meta", "rows", meta=many(NAMED), rows={"type": "object", "additionalProperties": {"type": "object", "additionalProperties": many({"oneOf": ONE_OF})}})  # fmt: skip
PROPOSED = an("type", "properties", type=TEXT, properties=many(NAMED), limit=WHOLE)


def valid(schema: dict[str, Any], answer: Any) -> Any:
    assert answer.status_code == 200, answer.text
    jsonschema_rs.Draft202012Validator(schema).validate(answer.json())
    return answer.json()


def reconciled(client: TestClient, queries: dict[str, Any]) -> Any:
    """As OpenRefine's server sends a batch: a form with one field, JSON without blanks."""
    body = "queries=" + quote(json.dumps(queries, ensure_ascii=False, separators=(",", ":")), safe="")
    return valid(RESULTS, client.post("/reconcile", content=body, headers=FORM))


def only(client: TestClient, **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = reconciled(client, {"q0": query})["q0"]["result"]
    return found


@pytest.fixture(scope="module")
def manifest(sample_client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = valid(MANIFEST, sample_client.get("/reconcile", headers=OPENREFINE))
    return found


# -- what OpenRefine sends, in its order -------------------------------------------------------------------------------


def test_the_manifest_says_where_everything_is(
    sample_client: TestClient, manifest: dict[str, Any], sample: Graph
) -> None:
    assert manifest["versions"] == ["0.2"]
    assert manifest["identifierSpace"] == f"{sample.base}id/"
    assert [one["id"] for one in manifest["defaultTypes"]] == list(KINDS)
    assert all(re.search("[\u4e00-\u9fff]", one["name"]) for one in manifest["defaultTypes"])
    for one in (*manifest["suggest"].values(), manifest["extend"]["propose_properties"]):
        assert sample_client.get(one["service_url"] + one["service_path"], params={"prefix": "a"}).status_code == 200
    assert (
        valid(MANIFEST, sample_client.get("/reconcile", params={"_": "1732870000"})) == manifest
    )  # jQuery's time stamp


def test_types_are_guessed_from_the_first_cells(sample_client: TestClient) -> None:
    queries = {
        f"q{number}": {"query": name, "limit": 3} for number, name in enumerate(["中国", "俄羅斯", "伊朗", "Iran"])
    }
    found = reconciled(sample_client, queries)
    assert list(found) == list(queries)
    assert all(one["result"][0]["type"][0]["id"] == "state" for one in found.values())


def test_ten_cells_are_reconciled_at_once(sample_client: TestClient) -> None:
    cells = ["中国", "美國", "朝鲜", "韓國", "DPRK", "俄罗斯", "不在任何名单上的国", "France", "英国", "伊朗"]
    queries = {
        f"q{number}": {"query": cell, "type": "state", "type_strict": "should", "properties": [], "limit": 7}
        for number, cell in enumerate(cells)
    }
    found = reconciled(sample_client, queries)
    ids = [one["result"][0]["id"] if one["result"] and one["result"][0]["match"] else None for one in found.values()]
    assert ids == [
        "state:CHN",
        "state:USA",
        "state:PRK",
        "state:KOR",
        "state:PRK",
        "state:RUS",
        None,
        "state:FRA",
        "state:GBR",
        "state:IRN",
    ]


def test_a_column_of_dates_says_who_held_a_post(sample_client: TestClient) -> None:
    def on(day: Any) -> list[dict[str, Any]]:
        return only(sample_client, query="美国国务卿", properties=[{"pid": "date", "v": day}])

    for day in ("2019-05-01", "2019-05-01T00:00:00Z", "2019", 2019, ["2019"]):
        assert (on(day)[0]["id"], on(day)[0]["match"]) == ("person:蓬佩奥", True), day
    assert on("2022-03")[0]["id"] == "person:布林肯"
    assert not any(one["match"] for one in on("not known"))
    assert not any(one["match"] for one in only(sample_client, query="美国国务卿"))


def test_a_column_of_kinds_decides_between_things_of_one_name(sample_client: TestClient) -> None:
    def of(kind: Any) -> str | None:
        found = only(sample_client, query="NPT", properties=[{"pid": "kind", "v": kind}])
        return found[0]["id"] if found and found[0]["match"] else None

    assert of("条约") == of("treaty") == "treaty:NPT"
    assert of("国家") is None
    assert not any(
        one["match"] for name in ("NPT", "WHO", "IAEA") for one in only(sample_client, query=name, type="state")
    )
    assert of("whatever") == "treaty:NPT"  # a cell may hold anything


def test_a_code_that_is_another_speaks_against_a_name(sample_client: TestClient) -> None:
    assert only(sample_client, query="韩国", properties=[{"pid": "iso3166", "v": "KR"}])[0]["match"]
    assert only(
        sample_client, query="韩国", properties=[{"pid": "wikidata", "v": {"id": "Q884", "name": "South Korea"}}]
    )[0]["match"]
    other = only(sample_client, query="韩国", properties=[{"pid": "iso3166", "v": "KP"}])[0]
    assert other["id"] == "state:KOR" and not other["match"] and other["score"] <= 50
    assert only(sample_client, query="韩国", properties=[{"pid": "population", "v": 51_000_000}])[0]["match"]


def test_somebody_types_the_beginning_of_a_name(sample_client: TestClient, manifest: dict[str, Any]) -> None:
    def suggested(what: str, **asked: str) -> list[dict[str, Any]]:
        at = manifest["suggest"][what]
        answer = sample_client.get(at["service_url"] + at["service_path"], params=asked, headers=OPENREFINE)
        assert answer.headers["access-control-allow-origin"] == OPENREFINE["origin"]
        found: list[dict[str, Any]] = valid(SUGGESTED, answer)["result"]
        return found

    assert suggested("entity", prefix="不扩散核武")[0]["id"] == "treaty:NPT"
    assert suggested("entity", prefix="treaty:NPT")[0]["id"] == "treaty:NPT"
    assert {one["notable"][0]["id"] for one in suggested("entity", prefix="中", type="state")} == {"state"}
    first, second = suggested("entity", prefix="核"), suggested("entity", prefix="核", cursor="20")
    assert first and second and not {one["id"] for one in first} & {one["id"] for one in second}
    assert (
        [one["id"] for one in suggested("type", prefix="国")]
        == [one["id"] for one in suggested("type", prefix="state")]
        == ["state"]
    )
    assert [one["id"] for one in suggested("property", prefix="wikid")] == ["wikidata"]
    assert "entryIntoForce" in {one["id"] for one in suggested("property", prefix="生效")}


def test_a_preview_may_be_framed_by_programs_of_this_machine_alone(
    sample_client: TestClient, manifest: dict[str, Any]
) -> None:
    about = manifest["preview"]
    found = sample_client.get(about["url"].replace("{{id}}", quote("state:CHN", safe="")))
    assert found.status_code == 200 and found.headers["content-type"].startswith("text/html")
    assert "中国" in found.text and "China" in found.text
    assert "x-frame-options" not in found.headers
    policy = found.headers["content-security-policy"]
    assert policy.endswith("frame-ancestors http://127.0.0.1:* http://localhost:*") and "script-src" not in policy
    for name in HEADERS.keys() - {"x-frame-options"}:
        assert found.headers[name]
    for other in ("/reconcile", "/reconcile/preview", "/reconcile/preview?id=none", "/api/"):
        assert sample_client.get(other).headers["x-frame-options"] == "DENY"


def test_a_site_that_may_ask_may_frame(sample_folder: Path) -> None:
    with client_of(sample_folder, Settings(origins=("https://tool.example",))) as client:
        policy = client.get("/reconcile/preview?id=state:CHN").headers["content-security-policy"]
    assert policy.endswith("http://localhost:* https://tool.example")


def test_an_id_leads_to_its_entity(sample_client: TestClient, manifest: dict[str, Any], sample: Graph) -> None:
    for key in ("state:CHN", "person:古特雷斯", "treaty:NPT"):
        found = sample_client.get(manifest["view"]["url"].replace("{{id}}", quote(key, safe="")))
        iri = sample_client.get(f"/api/entities/{key}").json()["item"]["ref"]["iri"]
        assert found.status_code == 303
        assert found.headers["location"] == "/" + iri.removeprefix(sample.base)


def test_a_table_is_extended(sample_client: TestClient, manifest: dict[str, Any]) -> None:
    at = manifest["extend"]["propose_properties"]
    proposed = valid(
        PROPOSED, sample_client.get(at["service_url"] + at["service_path"], params={"type": "treaty", "limit": "50"})
    )
    assert {"wikidata", "label_zh", "label_en", "kind", "entryIntoForce"} <= {
        one["id"] for one in proposed["properties"]
    }
    wanted = ["kind", "label_en", "iso3166", "wikidata", "entryIntoForce", "depositary", "documents"]
    asked = {"ids": ["state:CHN", "treaty:NPT", "none:such"], "properties": [{"id": id} for id in wanted]}
    found = valid(
        EXTENDED, sample_client.post("/reconcile", content="extend=" + quote(json.dumps(asked)), headers=FORM)
    )
    assert [one["id"] for one in found["meta"]] == wanted
    assert list(found["rows"]) == asked["ids"] and all(list(row) == wanted for row in found["rows"].values())
    china, treaty = found["rows"]["state:CHN"], found["rows"]["treaty:NPT"]
    assert (china["kind"], china["iso3166"], china["wikidata"]) == (
        [{"str": "state"}],
        [{"str": "CN"}],
        [{"str": "Q148"}],
    )
    assert china["entryIntoForce"] == [] and treaty["entryIntoForce"] == [{"str": "1970-03-05"}]
    assert {one["id"] for one in treaty["depositary"]} >= {"state:USA", "state:GBR"}
    assert treaty["label_en"] == [{"str": "Treaty on the Non-Proliferation of Nuclear Weapons"}]
    assert isinstance(treaty["documents"][0]["int"], int)
    assert all(value == [] for value in found["rows"]["none:such"].values())


class OpenRefine(BaseHTTPRequestHandler):
    """A page of another program of this machine, which frames two addresses of the server."""

    frames: tuple[str, ...] = ()

    def do_GET(self) -> None:
        body = "<!doctype html><title>OpenRefine</title>" + "".join(
            f'<iframe src="{one}"></iframe>' for one in self.frames
        )
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *arguments: Any) -> None:
        """Nothing is told."""


@browser_only
def test_a_page_of_openrefine_shows_the_preview_reads_suggestions_and_frames_nothing_else(
    browser: Any, sample_folder: Path
) -> None:
    with server_of(sample_folder) as server, ThreadingHTTPServer(("127.0.0.1", 0), OpenRefine) as other:
        here = server.address
        OpenRefine.frames = (f"{here}reconcile/preview?id=state%3ACHN", f"{here}api/")
        threading.Thread(target=other.serve_forever, daemon=True).start()
        page = browser.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"http://127.0.0.1:{other.server_port}/", wait_until="networkidle")
        shown = [frame.content() for frame in page.frames if frame.url.startswith(here)]
        found = page.evaluate(f"fetch('{here}reconcile/suggest/entity?prefix=NPT').then(one => one.json())")
        page.close()
        other.shutdown()
    assert len(shown) == 1 and "state:CHN" in shown[0] and "China" in shown[0]
    assert len(said) == 1 and "frame-ancestors 'none'" in said[0]
    assert found["result"][0]["id"] == "treaty:NPT"


# -- what a match is ---------------------------------------------------------------------------------------------------


def test_a_match_is_what_the_matcher_is_sure_of(sample_client: TestClient, sample: Graph) -> None:
    matcher = Matcher(known_names(sample.ontology, sample.records().entities()))
    names = [entity.label for entity in list(sample.ontology.entities.values())[::40]] + [
        "部长",
        "金正",
        "全国",
        "外交部",
        "Smith",
        "中美",
    ]
    found = reconciled(sample_client, {name: {"query": name, "limit": 50} for name in names})
    for name in names:
        wanted = matcher.candidates(name, limit=50)
        assert {one["id"]: one["match"] for one in found[name]["result"]} == {one.key: one.sure for one in wanted}
        scores = [one["score"] for one in found[name]["result"]]
        assert scores == sorted(scores, reverse=True) and all(0 <= one <= 100 for one in scores)
        assert sum(one["match"] for one in found[name]["result"]) <= 1
        assert not any(one["match"] for one in found[name]["result"][1:])


def test_an_id_is_a_name_of_its_entity(sample_client: TestClient) -> None:
    for key in ("state:USA", "treaty:NPT", "topic:no-first-use"):
        assert [(one["id"], one["match"]) for one in only(sample_client, query=key)][:1] == [(key, True)]


def test_several_types_are_any_of_them(sample_client: TestClient) -> None:
    found = only(sample_client, query="NPT", type=["state", "treaty"])
    assert (found[0]["id"], found[0]["match"]) == ("treaty:NPT", True)
    assert len(only(sample_client, query="核", limit=2)) <= 2


def test_get_and_post_say_the_same(sample_client: TestClient) -> None:
    queries = json.dumps({"q0": {"query": "中国"}})
    by_get = sample_client.get("/reconcile", params={"queries": queries})
    assert by_get.content == sample_client.post("/reconcile", data={"queries": queries}).content
    asked = json.dumps({"ids": ["state:CHN"], "properties": [{"id": "kind"}]})
    by_get = sample_client.get("/reconcile", params={"extend": asked})
    assert by_get.content == sample_client.post("/reconcile", data={"extend": asked}).content


# -- what is wrong -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "queries",
    [
        "{", "[]", "null", "1", '"中国"', '{"q0": "中国"}', '{"q0": {}}', '{"q0": {"query": ""}}', '{"q0": {"query": 1}}', '{"q0": {"query": "x", "limit": 0}}',
        '{"q0": {"query": "x", "limit": "5"}}', '{"q0": {"query": "x", "limit": true}}', '{"q0": {"query": "x", "limit": 1.5}}', '{"q0": {"query": "x", "limit": NaN}}',
        '{"q0": {"query": "x", "limit": 1e400}}', '{"q0": {"query": "x", "type": 1}}', '{"q0": {"query": "x", "type": "planet"}}', '{"q0": {"query": "x", "type": [["state"]]}}',
        '{"q0": {"query": "x", "properties": {}}}', '{"q0": {"query": "x", "properties": [1]}}', '{"q0": {"query": "x", "properties": [{"pid": "date"}]}}',
        '{"q0": {"query": "x", "properties": [{"pid": "date", "v": {}}]}}', '{"q0": {"query": "x", "properties": "date"}}', "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_batch_is_refused_with_what_would_do(sample_client: TestClient, queries: str) -> None:
    found = sample_client.post("/reconcile", data={"queries": queries})
    assert found.status_code == 400 and len(found.json()["error"]) > 10


@pytest.mark.parametrize(
    "extend",
    ["{", "[]", "{}", '{"ids": [], "properties": {}}', '{"ids": [1], "properties": []}', '{"ids": [], "properties": ["kind"]}', '{"ids": ["state:CHN"], "properties": [{"id": "weight"}]}'],
)  # fmt: skip
def test_what_is_no_extension_is_refused(sample_client: TestClient, extend: str) -> None:
    assert sample_client.post("/reconcile", data={"extend": extend}).status_code == 400


def test_other_requests_are_refused(sample_client: TestClient) -> None:
    many_queries = json.dumps({f"q{number}": {"query": "中国"} for number in range(201)})
    for answer, status in (
        (sample_client.post("/reconcile"), 415), (sample_client.post("/reconcile", data={}), 415),
        (sample_client.post("/reconcile", json={"queries": {}}), 415), (sample_client.post("/reconcile", data={"nothing": "x"}), 400),
        (sample_client.post("/reconcile", data={"queries": many_queries}), 413),
        (sample_client.get("/reconcile", params={"callback": "alert"}), 400), (sample_client.get("/reconcile", params={"query": "中国"}), 400),
        (sample_client.get("/reconcile/suggest/entity", params={"prefix": "a", "cursor": "-1"}), 400),
        (sample_client.get("/reconcile/suggest/entity", params={"prefix": "a" * 2000}), 400),
        (sample_client.get("/reconcile/suggest/entity", params={"prefix": "a", "type": "planet"}), 400),
        (sample_client.get("/reconcile/properties", params={"limit": "x"}), 400), (sample_client.get("/reconcile/preview"), 400),
        (sample_client.get("/reconcile/view", params={"id": "none"}), 404), (sample_client.put("/reconcile"), 405),
        (sample_client.get("/reconcile", headers={"origin": "https://evil.example"}), 403),
    ):  # fmt: skip
        assert answer.status_code == status, (answer.request.url, answer.text)


HOSTILE = [
    "<script>alert(1)</script>",
    "'; DROP TABLE thing; --",
    "中" * 5_000,
    "\x00",
    "{{id}}",
    "${id}",
    "国\ud800",
    "𠮷",
    " ",
    "\u202e国",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_no_entity(sample_client: TestClient, name: str) -> None:
    body = urlencode({"queries": json.dumps({"q0": {"query": name, "properties": [{"pid": name, "v": name}]}})})
    found = valid(RESULTS, sample_client.post("/reconcile", content=body, headers=FORM))
    assert not any(one["match"] for one in found["q0"]["result"])
    if name.isprintable():
        shown = sample_client.get("/reconcile/preview", params={"id": name}, headers={"accept": "text/html"})
        assert shown.status_code in (400, 404) and "<script>" not in shown.text
