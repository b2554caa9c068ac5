"""A SQLite file is filled in one transaction, and closed whatever happens."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kg.output.new_database import new_database

TABLE, INDEX = "PRAGMA user_version = 7; CREATE TABLE one (a);", "CREATE INDEX by_a ON one (a);"


def test_what_comes_before_and_after_is_there(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite"
    with new_database(path, TABLE, INDEX) as base:
        base.execute("INSERT INTO one VALUES (1), (2)")
    with closing(sqlite3.connect(path)) as found:
        assert found.execute("SELECT a FROM one ORDER BY a").fetchall() == [(1,), (2,)]
        assert found.execute("PRAGMA user_version").fetchone() == (7,)
        assert found.execute("SELECT name FROM sqlite_master WHERE type = 'index'").fetchall() == [("by_a",)]
        assert found.execute("SELECT idx FROM sqlite_stat1").fetchall() == [("by_a",)]
    assert [one.name for one in tmp_path.iterdir()] == ["new.sqlite"]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        with new_database(tmp_path / name, TABLE, INDEX) as base:
            base.execute("INSERT INTO one VALUES ('条约')")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_after_an_error_it_is_closed(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), new_database(tmp_path / "new", TABLE, INDEX) as base:
        base.execute("INSERT INTO nowhere VALUES (1)")
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        base.execute("SELECT 1")
