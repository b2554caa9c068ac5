"""Files into an output folder: all of them, or the folder stays as it was."""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kg.errors import KGError, OutputError
from kg.output import journal, manifest
from kg.output.files import sync, write_text
from kg.output.journal import STAGING, Journal
from kg.output.lock import locked
from kg.output.manifest import GRAPH, MANIFEST, Entry, Manifest

__all__ = ["check_place", "publish"]

# What versions before the manifest left behind when they were killed: .network.gexf.k3_x9a0b, graph.nqk3_x9a0b.part
LEFT = re.compile(
    r"\.(?:(?:network|claims|positions)(?:-static)?\.(?:gexf|graphml|html)|(?:nodes|edges)\.csv|issues\.jsonl)\.[a-z0-9_]{8}"
    r"|graph\.(?:nq|trig|ttl|jsonld)[a-z0-9_]{8}\.part"
)


def check_place(folder: Path, names: Iterable[str] = ()) -> None:
    """Raise now what would be raised after long work: what is in the way of files of these names, a strange manifest."""
    try:
        if folder.exists() and not folder.is_dir():
            raise OutputError(folder, FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)))
        old = manifest.read(folder)
        if not journal.pending(folder):  # else new files may be there that the manifest does not list yet
            _free(folder, names, old)
    except OSError as error:
        raise OutputError(folder, error) from error


def publish(
    folder: Path,
    write: Callable[[Path], Mapping[str, str]],
    about: Manifest,
    *,
    whole: bool,
    made_from: Callable[[], str] | None = None,
) -> list[Path]:
    """Let `write` fill a folder, then put its files into `folder`, and say so in the manifest; returns the files.

    `write` gives the name of each file with the command that writes it again. `about` names base and versions. A `whole`
    build takes the place of all that the manifest lists of other graphs; otherwise the rest stays, and `made_from` gives
    the digest of the graph if no `graph.nq` is written. Raises OutputError if anything cannot be written; the folder
    then holds what it held.
    """
    try:
        fresh = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(folder, error) from error
    try:
        with locked(folder):
            names = _publish(folder, write, about, whole, made_from)
    except BaseException:
        if fresh:
            with suppress(OSError):
                folder.rmdir()
        raise
    return [folder / name for name in names]


def _publish(
    folder: Path,
    write: Callable[[Path], Mapping[str, str]],
    about: Manifest,
    whole: bool,
    made_from: Callable[[], str] | None,
) -> list[str]:
    staging = None
    try:
        _settle(folder)
        old = manifest.read(folder)
        staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=folder))
        again = write(staging)
        _seal(folder, staging, again, about, old, whole, made_from)
    except BaseException as error:
        if staging and journal.pending(folder):
            _complete(folder)  # it was committed and counts, whatever came after
        elif staging:
            shutil.rmtree(staging, ignore_errors=True)
        raise (_named(folder, error) or error) from error.__cause__
    _complete(folder)
    return list(again)


def _settle(folder: Path) -> None:
    """Complete what a dead writer has committed, and sweep up what was left behind; the lock is held."""
    if journal.pending(folder):
        try:
            journal.complete(folder)
        except OutputError:
            raise
        except KGError:
            journal.discard(folder)  # its files are gone; those that are about to be written mend it
    for path in folder.iterdir():
        if journal.is_staging(path.name) and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif LEFT.fullmatch(path.name) and path.is_file():
            path.unlink()


def _seal(
    folder: Path,
    staging: Path,
    again: Mapping[str, str],
    about: Manifest,
    old: Manifest | None,
    whole: bool,
    made_from: Callable[[], str] | None,
) -> None:
    """Manifest and journal of what was staged; the last step commits it."""
    digests = {name: manifest.digest(staging / name) for name in again}
    graph = digests[GRAPH] if GRAPH in digests else made_from() if made_from else ""
    new = {name: Entry(digests[name], (staging / name).stat().st_size, graph, again[name]) for name in again}
    kept = dict(old.files) if old else {}
    if old and GRAPH in kept and GRAPH not in new:
        about = old
    files = ({name: one for name, one in kept.items() if one.graph == graph} if whole else kept) | new
    _free(folder, (*new, MANIFEST), old)
    write_text(staging / MANIFEST, manifest.text(replace(about, files=dict(sorted(files.items())))))
    sync(staging)
    gone = {name: entry.sha256 for name, entry in sorted(kept.items()) if name not in files}
    placed = dict(sorted(digests.items())) | {MANIFEST: manifest.digest(staging / MANIFEST)}
    journal.commit(folder, Journal(staging.name, placed, gone))


def _free(folder: Path, names: Iterable[str], old: Manifest | None) -> None:
    """Raise KGError if something of these names is a folder, or a file that no build of ours has put there.

    Without a manifest a folder with a `graph.nq` is an output of ours: one of before there were manifests, or whose
    damaged manifest was moved away.
    """
    known = {MANIFEST, *(old.files if old else ())}
    ours = old is None and (folder / GRAPH).is_file()
    for name in names:
        path = folder / name
        if path.is_dir():
            raise KGError(f"{path} is a folder; move it away, or choose another folder with -o")
        if os.path.lexists(path) and name not in known and not ours:
            raise KGError(f"{path} is there already and was not written by kg; move it away, or choose another folder")


def _complete(folder: Path) -> None:
    try:
        journal.complete(folder)
    except KeyboardInterrupt:
        if journal.pending(folder):
            journal.complete(folder)
        raise
    except OutputError as error:
        raise KGError(f"{error}; all files are written, and the next kg command there puts them into place") from error


def _named(folder: Path, error: BaseException) -> OutputError | None:
    """The error with the name that the file would have had."""
    if not isinstance(error, OSError | OutputError):
        return None
    reason = error.reason if isinstance(error, OutputError) else error
    given = error.path if isinstance(error, OutputError) else error.filename
    path = Path(os.fsdecode(given)) if isinstance(given, str | bytes | Path) else folder
    if journal.is_staging(path.name):
        path = folder
    elif journal.is_staging(path.parent.name):
        path = folder / path.name
    return OutputError(path, reason)
