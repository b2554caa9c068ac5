"""SPARQL stores to send to: one in this process, which writes down what it hears and fails when told to, and Oxigraph's server."""

import contextlib
import json
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pyoxigraph as ox

__all__ = ["Answer", "Request", "Store", "oxigraph_installed", "oxigraph_running", "quads_of"]

OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
PATIENCE = 30.0  # seconds until it has to be up


@dataclass(frozen=True)
class Request:
    """What was heard: all of it, or as much as was read before the store broke off."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def graph(self) -> str:
        return unquote(parse_qs(urlsplit(self.path).query).get("graph", [""])[0])


@dataclass(frozen=True)
class Answer:
    """What a script says instead of the store; `cut` breaks off without a word, `unread` before the body was read.

    `closes` closes the connection afterwards, which it has not announced.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    cut: bool = False
    unread: bool = False
    closes: bool = False
    seconds: float = 0.0


Script = Callable[[Request], Answer | None]


class Store:
    """An Oxigraph in memory behind the paths of its server. `script` sees each request first, without its body."""

    def __init__(self) -> None:
        self.quads = ox.Store()
        self.requests: list[Request] = []
        self.script: Script = lambda request: None
        self.takes = {"/store", "/update", "/query"}
        self.ended = threading.Event()
        self.closed = threading.Semaphore(0)  # once for every connection that has ended
        store = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *words: object) -> None:
                """Tests are quiet."""

            def finish(self) -> None:
                super().finish()
                store.closed.release()

            def handle_one_request(self) -> None:
                with contextlib.suppress(ConnectionError):
                    super().handle_one_request()

            def __getattr__(self, name: str) -> Callable[[], None]:
                if name.startswith("do_"):
                    return lambda: store._heard(self)
                raise AttributeError(name)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    @contextmanager
    def running(self) -> Iterator["Store"]:
        thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.ended.set()
            self._server.shutdown()
            self._server.server_close()
            thread.join()

    def heard(self, *methods: str) -> list[Request]:
        return [one for one in self.requests if one.method in methods]

    def graphs(self) -> set[str]:
        return {str(one.value) for one in self.quads.named_graphs() if isinstance(one, ox.NamedNode)}

    def _heard(self, handler: BaseHTTPRequestHandler) -> None:
        headers = {name.lower(): value for name, value in handler.headers.items()}
        length = int(headers.get("content-length", 0))
        request = Request(handler.command, handler.path, headers, b"")
        scripted = self.script(request)
        if scripted and (scripted.cut or scripted.unread):
            self.requests.append(request)
            handler.close_connection = True
            if not scripted.cut:
                self._answer(handler, scripted)
            return
        request = Request(handler.command, handler.path, headers, handler.rfile.read(length))
        self.requests.append(request)
        if scripted and scripted.seconds:
            self.ended.wait(scripted.seconds)
        handler.close_connection |= bool(scripted and scripted.closes)
        self._answer(handler, scripted or self._done(request))

    def _answer(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        handler.send_response(answer.status)
        for name, value in ({"Content-Type": "text/plain"} | answer.headers).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(answer.body)))
        handler.end_headers()
        handler.wfile.write(answer.body)

    def _done(self, request: Request) -> Answer:
        path = urlsplit(request.path).path
        if path not in self.takes:
            return Answer(404, body=b"nothing here")
        if path == "/query":
            return self._told(parse_qs(request.body.decode())["query"][0])
        if path == "/update":
            self.quads.update(request.body.decode())
            return Answer(204)
        name = ox.NamedNode(request.graph) if request.graph else None
        if request.method in ("PUT", "DELETE") and name:
            was = name in set(self.quads.named_graphs())
            self.quads.remove_graph(name)
            if request.method == "DELETE":
                return Answer(204 if was else 404)
            self.quads.load(request.body, format=ox.RdfFormat.N_TRIPLES, to_graph=name)
        elif request.method == "POST" and not name:
            self.quads.load(request.body, format=ox.RdfFormat.N_QUADS)
        return Answer(204 if request.method != "GET" else 200)

    def _told(self, sparql: str) -> Answer:
        found = self.quads.query(sparql)
        if isinstance(found, ox.QueryBoolean):
            said: object = {"head": {}, "boolean": bool(found)}
        else:
            assert isinstance(found, ox.QuerySolutions)
            names = [one.value for one in found.variables]
            rows = [{name: {"value": row[name].value} for name in names if row[name]} for row in found]
            said = {"head": {"vars": names}, "results": {"bindings": rows}}
        return Answer(headers={"Content-Type": "application/sparql-results+json"}, body=json.dumps(said).encode())


def quads_of(source: bytes | ox.Store) -> set[str]:
    """Quads as lines; integers of every kind are alike, as Oxigraph keeps them."""
    store = ox.Store() if isinstance(source, bytes) else source
    if isinstance(source, bytes):
        store.load(source, format=ox.RdfFormat.N_QUADS)
    return {re.sub(r"#(?:nonNegative|positive)Integer>", "#integer>", str(quad)) for quad in store}


def oxigraph_installed() -> bool:
    return OXIGRAPH is not None


@contextmanager
def oxigraph_running(folder: Path) -> Iterator[str]:
    """The address of an Oxigraph server (PyPI package `oxigraph`) whose data lie in a folder; gone afterwards."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{one.getsockname()[1]}"
    command = [str(OXIGRAPH), "serve", "--location", str(folder / "data"), "--bind", place]
    with (folder / "out").open("w") as out, subprocess.Popen(command, stdout=out, stderr=out) as server:
        try:
            until = time.monotonic() + PATIENCE
            while server.poll() is None and time.monotonic() < until:
                with contextlib.suppress(OSError), urllib.request.urlopen(f"http://{place}/", timeout=PATIENCE):
                    break
                time.sleep(0.05)
            else:
                raise RuntimeError(
                    "the Oxigraph server did not start; its own words are in the file `out` of its folder"
                )
            yield f"http://{place}"
        finally:
            server.kill()
