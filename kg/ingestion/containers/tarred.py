"""TAR archives, packed or not: a document a member, read in memory and never unpacked to disk."""

import bz2
import gzip
import lzma
import os
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import InputError
from kg.guarding import refused
from kg.ingestion.base import Part
from kg.ingestion.conversion import limit_of
from kg.ingestion.decoding import opened
from kg.ingestion.fields import Naming
from kg.ingestion.members import bounded, check_amount, content, decoded, encoding_of, too_large, unread
from kg.model import Skipped

SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
DAMAGED = (tarfile.TarError, EOFError, OSError, zlib.error, lzma.LZMAError, ValueError, RecursionError)

__all__ = ["SUFFIXES", "parts"]


def parts(path: Path, fields: Naming) -> Iterator[Part | Skipped | None]:
    """The members in their order; folders are none, links and devices are named."""
    with opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        stream = bounded(_unpacked(file), path)
        number = end = 0
        try:
            archive = tarfile.TarFile(fileobj=stream, encoding="utf-8", errors="surrogateescape")
            while member := archive.next():
                archive.members.clear()  # type: ignore[attr-defined]  # else it keeps every one
                number, end = number + 1, archive.offset
                check_amount(path, number, end, size)
                yield _part(path, archive, member)
            _check_end(path, stream, end)
        except DAMAGED as error:
            where = f"after {number} members" if number else "at its start"
            raise InputError(f"{path}: no TAR archive, or damaged, {where} ({error}); the rest is not read") from error


def _unpacked(file: BinaryIO) -> BinaryIO:
    """By the first bytes, whatever it is called."""
    start = file.read(6)
    file.seek(0)
    if start.startswith(b"\x1f\x8b"):
        return cast(BinaryIO, gzip.GzipFile(fileobj=file))
    if start.startswith(b"BZh"):
        return cast(BinaryIO, bz2.BZ2File(file))
    return cast(BinaryIO, lzma.LZMAFile(file)) if start == b"\xfd7zXZ\0" else file


def _part(path: Path, archive: tarfile.TarFile, member: tarfile.TarInfo) -> Part | Skipped | None:
    raw = member.name.encode("utf-8", "surrogateescape")
    name = decoded(raw, encoding_of([raw]))
    whole, limit = f"{path}/{name}", limit_of(Path(name))
    if member.isdir():
        return None
    reason = unread(name) if member.isreg() else "a link or a device, not a file"
    if reason or member.size > limit:
        return Skipped(whole, reason or too_large(limit), "reading")
    inside = archive.extractfile(member)
    try:
        return Part(path, Path(name), f"/{name}", content(inside, name) if inside else b"")
    except InputError as error:
        return refused(whole, error, "reading")


def _check_end(path: Path, stream: BinaryIO, end: int) -> None:
    """An archive ends with zeros; where something else stands the library takes a damaged header for the end."""
    stream.seek(end)
    if stream.read(tarfile.BLOCKSIZE).strip(b"\0"):
        raise InputError(f"{path}: damaged at byte {end}; the rest is not read")
