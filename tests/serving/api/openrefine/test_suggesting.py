"""Suggestions and previews, asked directly."""

import pytest

pytest.importorskip("starlette")

from starlette.testclient import TestClient

from kg.serving.api.openrefine.preview import FRAMES, HEIGHT, WIDTH
from kg.serving.api.openrefine.suggesting import SHOWN


def test_suggestions_come_in_pages(sample_client: TestClient) -> None:
    seen: list[str] = []
    for cursor in range(0, 60, SHOWN):
        found = sample_client.get("/reconcile/suggest/entity", params={"prefix": "国", "cursor": cursor}).json()[
            "result"
        ]
        assert len(found) == SHOWN
        seen += [one["id"] for one in found]
    assert len(set(seen)) == len(seen)


def test_an_entity_is_suggested_once_where_its_key_is_typed(sample_client: TestClient) -> None:
    found = sample_client.get("/reconcile/suggest/entity", params={"prefix": "treaty:NPT"}).json()["result"]
    assert [one["id"] for one in found].count("treaty:NPT") == 1


@pytest.mark.parametrize(
    ("prefix", "ids"), [("条约", ["treaty"]), ("TREATY", ["treaty"]), ("zzz", []), ("人", ["person"])]
)
def test_types_are_suggested_by_a_word_of_either_language(
    sample_client: TestClient, prefix: str, ids: list[str]
) -> None:
    found = sample_client.get("/reconcile/suggest/type", params={"prefix": prefix}).json()["result"]
    assert [one["id"] for one in found] == ids


def test_proposals_are_of_the_type_and_as_many_as_wanted(sample_client: TestClient) -> None:
    few = sample_client.get("/reconcile/properties", params={"type": "person", "limit": 4}).json()
    assert (few["type"], few["limit"], len(few["properties"])) == ("person", 4, 4)
    every = sample_client.get("/reconcile/properties", params={"type": "person"}).json()["properties"]
    assert every[:4] == few["properties"] and len({one["id"] for one in every}) == len(every)


def test_a_preview_fits_and_links_to_nothing_that_runs(sample_client: TestClient) -> None:
    manifest = sample_client.get("/reconcile").json()["preview"]
    assert (manifest["width"], manifest["height"]) == (WIDTH, HEIGHT)
    found = sample_client.get("/reconcile/preview", params={"id": "person:古特雷斯"})
    assert "古特雷斯" in found.text and "<script" not in found.text and " on" not in found.text.replace(" · ", "")
    assert all(one in found.headers["content-security-policy"] for one in FRAMES)
