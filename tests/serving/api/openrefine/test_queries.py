"""One query of a batch: what it may say, and which candidate is a match."""

from typing import Any

import pytest

pytest.importorskip("starlette")

from starlette.exceptions import HTTPException
from starlette.routing import Route
from starlette.testclient import TestClient

from kg.catalog import Page
from kg.serving.api import openrefine
from kg.serving.api.openrefine.extending import extended
from kg.serving.api.openrefine.properties import COMPARED, ENTERED, properties_of, property_of, values_of
from kg.serving.api.openrefine.queries import BATCH, results
from kg.serving.api.openrefine.types import label_of, types_of
from kg.serving.builds import Build


def result(build: Build, **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = results(build, {"q": query})["q"]["result"]
    return found


def test_the_sure_one_comes_first_and_none_has_more(read_build: Build) -> None:
    for name in ("中国", "外交部", "NPT", "美", "普京", "朝鲜半岛"):
        found = result(read_build, query=name, limit=50)
        assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)
        assert not any(one["match"] for one in found[1:])


def test_of_two_kinds_none_is_sure_where_each_has_one(read_build: Build) -> None:
    """《禁止核武器条约》 is a treaty, and the words are those of no topic; 核不扩散 is a topic only."""
    assert result(read_build, query="核不扩散", type=["topic", "state"])[0]["match"]
    for kinds in (["treaty", "topic"], ["topic", "treaty"]):
        assert sum(one["match"] for one in result(read_build, query="核裁军", type=kinds)) <= 1


def test_a_limit_is_kept(read_build: Build) -> None:
    assert len(result(read_build, query="外交部", limit=3)) <= 3
    assert len(result(read_build, query="外交部", limit=1e3)) <= 50
    assert result(read_build, query="中国", limit=2.0)[0]["id"] == "state:CHN"


def test_properties_alone_name_nobody(read_build: Build) -> None:
    assert result(read_build, properties=[{"pid": "wikidata", "v": "Q148"}]) == []


def test_what_says_why_is_told(read_build: Build) -> None:
    one = result(read_build, query="中國")[0]
    assert one["description"].startswith("中国 · China (") and "zh-Hant" in one["description"]
    assert one["type"] == [types_of(read_build)["state"]]


def test_too_many_at_once_are_refused(read_build: Build) -> None:
    with pytest.raises(HTTPException) as refused:
        results(read_build, {str(number): {"query": "x"} for number in range(BATCH + 1)})
    assert refused.value.status_code == 413
    with pytest.raises(HTTPException) as refused:
        extended(read_build, {"ids": ["state:CHN"] * 1_001, "properties": []})
    assert refused.value.status_code == 413


def test_types_are_called_in_two_languages(read_build: Build) -> None:
    assert types_of(read_build)["state"]["name"] == "国家 · State"
    assert types_of(read_build)["topic"]["name"] == "议题 · Topics"
    assert (label_of("核", "nuclear"), label_of("", "x"), label_of("x", "x"), label_of("核", "")) == (
        "核 · nuclear",
        "x",
        "x",
        "核",
    )


def test_properties_are_few_and_known_by_their_ids(read_build: Build) -> None:
    every = properties_of(read_build)
    ids = [one.id for one in every]
    assert len(set(ids)) == len(ids)
    assert ids[: len(ENTERED) + len(COMPARED)] == ["date", "kind", "wikidata", "iso3166"]
    assert not {"verification", "source", "comment"} & set(ids)
    assert {one.id for one in properties_of(read_build, "treaty")} < set(ids)
    for one in every:
        assert property_of(read_build, one.id) is not None and one.name
    assert property_of(read_build, "weight") is None


def test_a_date_and_a_code_are_those_of_the_thing_itself(read_build: Build) -> None:
    date, code = property_of(read_build, "date"), property_of(read_build, "iso3166")
    assert date and code
    told = [
        value["str"]
        for one in read_build.catalog.entities(kind="event", page=Page(0, 500)).items
        for value in values_of(date, one)
    ]
    assert told and all(one[:4].isdigit() for one in told)
    assert values_of(code, read_build.catalog.entity("state:KOR")) == [{"str": "KR"}]
    assert values_of(code, read_build.catalog.entity("treaty:NPT")) == []


def test_a_value_stands_once_and_nothing_has_none(read_build: Build) -> None:
    china = read_build.catalog.entity("state:CHN")
    for one in properties_of(read_build):
        found = values_of(one, china)
        assert all(found.count(value) == 1 for value in found)
        assert values_of(one, None) == []


def test_what_the_manifest_names_is_there(sample_client: TestClient) -> None:
    for one in openrefine.routes():
        assert isinstance(one, Route) and one.path.startswith("/reconcile")
        assert sample_client.get(one.path).status_code in (200, 400)
        assert sample_client.delete(one.path).status_code == 405
