"""What is quick to make again and quicker to read: kept in the user's own cache folder, whole or not at all.

Nothing is read that somebody else could have written, and nothing fails if a file is missing, damaged or cannot be written.
`KG_CACHE` names another folder; `KG_CACHE=off` keeps nothing.
"""

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from kg.output.ownership import only_ours

__all__ = ["OFF", "cache_folder", "kept", "recalled", "remember"]

OFF = "off"
MOST = 4  # files of one name: of ontologies and versions that are used in turns
SIZE = 64  # hex digits of the sha256 of what follows, in the first line


def kept(name: str, key: str, make: Callable[[], Any]) -> Any:
    """What `make` gives, which JSON can hold; of an earlier time if the same name and key were asked for then.

    What was kept comes back as JSON has it: lists for tuples. The key says all that the result depends on.
    """
    found = recalled(name, key)
    if found is None:
        found = make()
        remember(name, key, found)
    return found


def recalled(name: str, key: str) -> Any:
    """What was kept by a name for a key; None if nothing was."""
    folder = cache_folder()
    if folder is not None:
        with suppress(OSError, ValueError, RecursionError):
            return _read(_place(folder, name, key))
    return None


def remember(name: str, key: str, made: Any) -> None:
    """Keep it, if that can be, and if JSON can hold it."""
    folder = cache_folder()
    if folder is not None:
        with suppress(OSError, TypeError):
            _write(_place(folder, name, key), made)
            _forget(folder, name)


def _place(folder: Path, name: str, key: str) -> Path:
    return folder / f"{name}-{key[:32]}.json"


def cache_folder() -> Path | None:
    """Where the user's caches lie on this system; None if nothing is to be kept, or nothing can be sure to be ours."""
    given = os.environ.get("KG_CACHE")
    if given == OFF or not hasattr(os, "getuid"):
        return None
    if given:
        return Path(given)
    usual = Path("Library/Caches") if sys.platform == "darwin" else Path(".cache")
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base and os.path.isabs(base) else Path.home() / usual) / "nuclear-kg"
    except RuntimeError:  # no home
        return None


def _read(place: Path) -> Any:
    """Raises OSError or ValueError for a file that is not there, not ours or not whole."""
    if not (only_ours(place.parent, folder=True) and only_ours(place)):
        raise ValueError("somebody else could have written it")
    digest, body = (found := place.read_bytes())[:SIZE], found[SIZE + 1 :]
    if hashlib.sha256(body).hexdigest().encode() != digest:
        raise ValueError("damaged")
    return json.loads(body)


def _write(place: Path, made: Any) -> None:
    """Beside its place and then into it: who reads meanwhile has the old file or the new one."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not only_ours(place.parent, folder=True):
        return
    body = json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
    handle, part = tempfile.mkstemp(prefix="part-", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        os.replace(part, place)
    except BaseException:
        os.unlink(part)
        raise


def _forget(folder: Path, name: str) -> None:
    """The oldest go."""
    found = sorted(folder.glob(f"{name}-*.json"), key=lambda one: one.stat().st_mtime_ns, reverse=True)
    for one in found[MOST:]:
        one.unlink()
