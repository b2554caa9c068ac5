"""What is sent: the named graphs of a `graph.nq`, read from the disk again each time, so that its size needs no memory."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from kg.errors import KGError, PushError
from kg.model.namespaces import Namespace
from kg.output.opening import Found, opened
from kg.rdf.texts import line_without_text

__all__ = ["Body", "Part", "Source", "open_source"]

END = b" .\n"
CHUNK = 1 << 16  # bytes that are handed to the network at once


@dataclass(frozen=True, slots=True)
class Part:
    """A named graph: how many statements it has, how many bytes they are as N-Triples, and where it begins in the file."""

    name: str
    statements: int
    size: int
    at: int

    @property
    def quads_size(self) -> int:
        """Bytes as N-Quads."""
        return self.size + self.statements * len(f" <{self.name}>".encode())


@dataclass(frozen=True, slots=True)
class Body:
    """What one request holds: its length is known before, and it can be gone through again when it must be sent again."""

    size: int
    pieces: Callable[[], Iterator[bytes]] = field(repr=False)

    def __iter__(self) -> Iterator[bytes]:
        return self.pieces()


@dataclass(frozen=True, slots=True)
class Source:
    """An open `graph.nq`, whole and verified; close it at the end."""

    file: IO[bytes]
    change: Callable[[bytes], bytes]  # what is done to each statement
    parts: tuple[Part, ...]

    @property
    def statements(self) -> int:
        return sum(part.statements for part in self.parts)

    @property
    def size(self) -> int:
        return sum(part.size for part in self.parts)

    def lines(self, part: Part) -> Iterator[bytes]:
        """The statements of a graph, one a line, as N-Triples."""
        self.file.seek(part.at)
        for _ in range(part.statements):
            yield self.change(_split(self.file.readline())[0]) + END

    def triples(self, part: Part) -> Body:
        return Body(part.size, lambda: joined(self.lines(part)))

    def quads(self, parts: Iterable[Part]) -> Body:
        """Several graphs as N-Quads."""
        chosen = tuple(parts)
        return Body(sum(part.quads_size for part in chosen), lambda: joined(self._quads(chosen)))

    def _quads(self, parts: Iterable[Part]) -> Iterator[bytes]:
        for part in parts:
            end = f" <{part.name}> .\n".encode()
            for line in self.lines(part):
                yield line.removesuffix(END) + end


def open_source(place: Path, base: str, *, fulltext: bool = True) -> Source:
    """The graph of a folder, or a graph file. Raises KGError if it is not whole, or has another base.

    The file stays open: a build that replaces it meanwhile changes nothing of what is sent.
    """
    change = _same if fulltext else line_without_text(Namespace(base))
    return opened(place, base, lambda found: _source(found, change))


def joined(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in fewer pieces."""
    held: list[bytes] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= CHUNK:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def _same(statement: bytes) -> bytes:
    return statement


def _source(found: Found, change: Callable[[bytes], bytes]) -> Source:
    file = found.path.open("rb")
    try:
        return Source(file, change, tuple(_parts(file, found.path, change)))
    except KGError:
        file.close()
        raise


def _parts(file: IO[bytes], path: Path, change: Callable[[bytes], bytes]) -> Iterator[Part]:
    name, statements, size, begin, at = b"", 0, 0, 0, 0
    seen: set[bytes] = set()
    for line in file:
        statement, graph = _split(line)
        if not graph:
            raise PushError(
                f"{path} has a statement in no named graph, and what a store keeps in its default graph is not ours "
                "to replace; put it into a named graph and save again"
            )
        if graph != name:
            if statements:
                yield Part(name.decode(), statements, size, begin)
            if graph in seen:
                raise PushError(f"{path} is not sorted by graph; write it again: kg export nquads -o {path.parent}")
            seen.add(graph)
            name, statements, size, begin = graph, 0, 0, at
        statements += 1
        size += len(change(statement)) + len(END)
        at += len(line)
    if statements:
        yield Part(name.decode(), statements, size, begin)


def _split(line: bytes) -> tuple[bytes, bytes]:
    """Subject, predicate and object of a line; and its graph, empty for the default graph."""
    rest = line.rstrip()[:-1].rstrip()  # without the full stop
    value = rest.split(b" ", 2)[-1]
    begin = value.rfind(b'"') if value.startswith(b'"') else 0
    end = value.find(b" <", begin)
    if end < 0:
        return rest, b""
    return rest[: len(rest) - len(value) + end], value[end + 2 : -1]
