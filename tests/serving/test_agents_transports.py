"""How agents get in: standard input and output, streamable HTTP by itself and beside the rest, and not at all."""

import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp.server.mcpserver")

import anyio
from mcp import StdioServerParameters
from starlette.testclient import TestClient
from typer.testing import CliRunner

import kg.serving.agents
from kg.cli import app
from kg.cli.commands.mcp import mcp
from kg.errors import KGError
from kg.serving.agents.transports import Stdio
from kg.serving.running import Server, running
from kg.serving.settings import Settings
from tests.serving.agent import Agent
from tests.serving.conftest import client_of, server_of
from tests.support.places import ROOT

COMMAND = [sys.executable, "-m", "kg", "mcp"]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) < STR(?d) && STR(?d) < STR(?g)) }"
JSON = {"accept": "application/json, text/event-stream"}
LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
HELLO = {
    "jsonrpc": "2.0", "id": 0, "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
}  # fmt: skip


def called(number: int, name: str, **arguments: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": {"name": name, "arguments": arguments}}


# -- standard input and output -----------------------------------------------------------------------------------------------


def test_a_client_that_starts_the_command_asks_it(built: Path) -> None:
    agent = Agent(
        StdioServerParameters(command=COMMAND[0], args=[*COMMAND[1:], str(built)], env={**os.environ}, cwd=ROOT)
    )
    assert agent.ask("overview")["documents"] == 2


def test_what_a_client_takes_back_or_misspells_leaves_the_process_alive(built: Path) -> None:
    arguments = [*COMMAND[1:], str(built), "--timeout", "2", "--memory", "4000"]
    agent = Agent(StdioServerParameters(command=COMMAND[0], args=arguments, env={**os.environ}, cwd=ROOT))

    async def asked(client: Any) -> Any:
        with anyio.move_on_after(0.3) as scope:
            await client.call_tool("sparql", {"query": ENDLESS})
        assert scope.cancelled_caught
        assert (await client.call_tool("find_claim", {})).is_error
        return await client.call_tool("sparql", {"query": "ASK {}", "format": "json"})

    found = agent.do(asked).structured_content
    assert found["rows"] == [["true"]] and "no such argument: format" in found["notes"][-1]


def test_nothing_but_the_protocol_is_written_to_standard_output(built: Path) -> None:
    """Raw Chinese, a query in a process of its own, errors of every kind; the end of input ends it."""
    process = subprocess.Popen(
        [*COMMAND, str(built)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    messages: list[Any] = [
        HELLO, {"jsonrpc": "2.0", "method": "notifications/initialized"}, called(1, "find_claims", actor="中国"),
        called(2, "sparql", query="SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), called(3, "sparql", query="nonsense"), called(4, "nothing"),
        {"jsonrpc": "2.0", "id": 5, "method": "no/such"},
    ]  # fmt: skip
    assert process.stdin and process.stdout
    found: dict[Any, Any] = {}
    for message in messages:
        process.stdin.write(json.dumps(message, ensure_ascii=False).encode() + b"\n")
        process.stdin.flush()
        if "id" in message:
            answer = json.loads(process.stdout.readline())
            found[answer["id"]] = answer
    process.stdin.write(b"this is no JSON\n")
    process.stdin.close()
    rest = process.stdout.read().decode()
    said = process.stderr.read().decode() if process.stderr else ""
    assert process.wait(60) == 0, said
    assert left_by(process, built) == []
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in [*map(json.dumps, found.values()), *rest.splitlines()])
    assert re.search(r"answering at standard input \(build [0-9a-f]{16}\)", said)
    assert found.keys() == {0, 1, 2, 3, 4, 5}
    assert "汪文斌" in found[1]["result"]["content"][0]["text"]
    assert found[2]["result"]["structuredContent"]["columns"] == ["n"]
    assert found[3]["result"]["isError"] and found[4]["result"]["isError"] and "error" in found[5]


def test_what_is_typed_reaches_the_server(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Settings] = []
    monkeypatch.setattr(
        "kg.serving.agents.transports.Stdio.__init__", lambda self, folder, settings: seen.append(settings)
    )
    monkeypatch.setattr("kg.serving.agents.transports.Stdio.build", "0123", raising=False)
    monkeypatch.setattr("kg.serving.agents.transports.Stdio.run", lambda self: None)
    found = CliRunner().invoke(app, ["mcp", str(built), "--no-fulltext", "--timeout", "3", "--memory", "70"])
    assert (found.exit_code, found.stdout) == (0, "") and "0123" in found.stderr
    (settings,) = seen
    assert not settings.fulltext and (settings.sparql.timeout, settings.sparql.memory) == (3, 70)


def test_no_build_is_an_error_before_anything_is_said(tmp_path: Path) -> None:
    found = subprocess.run(
        [*COMMAND, str(tmp_path)], stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=ROOT
    )
    assert (found.returncode, found.stdout) == (1, "") and found.stderr.startswith("kg: ")
    with pytest.raises(KGError):
        Stdio(tmp_path, Settings())


# -- streamable HTTP ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[Server]:
    with server_of(built) as server:
        yield server


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_agents_come_in_beside_the_rest(server: Server, mode: str) -> None:
    agent = Agent(f"{server.address}mcp", mode)
    assert agent.ask("overview")["build"] == server.build
    assert agent.tools()
    assert "no actor" in agent.complaint("find_claims", actor="查无此人")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200), ({"host": "localhost"}, 200), ({"host": "localhost:1"}, 200), ({"host": "evil.example"}, 421),
        ({"origin": "https://evil.example"}, 403), ({"origin": "null"}, 403), ({"origin": "http://localhost:6274"}, 200),
    ],
)  # fmt: skip
def test_who_may_ask_is_decided_before_every_room_alike(
    client: TestClient, headers: dict[str, str], status: int
) -> None:
    assert client.post("/mcp", json=LIST, headers=JSON | headers).status_code == status
    assert client.post("/sparql", data={"query": "ASK {}"}, headers=headers).status_code == status


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{", "application/json", 400), (b"[]", "application/json", 400), (b'"a"', "application/json", 400), (b"{}", "text/plain", 400),
        (b"\xff\xfe", "application/json", 400), (b"[" * 100_000, "application/json", 400), (b"a" * 600_000, "application/json", 413),
    ],
)  # fmt: skip
def test_what_is_no_message_is_refused(client: TestClient, content: bytes, kind: str, status: int) -> None:
    found = client.post("/mcp", content=content, headers={**JSON, "content-type": kind})
    assert found.status_code == status, found.text
    assert client.post("/mcp", json=LIST, headers=JSON).status_code == 200


