"""The ledger of a folder: which files were read, and what became of each document in them.

One SQLite file, which survives a process that is killed at any moment. It holds text and nothing that is run; it counts
only if it is the own file of whoever builds.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

from kg.errors import KGError, OutputError
from kg.guarding import LATE
from kg.model import Skipped
from kg.output.ownership import only_ours
from kg.rdf.parts import Body, Part

__all__ = ["DEAD", "LEDGER", "Damaged", "Entry", "Ledger", "delete", "opened"]

LEDGER = ".kg-ledger.sqlite"
INPUTS = "inputs"  # of the last build: nothing depends on them
FORMAT = "1"  # of the tables
LEVEL = 1  # of zlib: texts of ours shrink to a seventh at once, and to a tenth in four times as long
UNREADABLE = (zlib.error, ValueError, LookupError, TypeError)
TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE files (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, documents INTEGER);
CREATE TABLE documents (
    path TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,
    again INTEGER NOT NULL, id TEXT, head BLOB, body BLOB, skipped TEXT, PRIMARY KEY (path, number)
);
CREATE INDEX ids ON documents (id);
"""


DEAD = "DeadWorker"  # what a `Skipped` has as its error if the process died that read it


class Damaged(KGError):
    """A ledger that does not give back what was put in."""


class Entry(NamedTuple):
    """What became of one document of a file: kept as a packed part, or skipped."""

    name: str  # of the input: the path, with the place in a file that holds many
    sha256: str  # of the document as it was read, where a file holds many, else ""
    id: str = ""
    head: bytes = b""  # of the part
    body: bytes = b""
    skipped: Skipped | None = None

    @classmethod
    def of(cls, name: str, made: Part | Skipped, sha256: str = "") -> Entry:
        if isinstance(made, Skipped):
            return cls(name, sha256, skipped=made)
        return cls(name, sha256, made.id, _packed(made.head_to_json()), _packed(made.body.to_text()))


class Ledger(Mapping[str, Part]):
    """The parts of the documents by their ids, and what is known of files. Errors of the disk are OutputErrors."""

    def __init__(self, path: Path, tables: sqlite3.Connection) -> None:
        self.path, self._tables = path, tables
        self._rows: dict[str, int] = {}  # id -> row, of the documents that count in this build

    # -- files -----------------------------------------------------------------------------------------------------

    def about(self) -> dict[str, str]:
        """What the parts depend on, as it was when they were made."""
        return dict(self._tables.execute("SELECT name, value FROM about WHERE name <> ?", (INPUTS,)))

    def begin(self, versions: Mapping[str, str], inputs: Iterable[str] = ()) -> None:
        """Forget all that was made under other versions; remember the inputs as they were given."""
        wanted = {**versions, "format": FORMAT}
        with self._tables:
            if self.about() != wanted:
                for table in ("about", "files", "documents"):
                    self._tables.execute(f"DELETE FROM {table}")
            said = wanted | {INPUTS: json.dumps([*inputs])}
            self._tables.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", sorted(said.items()))

    def inputs(self) -> tuple[str, ...]:
        """The inputs of the last build, as they were given."""
        found = self._tables.execute("SELECT value FROM about WHERE name = ?", (INPUTS,)).fetchone()
        return tuple(json.loads(found[0])) if found else ()

    def files(self) -> dict[str, str]:
        """Path -> sha256 of the files that were read to their end."""
        return dict(self._tables.execute("SELECT path, sha256 FROM files WHERE documents IS NOT NULL"))

    def begun(self) -> dict[str, str]:
        """Likewise of those that were not."""
        return dict(self._tables.execute("SELECT path, sha256 FROM files WHERE documents IS NULL"))

    def known(self, path: str, sha256: str) -> dict[int, str]:
        """Number -> sha256 of the documents of a file that are there already, though not all of it was read."""
        rows = self._tables.execute(
            "SELECT number, documents.sha256 FROM documents JOIN files USING (path)"
            " WHERE path = ? AND files.sha256 = ? AND NOT again",
            (path, sha256),
        )
        return dict(rows.fetchall())

    def put(self, path: str, sha256: str, entries: Mapping[int, Entry], count: int | None) -> None:
        """What became of documents of a file; with their `count`, that these are all.

        What the clock or a death ended is tried again the next time.
        """
        with self._tables:
            found = self._tables.execute("SELECT sha256 FROM files WHERE path = ?", (path,)).fetchone()
            if found != (sha256,):
                self._tables.execute("DELETE FROM documents WHERE path = ?", (path,))
                self._tables.execute("INSERT OR REPLACE INTO files VALUES (?, ?, NULL)", (path, sha256))
            self._tables.executemany(
                "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (_row(path, *one) for one in entries.items()),
            )
            if count is not None:
                self._tables.execute("DELETE FROM documents WHERE path = ? AND number >= ?", (path, count))
                again = self._tables.execute("SELECT MAX(again) FROM documents WHERE path = ?", (path,)).fetchone()
                if again != (1,):
                    self._tables.execute("UPDATE files SET documents = ? WHERE path = ?", (count, path))

    def keep_only(self, paths: Iterable[str]) -> None:
        """Take out what is known of other files."""
        wanted = set(paths)
        gone = [(path,) for (path,) in self._tables.execute("SELECT path FROM files") if path not in wanted]
        with self._tables:
            self._tables.executemany("DELETE FROM files WHERE path = ?", gone)
            self._tables.executemany("DELETE FROM documents WHERE path = ?", gone)

    # -- documents -------------------------------------------------------------------------------------------------

    def outcomes(self, path: str) -> Iterator[tuple[str, Part | Skipped]]:
        """What became of the documents of a file, each by its name, in order; parts without their bodies, to be counted."""
        rows = self._tables.execute(
            "SELECT rowid, name, id, head, skipped FROM documents WHERE path = ? ORDER BY number", (path,)
        )
        for row, name, id, head, skipped in rows:
            try:
                found = Skipped(**json.loads(skipped)) if skipped is not None else Part.from_json(_unpacked(head))
            except UNREADABLE as error:
                raise self._damaged(error) from error
            if isinstance(found, Part):
                self._rows.setdefault(id, row)
            yield name, found

    def __getitem__(self, id: str) -> Part:
        head, body = self._tables.execute(
            "SELECT head, body FROM documents WHERE rowid = ?", (self._rows[id],)
        ).fetchone()
        try:
            return Part.from_json(_unpacked(head), Body.from_text(_unpacked(body)))
        except UNREADABLE as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> Damaged:
        return Damaged(f"{self.path} is damaged: {error}; delete it, and build again")

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


