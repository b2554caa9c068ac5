"""Members of archives: which of them are read, under which names, and how much of them at most."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import IO, BinaryIO, cast

from kg.errors import InputError
from kg.ingestion import readers
from kg.ingestion.conversion import CONVERTED, limit_of
from kg.ingestion.discovery import unknown
from kg.ingestion.garbling import COMMON
from kg.ingestion.modules import modules_of
from kg.model.limits import ARCHIVE_BYTES, EXPANSION, FILE_BYTES, MEMBERS

BLOCK = 1 << 20  # bytes that are read at once
NESTED = (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".7z", ".rar", ".warc", ".jsonl", ".ndjson", ".json")
ENCODINGS = ("utf-8", "gb18030", "big5hkscs")  # of names that do not say in which they are

__all__ = ["bounded", "check_amount", "content", "decoded", "encoding_of", "tidy", "too_large", "unread"]


def unread(name: str) -> str | None:
    """Why a member of that name is not read; None if it is."""
    if any(part.startswith(".") and part != ".." for part in name.split("/")):
        return "hidden"
    if name.lower().endswith(NESTED):
        return "an archive inside an archive; take it out and give it by itself"
    known = _known()
    return None if name.lower().endswith(known) else unknown(Path(name), known)


@cache
def _known() -> tuple[str, ...]:
    return tuple(sorted({suffix for one in modules_of(readers) for suffix in one.SUFFIXES} | CONVERTED))


def content(member: IO[bytes], name: str) -> bytes:
    """What is in a member; `InputError` if it is more than a file of that name may hold."""
    limit = limit_of(Path(name))
    data = bytearray()
    while block := member.read(BLOCK):
        data += block
        if len(data) > limit:
            raise InputError(f"{name}: {too_large(limit)}")
    return bytes(data)


def too_large(limit: int) -> str:
    return f"more than {limit / 2**20:.0f} MB; split it"


def check_amount(path: Path, members: int, unpacked: int, packed: int) -> None:
    """`InputError` if an archive of `packed` bytes held more members, or more bytes, than texts do."""
    if members > MEMBERS:
        raise InputError(f"{path}: more than {MEMBERS} members; the rest is not read: split it")
    if unpacked > ARCHIVE_BYTES or unpacked > EXPANSION * packed + FILE_BYTES:
        raise InputError(
            f"{path}: {unpacked / 2**20:.0f} MB or more out of {packed / 2**20:.1f} MB; the rest is not read: unpack it yourself"
        )


def encoding_of(names: Iterable[bytes]) -> str:
    """The encoding of the names of an archive: the first that fits all; of GBK and Big5 that with more common characters."""
    joined = b"\n".join(names)
    texts = {}
    for encoding in ENCODINGS:
        try:
            texts[encoding] = joined.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8":
            return encoding
    return max(texts, key=lambda one: sum(char in COMMON for char in texts[one]), default="cp437")


def decoded(name: bytes, encoding: str) -> str:
    """A member's name in Unicode: only then is a backslash one, GBK has it as half of a character."""
    return tidy(name.decode(encoding, "replace"))


def tidy(name: str) -> str:
    """With `/` between its parts, and nothing before the first: ./texts/a.md, /texts//a.md, texts\\a.md."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", "."))


class _Bounded:
    """A file of which nothing large is read at once: an archive may say that its directory has gigabytes."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self.file, self.path = file, path
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int | None = -1) -> bytes:
        data = self.file.read(size if size is not None and 0 <= size <= FILE_BYTES else FILE_BYTES + 1)
        if len(data) > FILE_BYTES:
            raise InputError(f"{self.path}: a directory or header of more than {FILE_BYTES / 2**20:.0f} MB; not read")
        return data


def bounded(file: BinaryIO, path: Path) -> BinaryIO:
    """The file, for a library that reads as much as it is told to: more than 16 MB at once are an `InputError`."""
    return cast(BinaryIO, _Bounded(file, path))
