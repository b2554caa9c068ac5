"""ZIP archives: a document a member, read in memory and never unpacked to disk."""

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError
from kg.guarding import refused
from kg.ingestion.base import Part
from kg.ingestion.conversion import limit_of
from kg.ingestion.decoding import opened
from kg.ingestion.discovery import kind_of
from kg.ingestion.fields import Naming
from kg.ingestion.members import bounded, check_amount, content, decoded, encoding_of, tidy, too_large, unread
from kg.model import Skipped
from kg.model.limits import EXPANSION

SUFFIXES = (".zip",)
DAMAGED = (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, ValueError, struct.error)
ENCRYPTED = 0x41  # bits of the flags: encrypted, strongly encrypted
UTF8 = 0x800  # the bit that says that the name is in UTF-8
READ = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others unpack a block of any size at once
SMALL = 1 << 20  # bytes: what is no larger is no bomb

__all__ = ["SUFFIXES", "parts"]


def parts(path: Path, fields: Naming) -> Iterator[Part | Skipped | None]:
    """The members in the order of the archive's directory; folders are none."""
    with opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        try:
            archive = zipfile.ZipFile(bounded(file, path))
        except DAMAGED as error:
            raise InputError(f"{path}: no ZIP archive, or a damaged one ({error})") from error
        members = [one for one in archive.infolist() if not one.is_dir()]
        old = encoding_of(_raw(one) for one in members if not one.flag_bits & UTF8)
        unpacked = 0
        for number, member in enumerate(members, 1):
            name = tidy(member.filename) if member.flag_bits & UTF8 else decoded(_raw(member), old)
            whole = f"{path}/{name}"
            if reason := unread(name) or _unread(member, name):
                yield Skipped(whole, reason, "reading")
                continue
            unpacked += member.file_size
            check_amount(path, number, unpacked, size)
            try:
                with archive.open(member) as inside:
                    data = content(inside, name)
            except InputError as error:
                yield refused(whole, error, "reading")
            except DAMAGED as error:
                yield Skipped(whole, f"damaged ({error}); the others are read", "reading")
            else:
                yield Part(path, Path(name), f"/{name}", data)


def _raw(member: zipfile.ZipInfo) -> bytes:
    """A name as it stands in the archive: without the bit of UTF-8 the library reads it as the code page of an old PC."""
    return member.orig_filename.encode("cp437", "replace")


def _unread(member: zipfile.ZipInfo, name: str) -> str | None:
    limit = limit_of(Path(name))
    if (mode := member.external_attr >> 16) and (mode & 0o170000) and (kind := kind_of(mode)):
        return f"{kind}, not a file"
    if member.flag_bits & ENCRYPTED:
        return "encrypted; unpack it yourself"
    if member.compress_type not in READ:
        return f"compressed in a way that is not read here (method {member.compress_type}); pack it again"
    if member.file_size > limit:
        return too_large(limit)
    if member.file_size > SMALL and member.file_size > EXPANSION * member.compress_size:
        return f"{member.file_size / max(1, member.compress_size):.0f} times as large as in the archive: no text"
    return None
