"""The digest of a large file of ours, kept beside it, so that a question need not read all of a graph to know that it is whole.

What is kept counts for one file as the system knows it: its number, its size, and when it was changed last. A change sets the
last of these, whoever makes it and whatever else it says; on systems that know no such time, nothing is kept.
"""

import json
import os
import tempfile
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from kg.output.files import PART, parsed
from kg.output.manifest import digest
from kg.output.ownership import only_ours

__all__ = ["DIGESTS", "digest_of"]

DIGESTS = ".kg-digests.json"
LARGE = 4 << 20  # bytes: a smaller file is read faster than this is worth
SETTLED = 2 * 10**9  # ns since its last change: two changes within one tick of the system's clock look like one
Identity = tuple[int, int, int, int]


def digest_of(path: Path) -> str:
    """The sha256 of a file as it is now, in hex digits. Raises OSError."""
    before = _identity(path)
    if before is None:
        return digest(path)
    kept = _kept(path.parent).get(path.name)
    if kept and tuple(kept[:-1]) == before:
        return str(kept[-1])
    found = _read(path, before)
    if _identity(path) == before:
        _keep(path, before, found)
    return found


@lru_cache(maxsize=16)
def _read(path: Path, identity: Identity) -> str:
    """Once in a process, also where nothing can be kept."""
    return digest(path)


def _identity(path: Path) -> Identity | None:
    """What is another after each change; None for a file of which that is not sure, or that is small."""
    found = path.stat()
    settled = found.st_ctime_ns < time.time_ns() - SETTLED
    if not hasattr(os, "getuid") or found.st_size < LARGE or not settled:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _kept(folder: Path) -> dict[str, list[int | str]]:
    """What is kept in a folder, if nobody else could have written it."""
    place = folder / DIGESTS
    with suppress(OSError, ValueError):
        found = parsed(place.read_bytes()) if only_ours(place) else {}
        if isinstance(found, dict) and all(isinstance(one, list) and len(one) == 5 for one in found.values()):
            return found
    return {}


def _keep(path: Path, identity: Identity, found: str) -> None:
    """Beside the file, where one can write there; it is no harm if it is lost."""
    with suppress(OSError):
        handle, part = tempfile.mkstemp(prefix=PART, dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({path.name: [*identity, found]}, file)
            os.replace(part, path.parent / DIGESTS)
        except BaseException:
            os.unlink(part)
            raise
