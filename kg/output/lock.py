"""One writer at a time: a lock that frees itself when its process dies."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg.errors import KGError, OutputError

__all__ = ["LOCK", "PAUSE", "Busy", "locked"]

LOCK = ".kg-lock"
PATIENCE = 600.0  # seconds that a writer waits for another
PAUSE = 0.05


class Busy(KGError):
    """Another process writes."""


@contextmanager
def locked(folder: Path, patience: float = PATIENCE, name: str = LOCK) -> Iterator[None]:
    """Hold the folder for writing. Raises Busy if another process still has it after `patience` seconds.

    A lock file, not the folder itself: file systems of a network lock only what is open for writing.
    """
    path, until = folder / name, time.monotonic() + patience
    while (handle := _held(path)) is None:
        if time.monotonic() > until:
            raise Busy(f"another kg is writing into {folder}; wait for it, or choose another folder with -o")
        time.sleep(PAUSE)
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()  # while it is held: whoever waits for this file sees that it is gone, and takes the next
        os.close(handle)


def _held(path: Path) -> int | None:
    """The open lock file, if nobody else holds it."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise OutputError(path.parent, error) from error
    try:
        if _taken(handle) and _same(handle, path):
            return handle
    except OSError as error:
        os.close(handle)
        raise OutputError(path, error) from error
    os.close(handle)
    return None


def _taken(handle: int) -> bool:
    if sys.platform == "win32":
        return True  # no flock there: two writers at once are not told apart
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _same(handle: int, path: Path) -> bool:
    """Whether the file that is held is still the one at the path."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
