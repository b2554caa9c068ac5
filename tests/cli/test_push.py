"""`kg push`: what it says before it sends, and what it never says."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from kg.cli import app
from kg.cli.answers import ExitCode, Message
from kg.cli.commands.push import push
from kg.errors import FormatError, PushError
from kg.export.pushing.connection import Connection
from tests.support.sparql_store import Answer, Request, Store, quads_of

pytestmark = pytest.mark.slow  # builds, servers and stores, again and again

SECRET = "correct horse"


@pytest.fixture
def store() -> Iterator[Store]:
    with Store().running() as found:
        yield found


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can be reached."""

    def refused(*words: object, **more: object) -> None:
        raise AssertionError("somebody was asked")

    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(Connection, "request", refused)


def test_it_says_what_goes_where_before_it_asks_anybody(store: Store, built: Path) -> None:
    said = push(store.url, built)
    first = next(said)
    lines = (built / "graph.nq").read_bytes().count(b"\n")
    assert isinstance(first, Message) and store.requests == []
    assert first.startswith(f"sends {lines:,} statements in 6 graphs of {built} (")
    assert first.endswith(f" bytes) to 127.0.0.1:{store.url.rpartition(':')[2]}")
    sent, counted = said
    assert str(sent).startswith(f"sent {lines:,} statements in 6 graphs to 127.0.0.1:")
    assert str(sent).endswith("(quads, as for Oxigraph)") and not isinstance(sent, Message)
    assert counted == f"counted there: {lines:,} statements in 6 graphs, as sent"
    assert quads_of(store.quads) == quads_of((built / "graph.nq").read_bytes())


def test_a_dry_run_asks_nobody_and_names_every_graph(alone: None, built: Path) -> None:
    *graphs, last = push("https://example.org/kg", built, user="me", dry_run=True)
    rows = [str(one).split("\t") for one in graphs]
    assert len(rows) == 6 and [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert sum(int(row[1]) for row in rows) == (built / "graph.nq").read_bytes().count(b"\n")
    assert isinstance(last, Message)
    assert f"({sum(int(row[2]) for row in rows):,} bytes) to example.org; nothing was sent, and nobody asked" in last


def test_all_hosts_are_named(alone: None, built: Path) -> None:
    *_, last = push(
        "http://localhost:1", built, graph_store="http://localhost:2/a", update="http://localhost:3/b",
        query="http://localhost:2/c", dry_run=True,
    )  # fmt: skip
    assert " to localhost:2, localhost:3;" in str(last)


def test_a_password_comes_from_the_environment_and_is_never_shown(
    store: Store, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asks(request: Request) -> Answer | None:
        if request.headers.get("authorization") == "Basic bWU6Y29ycmVjdCBob3JzZQ==":
            return None
        return Answer(401, {"WWW-Authenticate": 'Basic realm="r"'})

    store.script = asks
    monkeypatch.setenv("KG_PUSH_PASSWORD", SECRET)
    shown = CliRunner().invoke(app, ["push", store.url, "-o", str(built), "--user", "me"])
    assert shown.exit_code == 0, shown.output
    monkeypatch.setenv("KG_PUSH_PASSWORD", SECRET + "!")
    wrong = CliRunner().invoke(app, ["push", store.url, "-o", str(built), "--user", "me"])
    assert isinstance(wrong.exception, PushError) and "does not take that name and password" in str(wrong.exception)
    for one in (shown.output, wrong.output, str(wrong.exception)):
        assert SECRET not in one and "bWU6" not in one


def test_a_token_goes_with_every_request(store: Store, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_PUSH_TOKEN", SECRET)
    list(push(store.url, built, token=True))
    assert {one.headers.get("authorization") for one in store.requests} == {f"Bearer {SECRET}"}
    store.requests.clear()
    list(push(store.url, built))
    assert {one.headers.get("authorization") for one in store.requests} == {None}


def test_a_password_is_asked_for_where_somebody_sits(
    store: Store, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KG_PUSH_PASSWORD", raising=False)
    with pytest.raises(PushError, match="set KG_PUSH_PASSWORD, or run it in a terminal"):
        list(push(store.url, built, user="me"))
    asked: list[dict[str, object]] = []

    def prompt(text: str, **how: object) -> str:
        asked.append({"text": text, **how})
        return SECRET

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(typer, "prompt", prompt)
    list(push(store.url, built, user="me"))
    assert asked == [{"text": "Password of me", "hide_input": True, "err": True}]


def test_nothing_goes_in_the_clear_to_others(alone: None, built: Path) -> None:
    for options in ({"user": "me"}, {"token": True}):
        with pytest.raises(PushError, match="--insecure"):
            list(push("http://example.org", built, dry_run=True, **options))  # type: ignore[arg-type]
        with pytest.raises(PushError, match="--insecure"):
            list(push("http://localhost", built, query="http://example.org", dry_run=True, **options))  # type: ignore[arg-type]
    assert list(push("http://example.org", built, user="me", insecure=True, dry_run=True))
    assert list(push("http://example.org", built, dry_run=True)), "without a password it may"
    with pytest.raises(PushError, match="is no address"):
        list(push("", built))
    with pytest.raises(FormatError, match="no protocol"):
        list(push("http://example.org", built, protocol="smtp"))


def test_graphs_of_other_builds_are_named_and_then_removed(store: Store, built: Path, tmp_path: Path) -> None:
    list(push(store.url, built))
    store.quads.update(
        "INSERT DATA { GRAPH <https://w3id.org/nuclear-kg/graph/document/0> { <urn:a> <urn:b> <urn:c> } }"
    )
    said = [one for one in push(store.url, built) if isinstance(one, Message)]
    assert str(said[-1]).startswith("still there from other builds: 1 graph, which --replace removes: https://w3id")
    assert "removed 1 graph of other builds" in list(push(store.url, built, replace=True))


def test_what_is_not_there_afterwards_is_said_and_fails(store: Store, built: Path) -> None:
    list(push(store.url, built))
    store.script = lambda request: Answer(204) if request.graph.endswith("/entities") else None
    store.quads.update("DROP GRAPH <https://w3id.org/nuclear-kg/graph/entities>")
    *_, message, code = push(store.url, built)
    assert isinstance(message, Message) and "another number of statements than was sent in 1 graph: " in message
    assert "graph/entities" in message and ", 0 there" in message and code == ExitCode(1) and isinstance(code, ExitCode)


def test_texts_stay_here_if_you_say_so(store: Store, built: Path) -> None:
    list(push(store.url, built, no_fulltext=True))
    texts = "ASK { GRAPH ?g { ?d <https://w3id.org/nuclear-kg/ontology#text> ?t } }"
    assert not store.quads.query(texts)
    list(push(store.url, built))
    assert store.quads.query(texts)
