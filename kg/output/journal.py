"""The journal: once it lies in the folder the new build counts, and whoever finds it moves the files into their places."""

import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import KGError, OutputError
from kg.output.files import parsed, sync, write_text
from kg.output.manifest import GRAPH, MANIFEST, digest, is_name

__all__ = ["JOURNAL", "STAGING", "Journal", "commit", "complete", "discard", "is_staging", "pending"]

JOURNAL = ".kg-journal.json"
STAGING = ".kg-staging-"
STAGED = re.compile(re.escape(STAGING) + r"[a-z0-9_]{8}")  # .kg-staging-k3_x9a0b


@dataclass(frozen=True, slots=True)
class Journal:
    """The folder in which the new files lie; the files by name and those that go, each with its sha256."""

    staging: str
    files: Mapping[str, str]
    gone: Mapping[str, str]


def pending(folder: Path) -> bool:
    """Whether a build has been committed and not all its files are known to be in their places."""
    return (folder / JOURNAL).exists()


def is_staging(name: object) -> bool:
    return isinstance(name, str) and STAGED.fullmatch(name) is not None


def commit(folder: Path, journal: Journal) -> None:
    """The point from which the new build counts. Its files, and their folder, must be on the disk before."""
    drawn = folder / journal.staging / JOURNAL
    write_text(drawn, json.dumps(asdict(journal), ensure_ascii=False, sort_keys=True))
    sync(folder)  # the name of the staging folder
    os.replace(drawn, folder / JOURNAL)
    sync(folder)


def complete(folder: Path) -> None:
    """Move what the journal says into place; may be begun again after any step. Call it with the lock held.

    Raises KGError, with nothing moved, if the files are no longer there, and OutputError if one cannot be moved.
    """
    path = folder
    try:
        journal = _read(folder)
        staging = folder / journal.staging
        for name, sha256 in journal.files.items():
            if not (staging / name).is_file() and _digest(folder / name) != sha256:
                raise KGError(f"{folder / JOURNAL}: the new {name} is gone before it was in its place; build again")
        for name in sorted(journal.files, key=lambda name: (name == MANIFEST, name == GRAPH, name)):
            path = folder / name
            if (staging / name).is_file():
                os.replace(staging / name, path)
        for name, sha256 in journal.gone.items():
            path = folder / name
            if _digest(path) == sha256:  # else somebody has put something of his own there
                path.unlink()
        path = folder
        sync(folder)
        (folder / JOURNAL).unlink()
    except OSError as error:
        raise OutputError(path, error) from error
    shutil.rmtree(staging, ignore_errors=True)


def discard(folder: Path) -> None:
    """Forget a journal that cannot be completed."""
    (folder / JOURNAL).unlink(missing_ok=True)


def _read(folder: Path) -> Journal:
    """The journal; what it names lies in the folder, whoever wrote it."""
    path = folder / JOURNAL
    try:
        journal = Journal(**parsed(path.read_bytes()))
        if not is_staging(journal.staging) or not all(map(is_name, (*journal.files, *journal.gone))):
            raise ValueError
        if (folder / journal.staging).is_symlink():
            raise ValueError
    except (ValueError, TypeError, AttributeError):
        raise KGError(f"{path} is damaged; build again") from None
    return journal


def _digest(path: Path) -> str | None:
    return digest(path) if path.is_file() else None
