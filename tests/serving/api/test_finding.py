"""What operations look up: questions to the ledger are asked once, and one at a time."""

import threading
import time
from typing import Any

import pytest

pytest.importorskip("starlette")

from starlette.exceptions import HTTPException

from kg.positions.filtering import Filter
from kg.positions.votes import STANCES
from kg.serving.api import finding
from kg.serving.api.parameters import Unfit
from kg.serving.builds import Build


class Made:
    """A build that makes things once, and has a graph to ask."""

    graph = None

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def once(self, name: str, make: Any) -> Any:
        if name not in self._made:
            self._made[name] = make()
        return self._made[name]


def position(topic: str) -> dict[str, Any]:
    return {"subject": topic, "actor": "state:CHN", "date": "2018-05-01", "told": ()}


def test_the_same_question_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(finding, "everybodys", lambda known, topic: asked.append(topic) or [position(topic)])
    build: Any = Made()
    for topic, year in (("NPT", 2018), ("NPT", 2019), ("CTBT", 2018), ("NPT", 2018)):
        found = finding.positions_of(build, Filter(topic=topic, since=str(year)))
        assert [one["subject"] for one in found] == ([topic] if year == 2018 else [])
    assert asked == ["NPT", "CTBT"]


def test_who_waits_too_long_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, end = threading.Event(), threading.Event()

    def slow(known: Any, topic: str) -> list[Any]:
        begun.set()
        end.wait(60)
        return []

    monkeypatch.setattr(finding, "everybodys", slow)
    monkeypatch.setattr(finding, "PATIENCE", 0.05)
    build: Any = Made()
    first = threading.Thread(target=lambda: finding.positions_of(build, Filter(topic="NPT")))
    first.start()
    assert begun.wait(60)
    with pytest.raises(HTTPException) as refused:
        finding.differences_of(build, Filter())
    end.set()
    first.join()
    assert refused.value.status_code == 429 and refused.value.headers == {"Retry-After": "1"}
    monkeypatch.setattr(finding, "differences", lambda graph, only: [])
    assert finding.differences_of(build, Filter()) == ()


def test_only_a_few_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, end = threading.Semaphore(0), threading.Event()

    def slow(known: Any, topic: str) -> list[Any]:
        begun.release()
        end.wait(60)
        return []

    monkeypatch.setattr(finding, "everybodys", slow)
    monkeypatch.setattr(finding, "WAITING", 2)
    build: Any = Made()
    threads = [
        threading.Thread(target=lambda topic=topic: finding.positions_of(build, Filter(topic=topic))) for topic in "AB"
    ]
    threads[0].start()
    assert begun.acquire(timeout=60)
    threads[1].start()
    until = time.monotonic() + 60
    while build.once("api.turns at the ledger", finding.Turns)._open._value and time.monotonic() < until:
        time.sleep(0.01)
    with pytest.raises(HTTPException, match="too many"):
        finding.positions_of(build, Filter(topic="C"))
    end.set()
    for one in threads:
        one.join()
    assert finding.positions_of(build, Filter(topic="C")) == ()


def test_an_actor_or_a_subject_has_many_names(read_build: Build) -> None:
    for name in ("CHN", "state:CHN", "中国", "P5"):
        assert finding.actor(read_build, name) == name
    for name in ("NPT", "treaty:NPT", "AUKUS"):
        assert finding.subject(read_build, name) == name
    for find in (finding.actor, finding.subject, finding.document, finding.publisher):
        with pytest.raises(Unfit) as refused:
            find(read_build, "没有这个名字")
        assert "kg query" not in str(refused.value)  # which is not here


def test_predicates_are_those_of_the_ontology(read_build: Build) -> None:
    found = finding.predicates(read_build)
    assert {"signed", "ratified", "votedFor"} <= set(found)
    assert {one["predicate"] for one in read_build.graph.relations} <= set(found)


def test_votes_are_known_by_their_iri(read_build: Build) -> None:
    wanted = {one["relation"] for one in read_build.graph.relations if one["predicate"] in STANCES}
    assert finding.votes_of(read_build).keys() == wanted


def test_what_the_catalog_does_not_know_is_called_by_its_key(read_build: Build) -> None:
    assert finding.called(read_build, "state:CHN").en == "China"
    assert finding.called(read_build, "org:nobody").zh == "org:nobody"
