"""The three ways into a store: many graphs at once, graph by graph, and SPARQL Update. Each replaces the graphs it sends."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import Protocol
from urllib.parse import quote

from kg.errors import PushError
from kg.export.pushing.connection import Connection, Reply
from kg.export.pushing.endpoints import Endpoints
from kg.export.pushing.source import Body, Part, Source, joined

__all__ = ["PROTOCOLS", "Graphs", "NotTaken", "Quads", "Refused", "TooLarge", "Update", "Way"]

NOT_TAKEN = (404, 405, 406, 415, 501)  # the store has no such way; another may be open
TOO_LARGE = 413
HINTS = {
    401: " (the store asks who you are: --user NAME or --token; or the password is wrong)",
    403: " (whom the store takes you for may not write there)",
    TOO_LARGE: " (raise its limit, or say --protocol update, which sends pieces)",
}
TOGETHER = 32 << 20  # bytes of graphs that are sent at once
# Of one INSERT DATA. Virtuoso's parser has no memory left at some 4,500 statements ("SP030: memory exhausted").
STATEMENTS, BYTES = 2_000, 1 << 20
# SPARQL decodes \uXXXX before it looks at anything else (19.2), so that a store may take `\\u4e2d`, a backslash and five
# letters, for `\中`. An `u` that is itself written so is read rightly by those who do and by those who do not.
ESCAPE = re.compile(rb"\\(\\[uU]|.)")


class Refused(PushError):
    """The store said no to a graph."""


class NotTaken(Refused):
    """It takes nothing in this way."""


class TooLarge(Refused):
    """It takes this graph in this way not at once."""


class Way(Protocol):
    """How graphs get into a store, and out."""

    name: str
    others: str  # what has become of the graphs that were not sent, when one was refused

    def send(self, source: Source, parts: Sequence[Part]) -> Iterator[Sequence[Part]]:
        """Yields the graphs that are in the store now, as they come to be."""
        ...

    def remove(self, names: Iterable[str]) -> None:
        """Take graphs away; one that is not there is no fault."""
        ...


class Graphs:
    """Graph Store Protocol: each graph is put in the place of its old self, in one request."""

    name = "graphs"
    others = "the others are as they were"

    def __init__(self, connection: Connection, endpoints: Endpoints) -> None:
        self._connection, self._url = connection, endpoints.graph_store

    def send(self, source: Source, parts: Sequence[Part]) -> Iterator[Sequence[Part]]:
        for part in parts:
            body = source.triples(part)
            reply = self._connection.request("PUT", self._at(part.name), body, kind="application/n-triples")
            _check(reply, f"PUT of {part.name}")
            yield (part,)

    def remove(self, names: Iterable[str]) -> None:
        for name in names:
            reply = self._connection.request("DELETE", self._at(name))
            if reply.status != 404:
                _check(reply, f"DELETE of {name}")

    def _at(self, name: str) -> str:
        return f"{self._url}?graph={quote(name, safe='')}"


class Quads(Graphs):
    """The same with many graphs in one request, which adds: what was there before is removed first."""

    name = "quads"
    others = "of the others some may be missing, since they are removed before they are sent"

    def __init__(self, connection: Connection, endpoints: Endpoints, *, empty: bool = False) -> None:
        super().__init__(connection, endpoints)
        self._quads, self._empty, self._together = endpoints.quads or endpoints.graph_store, empty, TOGETHER

    def send(self, source: Source, parts: Sequence[Part]) -> Iterator[Sequence[Part]]:
        rest = list(parts)
        while rest:
            chosen = _first(rest, self._together)
            if not self._empty:
                self.remove(part.name for part in chosen)
            body = source.quads(chosen)
            reply = self._connection.request("POST", self._quads, body, kind="application/n-quads")
            if reply.status == TOO_LARGE and len(chosen) > 1:
                self._together = body.size // 2
                continue
            _check(reply, f"POST of {len(chosen)} graphs from {chosen[0].name} on")
            del rest[: len(chosen)]
            yield chosen


class Update:
    """SPARQL Update: a small graph in one request; a large one in pieces beside its place, then moved there."""

    name = "update"
    others = Graphs.others

    def __init__(self, connection: Connection, endpoints: Endpoints, base: str) -> None:
        self._connection, self._url = connection, endpoints.update
        self._beside = f"{base}graph/incoming"  # under our base, so that --replace finds what was left there
        self._statements, self._bytes = STATEMENTS, BYTES

    def send(self, source: Source, parts: Sequence[Part]) -> Iterator[Sequence[Part]]:
        self.remove([self._beside])
        for part in parts:
            while not self._sent(source, part):
                self._statements, self._bytes = max(1, self._statements // 2), self._bytes // 2
            yield (part,)

    def remove(self, names: Iterable[str]) -> None:
        for name in names:
            _check(self._asked([f"DROP SILENT GRAPH <{name}>".encode()]), f"DROP of {name}")

    def _sent(self, source: Source, part: Part) -> bool:
        """Whether it is there; False if the pieces were too large."""
        pieces = self._pieces(source.lines(part))
        first, second = next(pieces), next(pieces, None)
        if second is None:
            return self._did(part, _removal(part.name), *_insertion(part.name, first))
        try:
            self.remove([self._beside])
            for piece in chain((first, second), pieces):
                if not self._did(part, *_insertion(self._beside, piece)):
                    return False
            move = f"MOVE GRAPH <{self._beside}> TO GRAPH <{part.name}>".encode()
            return self._did(part, _removal(part.name), move)
        except BaseException:
            self.others = f"{Graphs.others}, and a part of one lies in {self._beside}, which the next push removes"
            with suppress(PushError):
                self.remove([self._beside])
                self.others = Graphs.others
            raise

    def _pieces(self, lines: Iterable[bytes]) -> Iterator[list[bytes]]:
        held: list[bytes] = []
        size = 0
        for line in lines:
            if held and (len(held) >= self._statements or size + len(line) > self._bytes):
                yield held
                held, size = [], 0
            held.append(ESCAPE.sub(_escaped, line) if b"\\\\" in line else line)
            size += len(line)
        yield held

    def _did(self, part: Part, *request: bytes) -> bool:
        reply = self._asked(request)
        if reply.status == TOO_LARGE and self._statements > 1:
            return False
        _check(reply, f"update of {part.name}")
        return True

    def _asked(self, request: Sequence[bytes]) -> Reply:
        body = Body(sum(map(len, request)), lambda: joined(request))
        return self._connection.request("POST", self._url, body, kind="application/sparql-update")


PROTOCOLS = (Quads.name, Graphs.name, Update.name)


def _first(parts: Sequence[Part], together: int) -> list[Part]:
    """As many as go together, one at least."""
    chosen: list[Part] = []
    size = 0
    for part in parts:
        size += part.quads_size
        if chosen and size > together:
            break
        chosen.append(part)
    return chosen


def _removal(name: str) -> bytes:
    return f"DROP SILENT GRAPH <{name}> ;\n".encode()


def _insertion(name: str, lines: Iterable[bytes]) -> list[bytes]:
    return [f"INSERT DATA {{ GRAPH <{name}> {{\n".encode(), *lines, b"} }"]


def _escaped(found: re.Match[bytes]) -> bytes:
    escape = found[1]
    return found[0] if len(escape) == 1 else rb"\\" + (rb"\u0075" if escape == rb"\u" else rb"\u0055")


def _check(reply: Reply, what: str) -> None:
    if not reply.is_good:
        kind = NotTaken if reply.status in NOT_TAKEN else TooLarge if reply.status == TOO_LARGE else Refused
        raise kind(f"{what}: {reply}{HINTS.get(reply.status, '')}")
