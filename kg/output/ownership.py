"""Whether a file is one that we wrote: it is never read as an input."""

import os
import stat
from functools import lru_cache
from pathlib import Path

from kg.errors import KGError
from kg.output import manifest
from kg.output.manifest import MANIFEST

__all__ = ["MARK", "OWN", "is_own", "only_ours"]

MARK = '<meta name="generator" content="nuclear-kg">'  # in the head of the page; saved by a browser, it is still there
OWN = "own output"  # why it is skipped
HEAD = 4096  # bytes
KEPT = ".kg-"  # how names of what we keep begin: ledger, store, journal
PAGES = {".html", ".htm", ".xhtml"}


def is_own(path: Path) -> bool:
    """What we keep beside a build, what the manifest of its folder lists, or a page with our mark."""
    return (
        path.name.startswith(KEPT)
        or path.name in _listed(path.parent, _touched(path.parent / MANIFEST))
        or _is_marked(path)
    )


def only_ours(path: Path, *, folder: bool = False) -> bool:
    """Whether a file, or folder, is one that nobody else could have written: what it holds is taken as it is."""
    found = path.lstat()
    if not (stat.S_ISDIR if folder else stat.S_ISREG)(found.st_mode):
        return False
    return not hasattr(os, "getuid") or found.st_uid == os.getuid() and not found.st_mode & 0o022


@lru_cache(maxsize=1024)
def _listed(folder: Path, touched: int | None) -> frozenset[str]:
    """The files of a manifest; asked again when it was touched."""
    try:
        known = manifest.read(folder) if touched is not None else None
    except KGError:
        return frozenset()
    return frozenset({MANIFEST, *known.files}) if known else frozenset()


def _touched(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None


def _is_marked(path: Path) -> bool:
    if path.suffix.lower() not in PAGES:
        return False
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            return MARK.encode() in file.read(HEAD)
    except OSError:
        return False
