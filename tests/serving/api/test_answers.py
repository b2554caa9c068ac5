"""Answers: how they are written, and when only a tag is sent."""

import pytest

pytest.importorskip("starlette")

from starlette.testclient import TestClient

from kg.serving.api.answers import json_response


def test_json_keeps_its_order_and_chinese_as_it_is() -> None:
    found = json_response({"b": "核", "a": ["\ud800"]}, {"X": "1"})
    assert found.body == '{"b": "核", "a": ["?"]}\n'.encode()
    assert (found.media_type, found.headers["x"]) == ("application/json", "1")
    with pytest.raises(ValueError):
        json_response({"a": float("nan")})


def test_the_next_page_is_linked_with_all_that_was_asked(sample_client: TestClient) -> None:
    found = sample_client.get("/api/claims", params={"text": "核", "limit": 2, "offset": 2, "order": "date"})
    following = sample_client.get(found.json()["next"])
    assert following.request.url.params["text"] == "核" and following.request.url.params["order"] == "date"
    assert following.json()["offset"] == 4 and following.json()["items"] != found.json()["items"]
    assert all(one.isascii() for one in found.headers["link"])


def test_a_page_behind_the_last_is_empty(sample_client: TestClient) -> None:
    found = sample_client.get("/api/claims?offset=9999999").json()
    assert (found["items"], found["next"]) == ([], None) and found["total"] > 100


def test_a_list_is_json_unless_a_table_is_liked_better(sample_client: TestClient) -> None:
    for accept, kind in (
        ("*/*", "application/json"), ("text/html,*/*;q=0.1", "application/json"), ("text/html", "application/json"),
        ("text/csv", "text/csv"), ("application/json;q=0.5, text/csv", "text/csv"), ("text/csv;q=0", "application/json"),
    ):  # fmt: skip
        found = sample_client.get("/api/documents", headers={"accept": accept})
        assert found.headers["content-type"].partition(";")[0] == kind, accept
    assert (
        sample_client.get("/api/documents?format=json", headers={"accept": "text/csv"}).headers["content-type"]
        == "application/json"
    )


def test_an_answer_is_head_alone_for_who_wants_that(sample_client: TestClient) -> None:
    found = sample_client.head("/api/claims?limit=1")
    assert found.status_code == 200 and found.content == b"" and found.headers["kg-total"]
