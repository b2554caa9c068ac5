"""Who may ask, how much and how long: on every route there is."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

pytest.importorskip("starlette")

from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from kg.rdf.sparql.worker import Limits
from kg.serving.application import application
from kg.serving.builds import Builds
from kg.serving.safety import HEADERS
from kg.serving.settings import Settings
from tests.serving.conftest import client_of, server_of

CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {CROSS} FILTER(STR(?a) < STR(?d) && STR(?d) < STR(?g)) }}"
STRANGE = {
    "x": "state/CHN",
    "kind": "state",
    "key": "state:CHN",
    "name": "CHN",
    "id": "0",
    "rest": "x",
    "path": "id/state/CHN",
}


def paths(built: Path) -> list[tuple[str, set[str]]]:
    """Every route with something in the place of its parameters, and its methods."""
    guard = application(Builds(built), Settings())
    app = guard._app._app  # type: ignore[attr-defined]
    assert isinstance(app, Starlette)
    found = []
    for route in app.routes:
        assert isinstance(route, Route | Mount), route
        path = route.path_format if isinstance(route, Route) else f"{route.path}/nothing"
        for name in getattr(route, "param_convertors", {}):
            path = path.replace(f"{{{name}}}", STRANGE.get(name, "nothing"))
        found.append((path, set(getattr(route, "methods", None) or {"GET"})))
    return found


def test_every_route_has_the_same_lines_and_knows_its_methods(built: Path, client: TestClient) -> None:
    for path, methods in paths(built):
        for accept in ("text/html", "application/json", "*/*"):
            found = client.get(path, headers={"accept": accept})
            assert found.status_code < 500, path
            for name in HEADERS:
                assert found.headers.get_list(name) and len(found.headers.get_list(name)) == 1, (path, name)
            assert "default-src 'none'" in found.headers["content-security-policy"], path
            assert "unsafe-eval" not in found.headers["content-security-policy"], path
            assert found.headers["kg-build"], path
        for method in {"PUT", "DELETE", "PATCH", "TRACE", "BREW"} - methods:
            assert client.request(method, path).status_code in (404, 405), (method, path)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 204), ("127.0.0.1:8000", 204), ("localhost:1", 204), ("LOCALHOST", 204), ("[::1]:80", 204), ("graph.example", 204),
        ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("localhost@evil.example", 421), ("", 421), ("127.0.0.1:99999999", 421),
        ("localhost evil", 421), ("0.0.0.0", 421),
    ],
)  # fmt: skip
def test_only_our_names_are_answered(built: Path, host: str, status: int) -> None:
    with client_of(built, Settings(names=("graph.example",))) as client:
        assert client.options("/sparql", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("origin", "status", "allowed"),
    [
        ("http://127.0.0.1", 200, False), ("http://localhost:3000", 200, True), ("https://tool.example", 200, True),
        ("https://evil.example", 403, False), ("null", 403, False), ("http://localhost.evil.example", 403, False), ("http://[", 403, False),
        ("chrome-extension://127.0.0.1", 403, False), ("http://evil@127.0.0.1", 403, False),
    ],
)  # fmt: skip
def test_scripts_of_other_sites_ask_only_where_they_may(built: Path, origin: str, status: int, allowed: bool) -> None:
    with client_of(built, Settings(origins=("https://tool.example",))) as client:
        for found in (
            client.get("/sparql", params={"query": "ASK {}"}, headers={"origin": origin}),
            client.post("/sparql", data={"query": "ASK {}"}, headers={"origin": origin}),
        ):
            assert found.status_code == status
            assert ("access-control-allow-origin" in found.headers) == allowed
        preflight = client.options("/sparql", headers={"origin": origin, "access-control-request-method": "POST"})
        assert ("access-control-allow-methods" in preflight.headers) == allowed


@pytest.mark.parametrize(
    ("site", "mode", "status"),
    [
        ("cross-site", "no-cors", 403),
        ("cross-site", "navigate", 200),
        ("same-origin", "no-cors", 200),
        ("none", "navigate", 200),
    ],
)
def test_what_a_page_of_another_site_embeds_is_not_answered(
    client: TestClient, site: str, mode: str, status: int
) -> None:
    headers = {"sec-fetch-site": site, "sec-fetch-mode": mode}
    assert client.get("/sparql", params={"query": "ASK {}"}, headers=headers).status_code == status


def test_a_request_that_is_too_large_is_not_read(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(40):
            yield b"a" * 50_000

    plain = {"content-type": "application/sparql-query"}
    assert client.post("/sparql", content=b"a" * 2_000_000, headers=plain).status_code == 413
    assert client.post("/sparql", content=pieces(), headers=plain).status_code == 413


@pytest.mark.slow
def test_too_many_queries_are_sent_away_and_a_page_is_still_answered(built: Path) -> None:
    tight = Settings(queries=1, waiting=1, sparql=Limits(timeout=3, memory=500, rows=100, raisable=False))
    with server_of(built, tight) as server:
        port = int(server.address.rstrip("/").rpartition(":")[2])
        codes: list[int] = []
        threads = [threading.Thread(target=lambda: codes.append(_ask(port, ENDLESS))) for _ in range(6)]
        for one in threads:
            one.start()
        time.sleep(1)
        assert _get(port, "/.well-known/void").startswith(b"HTTP/1.1 200")
        for one in threads:
            one.join()
        assert sorted(codes) == [429] * 4 + [503] * 2


def _ask(port: int, query: str) -> int:
    import urllib.parse

    return int(_get(port, "/sparql?" + urllib.parse.urlencode({"query": query})).split()[1])


def _get(port: int, path: str) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        found = b""
        while piece := connection.recv(65536):
            found += piece
    return found


@pytest.mark.slow
def test_slow_clients_are_closed_and_keep_nobody_out(built: Path) -> None:
    """Two hundred that send a byte a second: in the head, in the body, and from the first byte on."""
    settings = Settings(header_seconds=2, body_seconds=2, answer_seconds=4, connections=150)
    heads = [
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ",
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\nContent-Type: application/sparql-query\r\n\r\n",
        b"",
    ]
    with server_of(built, settings) as server:
        port = int(server.address.rstrip("/").rpartition(":")[2])
        slow = []
        for number in range(200):
            one = socket.create_connection(("127.0.0.1", port), timeout=10)
            one.sendall(heads[number % 3])
            slow.append(one)
        for _ in range(5):
            assert _get(port, "/.well-known/void").startswith(b"HTTP/1.1 200")
            for one in slow:
                with suppress(OSError):
                    one.sendall(b"a")
            time.sleep(1)
        assert _ask(port, "ASK {}") == 200
        closed = sum(map(_is_closed, slow))
        for one in slow:
            one.close()
    assert closed == 200


def _is_closed(connection: socket.socket) -> bool:
    connection.settimeout(0.2)
    try:
        while piece := connection.recv(4096):
            assert not piece.startswith(b"HTTP/1.1 200")
        return True
    except ConnectionError:
        return True
    except TimeoutError:
        return False