def test_no_session_is_kept_and_no_stream_held(client: TestClient) -> None:
    assert client.post("/mcp/", json=HELLO, headers=JSON).status_code == 200
    assert "mcp-session-id" not in client.post("/mcp", json=HELLO, headers=JSON).headers
    assert client.get("/mcp", headers={"accept": "text/event-stream"}).status_code == 405
    assert client.delete("/mcp").status_code == 405


def test_by_itself_it_answers_agents_alone(built: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, str(built), "--http"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        assert process.stderr and process.stdout
        found = re.match(r"(http://127\.0\.0\.1:\d+/mcp) \(build [0-9a-f]{16}\)", process.stderr.readline())
        assert found
        assert Agent(found[1]).ask("overview")["documents"] == 2
    finally:
        process.terminate()
        assert process.wait(30) == 0
    assert process.stdout.read() == ""
    assert left_by(process, built) == []


def left_by(process: subprocess.Popen[Any], folder: Path) -> list[Path]:
    """What a server that has ended left beside the graph."""
    return list(folder.glob(f".kg-serving-{process.pid}-*"))


def test_only_the_rooms_that_are_wanted_are_open(built: Path) -> None:
    from kg.serving.application import application
    from kg.serving.builds import Builds

    with TestClient(application(Builds(built), Settings(), ("agents",)), base_url="http://127.0.0.1") as client:
        assert client.post("/mcp", json=LIST, headers=JSON).status_code == 200
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 404
    with running(built, Settings(), rooms=("agents",)) as server:
        assert server.address.startswith("http://127.0.0.1:")


# -- not installed -----------------------------------------------------------------------------------------------------------


def test_without_the_sdk_the_server_has_one_room_less(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.serving.agents, "find_spec", lambda name: None)
    with client_of(built) as client:
        assert client.post("/mcp", json=LIST, headers=JSON).status_code == 404
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_without_the_sdk_the_command_says_what_to_install(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(KGError, match=r"pip install '\.\[mcp\]'"):
        list(mcp(built))


def test_an_address_that_others_reach_is_announced(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Server, "wait", lambda self: None)
    found = CliRunner().invoke(app, ["mcp", str(built), "--http", "--host", "0.0.0.0"])
    assert found.exit_code == 0 and "open to the network, without a password" in found.stderr and found.stdout == ""
