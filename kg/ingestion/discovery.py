"""Which files the given paths mean. Everything found there is an input or is named with the reason why not."""

import os
import stat
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from kg.errors import InputError, short
from kg.model import Skipped
from kg.output.ownership import OWN, is_own

KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
)

__all__ = ["discover", "distinct", "kind_of", "unknown"]


def discover(paths: Iterable[Path | str], suffixes: Iterable[str], skipped: list[Skipped]) -> list[Path]:
    """The files among these files, folders (with all below) and glob patterns: sorted, each once.

    What is no file, is hidden, has another suffix or is a second name of a file goes to `skipped`, with the reason; a
    path that is not there is an `InputError`.
    """
    known = tuple(sorted(suffixes))
    files = []
    for path in {file for given in paths for file in _files(given, skipped)}:
        if reason := _reason(path, known):
            skipped.append(Skipped(str(path), reason))
        else:
            files.append(path)
    return sorted(distinct(files, skipped))


def distinct(files: Iterable[Path], skipped: list[Skipped]) -> Iterator[Path]:
    """Each file once, by the first of its names that is no link; a link to one that is there is noted."""
    found: dict[str, Path] = {}
    for path in sorted(files, key=lambda one: (one.is_symlink(), one)):
        first = found.setdefault(os.path.realpath(path), path)
        if first is path:
            yield path
        elif os.path.abspath(path) != os.path.abspath(first):
            skipped.append(Skipped(str(path), f"the same file as {first}; counted once"))


def kind_of(mode: int) -> str | None:
    """What a thing is that is no file, by its mode; None for a file."""
    if stat.S_ISREG(mode):
        return None
    return next((name for test, name in KINDS if test(mode)), "no file")


def unknown(path: Path, known: Iterable[str]) -> str:
    """Why a file of such a name is not read."""
    return f"unknown suffix {path.suffix!r}; known: {', '.join(known)}"


def _reason(path: Path, known: tuple[str, ...]) -> str | None:
    if is_own(path):
        return OWN
    if path.name.startswith("."):
        return "hidden"
    if not path.name.lower().endswith(known):
        return unknown(path, known)
    try:
        kind = kind_of(path.stat().st_mode)
    except OSError as error:
        return f"{error.strerror}; check the path and the permissions"
    return f"{kind}, not a file; give it as a file" if kind else None


def _files(given: Path | str, skipped: list[Skipped]) -> Iterator[Path]:
    path = Path(given)
    try:
        folder, there = stat.S_ISDIR(path.stat().st_mode), True
    except FileNotFoundError:
        folder, there = False, path.is_symlink()
    except (OSError, ValueError) as error:
        folder, there = False, os.path.islink(path)
        if not there and not has_magic(str(given)):
            reason = getattr(error, "strerror", None) or error
            raise InputError(f"{short(given)}: {reason}; check the path and the permissions") from error
    if folder:
        yield from _below(path, skipped)
    elif there:
        yield path
    elif has_magic(str(given)) and (matches := glob(str(given), recursive=True)):
        for match in matches:
            yield from _files(match, skipped)
    else:
        raise InputError(f"{short(given)}: no such file or folder, and no file matches; check the path")


def _below(folder: Path, skipped: list[Skipped]) -> Iterator[Path]:
    """All files of a folder. Hidden folders, links to folders and what cannot be opened are noted and left alone."""

    def closed(error: OSError) -> None:
        skipped.append(Skipped(str(error.filename), f"folder cannot be opened: {error.strerror}"))

    for parent, folders, names in os.walk(folder, onerror=closed):
        for name in folders:
            path = Path(parent, name)
            if is_own(path):
                skipped.append(Skipped(str(path), OWN))
            elif name.startswith("."):
                skipped.append(Skipped(str(path), "hidden folder, with all below; give it by itself to read it"))
            elif path.is_symlink():
                skipped.append(Skipped(str(path), "a link to a folder, not followed; give it by itself to read it"))
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names)
