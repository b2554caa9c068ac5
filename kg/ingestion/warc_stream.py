"""The records of a WARC file as bytes, one at a time, packed or not; what is damaged costs no other record."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kg.errors import InputError
from kg.model.limits import EXPANSION, FILE_BYTES

BLOCK = 1 << 16  # bytes that are read, or unpacked, at once
LINE = 1 << 16  # bytes of a header line, at most
HEADER = 1 << 18  # bytes of all of them
GZIP = b"\x1f\x8b\x08"
VERSION = re.compile(rb"WARC/\d\.\d+\s*$")
LENGTH = re.compile(rb"^content-length\s*:\s*(\d{1,15})\s*$", re.I | re.M)
CUT = "cut off: the file ends in it"

__all__ = ["Record", "records"]


class Record(NamedTuple):
    """Header and block of a record as they stand in the file; what is wrong with it, if something is."""

    data: bytes
    fault: str = ""


class _Damage(Exception):
    """Raised where packed bytes cannot be unpacked; what comes next is another member."""


class _Stream:
    """Bytes of a file, unpacked if it is of gzip members, to be read in small pieces."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self.file, self.path = file, path
        packed = path.suffix.lower() == ".gz" or file.read(len(GZIP)) == GZIP
        file.seek(0)
        self.unpacker = zlib.decompressobj(31) if packed else None
        self.raw, self.ready = b"", b""
        self.taken = self.given = 0  # bytes read and unpacked

    def read(self, size: int) -> bytes:
        """So many bytes; fewer at the end."""
        while len(self.ready) < size and (more := self._more()):
            self.ready += more
        found, self.ready = self.ready[:size], self.ready[size:]
        return found

    def readline(self) -> bytes:
        """Up to a line end, or as much as a line may have."""
        while (end := self.ready.find(b"\n")) < 0 and len(self.ready) < LINE and (more := self._more()):
            self.ready += more
        return self.read(min(end + 1, LINE) if end >= 0 else min(len(self.ready), LINE))

    def _more(self) -> bytes:
        while True:
            if not self.raw:
                self.raw = self.file.read(BLOCK)
                self.taken += len(self.raw)
            if not self.raw or not self.unpacker:
                found, self.raw = self.raw, b""
                return found
            try:
                found = self.unpacker.decompress(self.raw, BLOCK)
            except zlib.error as error:
                self._next_member()
                raise _Damage(str(error)) from error
            self.raw = self.unpacker.unconsumed_tail
            if self.unpacker.eof:
                self.raw = self.unpacker.unused_data
                self.unpacker = zlib.decompressobj(31)
            self.given += len(found)
            if self.given > EXPANSION * self.taken + FILE_BYTES:
                raise InputError(
                    f"{self.path}: {self.given / 2**20:.0f} MB out of {self.taken / 2**20:.1f} MB: no texts"
                )
            if found:
                return found

    def _next_member(self) -> None:
        """On to where another gzip member seems to begin."""
        self.unpacker = zlib.decompressobj(31)
        rest = self.raw[1:]
        while (at := rest.find(GZIP)) < 0 and (block := self.file.read(BLOCK)):
            self.taken += len(block)
            rest = rest[-len(GZIP) :] + block
        self.raw = rest[at:] if at >= 0 else b""


def records(file: BinaryIO, path: Path) -> Iterator[Record]:
    """Every record, and one with a fault for each that is damaged; of a large one, the beginning."""
    stream = _Stream(file, path)
    while True:
        try:
            record = _record(stream)
        except _Damage as damage:
            stream.ready = b""
            yield Record(b"", f"damaged ({damage}); passed over to the next one")
            continue
        if record is None:
            return
        yield record


def _record(stream: _Stream) -> Record | None:
    while (line := stream.readline()) and not line.strip():
        pass
    if not line:
        return None
    if not VERSION.match(line):
        return _passed_over(stream)
    header = line
    while (line := stream.readline()).strip():
        header += line
        if len(header) > HEADER:
            return Record(b"", "a header that does not end")
    if not line:
        return Record(b"", CUT)
    length = LENGTH.search(header.replace(b"\r\n", b"\n"))
    if not length:
        return Record(b"", "a header without Content-Length")
    size = int(length[1])
    block = stream.read(min(size, FILE_BYTES))
    left = size - len(block)
    while left and (more := stream.read(min(left, BLOCK))):
        left -= len(more)
    large = f"more than {FILE_BYTES / 2**20:.0f} MB" if size > FILE_BYTES else ""
    return Record(header + line + block, CUT if left else large)


def _passed_over(stream: _Stream) -> Record:
    """What stands before the next record."""
    while line := stream.readline():
        if VERSION.match(line):
            stream.ready = line + stream.ready
            break
    return Record(b"", "no beginning of a record; passed over to the next one")
