"""Bytes to text: byte order mark, declared charset, UTF-8, else a guess; what is no text is refused."""

import codecs
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kg.errors import InputError
from kg.ingestion.discovery import kind_of
from kg.ingestion.garbling import garbled

NONBLOCK = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
SAMPLE = 100_000  # bytes that the guess is made from: charset-normalizer is slow on more

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"\xfd7zXZ": "an xz archive",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
# <meta charset="gb2312">, <?xml version="1.0" encoding="big5"?>
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I
)
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso8859-1": "cp1252", "ascii": "utf-8"}
# What a Chinese page may be in and say so; UTF-8 is tried anyway, and "unicode_escape" is no encoding of texts.
BELIEVED = frozenset(WIDER) | frozenset(WIDER.values()) | {"cp950", "hz"}
BLANK = re.compile(r"[\s\ufeff\u200b-\u200f\u2060]*")
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
CJK = re.compile("[\u3400-\u9fff]")
KNOWN = re.compile("[\t\n\r\u0020-\u007e\u2010-\u203f\u3000-\u303f\u3400-\u9fff\uff00-\uff65]")

__all__ = ["Decoded", "decode", "opened", "read_bytes"]


class Decoded(NamedTuple):
    """A text with line ends `\\n` and the name of the encoding it came in."""

    text: str
    encoding: str


def read_bytes(path: Path, limit: int) -> bytes:
    """What is in a file; `InputError` if it cannot be read or has more bytes than the limit."""
    with opened(path) as file:
        data = file.read(limit + 1)  # whatever its size is said to be
    if len(data) > limit:
        raise InputError(f"{path}: more than {limit / 2**20:.0f} MB; split it")
    return data


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file to be read; `InputError` if it cannot be opened or read, or is none."""
    try:
        # what is at the end of the path may have become a pipe since it was looked at: never wait for its other end
        handle = os.open(path, os.O_RDONLY | NONBLOCK)
    except (OSError, ValueError) as error:
        raise _unread(path, error) from error
    try:
        if kind := kind_of(os.fstat(handle).st_mode):
            raise InputError(f"{path}: {kind}, not a file; give it as a file")
        with open(handle, "rb", closefd=False) as file:
            yield file
    except OSError as error:
        raise _unread(path, error) from error
    finally:
        os.close(handle)


def _unread(path: Path, error: OSError | ValueError) -> InputError:
    reason = getattr(error, "strerror", None) or error
    return InputError(f"{path}: {reason}; check the path and the permissions")


def decode(data: bytes, name: str, charset: str | None = None) -> Decoded:
    """The bytes as text. `name` is for the messages of `InputError`; `charset` is what is declared outside of them."""
    if data.startswith(tuple(MAGIC)):
        kind = next(kind for start, kind in MAGIC.items() if data.startswith(start))
        raise InputError(f"{name}: this is {kind}, not text; convert it to text or HTML first")
    decoded = _decoded(data, name, charset)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if BLANK.fullmatch(text):
        raise InputError(f"{name}: empty, nothing but blanks; there is nothing to read")
    if "\0" in text or len(CONTROL.findall(text, 0, SAMPLE)) > max(3, len(text[:SAMPLE]) // 100):
        where = text.find("\0") if "\0" in text else CONTROL.search(text).start()  # type: ignore[union-attr]
        raise InputError(f"{name}: binary data (a control character at position {where}); give it as text")
    if decoded.text and garbled(text):
        raise InputError(f"{name}: the text is garbled (decoded as {decoded.encoding}); save it again as UTF-8")
    return Decoded(text, decoded.encoding)


def _decoded(data: bytes, name: str, charset: str | None) -> Decoded:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = _attempt(data, encoding)
            if text is None:
                raise InputError(f"{name}: marked as {encoding} but not valid; save it again as UTF-8")
            return Decoded(text, encoding.removesuffix("-sig"))
    for encoding in (*_believed(charset), *_declared(data), *_seven_bit(data), "utf-8", *_without_mark(data)):
        text = _attempt(data, encoding)
        # valid UTF-8 is UTF-8; what is merely declared may be wrong
        if text is not None and (encoding == "utf-8" or not garbled(text)):
            return Decoded(text, encoding)
    return _mended(data) or _guessed(data, name)


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (ValueError, LookupError):  # "undefined" is an encoding too: it raises UnicodeError whatever it is given
        return None


def _declared(data: bytes) -> list[str]:
    match = DECLARED.search(data, 0, 4096)
    return _believed(match[1].decode("ascii")) if match else []


def _believed(charset: str | None) -> list[str]:
    """The encoding of that name, in its widest form, if Chinese may be written in it."""
    try:
        name = codecs.lookup(charset or "").name
    except LookupError:
        return []
    return [WIDER.get(name, name)] if name in BELIEVED else []


def _seven_bit(data: bytes) -> list[str]:
    """HZ is ASCII with Chinese between `~{` and `~}`."""
    return ["hz"] if b"~{" in data and b"~}" in data and data.isascii() else []


def _without_mark(data: bytes) -> list[str]:
    """UTF-16 without a mark has NULs where its ASCII is; in the right order most of it is Chinese or ASCII."""
    if b"\0" not in data[:SAMPLE] or len(data) % 2:
        return []
    head = data[:4000]
    texts = {order: head.decode(order, "replace") for order in ("utf-16-le", "utf-16-be")}
    return [order for order, text in texts.items() if len(KNOWN.findall(text)) > 0.8 * len(text)]


def _mended(data: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes (a cut end, a stray surrogate): they become U+FFFD."""
    text = data.decode("utf-8", "replace")
    chinese = len(CJK.findall(text))
    if chinese >= 10 and text.count("\ufffd") <= 3 + chinese // 200:
        return Decoded(text, "utf-8")
    return None


def _guessed(data: bytes, name: str) -> Decoded:
    if b"\0" in data:
        raise InputError(f"{name}: binary data (a NUL byte at position {data.index(0)}); give it as text")
    from charset_normalizer import from_bytes  # 40 ms to load; most inputs are UTF-8

    best = from_bytes(data[:SAMPLE].rsplit(b"\n", 1)[0] or data[:SAMPLE]).best()
    guess = WIDER.get(codecs.lookup(best.encoding).name, best.encoding) if best else "gb18030"
    for encoding in (guess, "gb18030", "big5hkscs"):
        text = _attempt(data, encoding)
        if text is not None and CJK.search(text) and not garbled(text):
            return Decoded(text, encoding)
    raise InputError(f"{name}: neither UTF-8 nor any encoding of Chinese that fits; save it as UTF-8")