@contextmanager
def opened(folder: Path, *, to_build: bool = True) -> Iterator[Ledger]:
    """The ledger of a folder. `to_build`, it is made if there is none, and one that is damaged or another user's is begun anew.

    Else nothing is made or taken away: raises KGError if it is another user's, Damaged if it is damaged.
    """
    path = folder / LEDGER
    try:
        if os.path.lexists(path) and not only_ours(path):
            if not to_build:
                raise KGError(f"{path} is not yours, or others may write it: nothing in it is taken as it is")
            delete(folder)
        try:
            tables = _connected(path)
        except sqlite3.DatabaseError:
            if not to_build:
                raise
            delete(folder)
            tables = _connected(path)
        with closing(tables):
            yield Ledger(path, tables)
    except OSError as error:
        raise OutputError(path, error) from error
    except sqlite3.OperationalError as error:  # a full disk, a lock that somebody holds
        raise KGError(f"{path} cannot be used: {error}; delete it, and build again") from error
    except sqlite3.Error as error:
        raise Damaged(f"{path} is damaged: {error}; delete it, and build again") from error


def _connected(path: Path) -> sqlite3.Connection:
    """Raises sqlite3.DatabaseError for what is no ledger."""
    tables = sqlite3.connect(path)
    try:
        os.chmod(path, 0o600)  # it holds the texts
        tables.execute("PRAGMA journal_mode = WAL")
        tables.execute("PRAGMA synchronous = NORMAL")
        tables.execute("PRAGMA trusted_schema = OFF")
        names = {name for (name,) in tables.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not names:
            tables.executescript(TABLES)
        elif names != {"about", "files", "documents"}:
            raise sqlite3.DatabaseError("other tables")
    except BaseException:
        tables.close()
        raise
    return tables


def delete(folder: Path) -> None:
    """Take the ledger of a folder away, if there is one."""
    for name in (LEDGER, f"{LEDGER}-wal", f"{LEDGER}-shm"):
        with suppress(FileNotFoundError):
            (folder / name).unlink()


def _row(path: str, number: int, entry: Entry) -> tuple[object, ...]:
    skipped = json.dumps(asdict(entry.skipped)) if entry.skipped else None
    again = entry.skipped is not None and entry.skipped.error in (LATE, DEAD)
    return (path, number, entry.name, entry.sha256, again, entry.id, entry.head, entry.body, skipped)


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), LEVEL)


def _unpacked(data: bytes) -> str:
    return zlib.decompress(data).decode("utf-8", "surrogatepass")
