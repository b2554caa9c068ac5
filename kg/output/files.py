"""Files that are whole or not there: written beside their place, brought to the disk, then moved onto it; and JSON of ours."""

import errno
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from kg.errors import OutputError

__all__ = ["parsed", "printable", "sync", "write_pieces", "write_text", "writing"]

PART = ".kg-part-"

DEEPEST = 20  # brackets within brackets
BRACKET = re.compile(r'"(?>(?:[^"\\]|\\.)*)"|[\[\]{}]')  # strings are passed over: "a [b"
# What XML 1.0 may not hold: U+0000, U+000B, U+001B, lone surrogates, U+FFFE
UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without the characters that XML forbids."""
    return UNPRINTABLE.sub("", text)


@contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to. At the end it is on the disk and moves to its path, or no trace of it is left.

    Raises OutputError. The name on the way is short: that of a file may be as long as the system allows.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=PART, dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException as error:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)
        if isinstance(error, OSError):
            raise OutputError(path, error) from error
        raise


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 with line ends `\\n`; readers see the old file or the new one, never half of it."""
    write_pieces(path, (text,))


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Likewise of a text that need not be in the memory as a whole."""
    with writing(path) as file:
        for piece in pieces:
            file.write(piece.encode("utf-8"))


def sync(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # file systems of some networks know no such thing
            raise
    finally:
        os.close(handle)


def parsed(text: str | bytes) -> Any:
    """What JSON of ours says; ValueError if it is none, or nests deeper than anything that we write.

    Python's own parser goes down with each bracket, and ends the process where the stack does.
    """
    known = text.decode("utf-8") if isinstance(text, bytes) else text
    depth = 0
    for found in BRACKET.finditer(known):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found.group(), 0)
        if depth > DEEPEST:
            raise ValueError(f"nested more than {DEEPEST} deep")
    return json.loads(known)
