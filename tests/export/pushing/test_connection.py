"""Patience with a store has bounds, nobody is followed elsewhere, and what a store says is passed on."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from kg.errors import PushError
from kg.export.pushing.connection import LONGEST, TRIES, Connection, Reply, is_local
from kg.export.pushing.credentials import Credentials
from tests.support.sparql_store import Answer, Request, Script, Store

GRAPH = "http://example.org/g"
DATA = b"<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n"


@pytest.fixture
def store() -> Iterator[Store]:
    with Store().running() as found:
        yield found


def in_turn(*answers: Answer | None) -> Script:
    """One answer after the other, then the store's own."""
    rest = iter(answers)
    return lambda request: next(rest, None)


def put(
    store: Store, *, credentials: Credentials | None = None, pauses: list[float] | None = None, timeout: float = 20.0
) -> Reply:
    wait: Callable[[float], object] = [].append if pauses is None else pauses.append
    connection = Connection(credentials or Credentials(), timeout, lambda seconds: (wait(seconds), None)[1])
    try:
        return connection.request("PUT", f"{store.url}/store?graph={GRAPH}", DATA, kind="application/n-triples")
    finally:
        connection.close()


def test_a_busy_store_is_asked_again_after_the_time_it_wants(store: Store) -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
    pauses: list[float] = []
    store.script = in_turn(
        Answer(503, {"Retry-After": "7"}), Answer(429, {"Retry-After": "86400"}), Answer(503, {"Retry-After": soon}), Answer(503)
    )  # fmt: skip
    assert put(store, pauses=pauses).status == 204
    assert pauses[:2] == [7.0, LONGEST] and 30 < pauses[2] <= 40 and pauses[3] == 8.0
    assert [one.body for one in store.heard("PUT")] == [DATA] * 5 and store.graphs() == {GRAPH}


def test_a_store_that_stays_busy_is_left_alone(store: Store) -> None:
    store.script = lambda request: Answer(503, {"Retry-After": "1"}, b"maintenance until noon\nmore")
    pauses: list[float] = []
    reply = put(store, pauses=pauses)
    assert str(reply) == "503 Service Unavailable: maintenance until noon" and not reply.is_good
    assert len(store.requests) == TRIES and pauses == [1.0] * (TRIES - 1)


def test_a_connection_that_breaks_is_made_again_a_few_times(store: Store) -> None:
    store.script = in_turn(Answer(cut=True), Answer(cut=True))
    assert put(store).status == 204
    store.script = lambda request: Answer(cut=True)
    with pytest.raises(PushError, match=r"127\.0\.0\.1:\d+ cannot be reached, or broke off"):
        put(store)


def test_a_connection_that_the_store_closed_between_two_requests_is_no_fault(store: Store) -> None:
    store.script = lambda request: Answer(closes=True)
    pauses: list[float] = []
    connection = Connection(Credentials(), 20.0, pauses.append)
    for _ in range(3):
        assert connection.request("PUT", f"{store.url}/store", DATA).status == 200
        store.closed.acquire()
    connection.close()
    assert pauses == [] and len(store.requests) == 3


def test_nobody_there_is_said_at_once() -> None:
    pauses: list[float] = []
    with pytest.raises(PushError, match="127.0.0.1:9 cannot be reached.*see whether it runs there"):
        Connection(Credentials(), 20.0, pauses.append).request("GET", "http://127.0.0.1:9/store")
    assert pauses == []


def test_a_store_that_says_nothing_is_not_waited_for_and_not_asked_twice(store: Store) -> None:
    store.script = lambda request: Answer(seconds=60.0)
    with pytest.raises(PushError, match="says nothing for 0.2 seconds; it may be at work still.*--timeout"):
        put(store, timeout=0.2)
    assert len(store.requests) == 1


def test_no_redirect_is_followed_and_none_gets_the_password(store: Store) -> None:
    with Store().running() as other:
        store.script = lambda request: Answer(307, {"Location": f"{other.url}/store"})
        mine = Credentials("me", "mine-own")
        assert mine.challenged(['Basic realm="r"'])
        reply = put(store, credentials=mine)
        assert str(reply) == f"307 Temporary Redirect: it is at {other.url}/store: give that URL"
        assert len(store.requests) == 1 and other.requests == []


def test_who_we_are_is_said_when_it_is_asked(store: Store) -> None:
    def asks(request: Request) -> Answer | None:
        said = request.headers.get("authorization", "")
        return None if said == "Basic bWU6bWluZQ==" else Answer(401, {"WWW-Authenticate": 'Basic realm="r"'}, b"who?")

    store.script = asks
    assert str(put(store)) == "401 Unauthorized: who?"
    assert put(store, credentials=Credentials("me", "mine")).status == 204
    assert put(store, credentials=Credentials("me", "wrong")).status == 401
    assert ["authorization" in one.headers for one in store.requests] == [False, False, True, False, True]


def test_what_is_said_before_the_body_was_read_is_heard(store: Store) -> None:
    store.script = lambda request: Answer(413, body=b"no more than a kilobyte", unread=True)
    assert str(put(store)) == "413 Request Entity Too Large: no more than a kilobyte"


def test_of_a_web_page_the_words_are_shown_and_no_control_characters() -> None:
    page = "<html><head><title>Oops</title><style>b{}</style></head><body><h1>Error 42</h1><p>table is\x1b[31m full</p></body></html>"
    assert str(Reply(500, "Error", "text/html", page)) == "500 Error: Error 42 table is?[31m full"
    assert len(str(Reply(500, "Error", "text/plain", "x" * 9_999))) < 400


@pytest.mark.parametrize(
    "url", ["http://localhost:1", "http://127.0.0.2/x", "http://[::1]:8890/", "https://a.localhost"]
)
def test_this_machine_is_known(url: str) -> None:
    assert is_local(url)


@pytest.mark.parametrize(
    "url", ["http://example.org", "http://127.0.0.1.example.org/", "http://10.0.0.1", "http://localhost.org"]
)
def test_other_machines_are_others(url: str) -> None:
    assert not is_local(url)
