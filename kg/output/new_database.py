"""A SQLite file that is filled once, in one transaction: only a whole one is moved into its place, so it needs no journal."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["new_database"]


@contextmanager
def new_database(path: Path, before: str, after: str) -> Iterator[sqlite3.Connection]:
    """An empty file to fill meanwhile; `before` makes its tables, `after` what is made of them. Raises sqlite3.Error."""
    base = sqlite3.connect(path, isolation_level=None)
    try:
        base.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {before}")
        base.execute("BEGIN")
        yield base
        base.execute("COMMIT")
        base.executescript(f"{after} ANALYZE;")
    finally:
        base.close()
