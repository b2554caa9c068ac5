"""The file of a catalog: beside its graph, of no other graph, and of nobody else."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from kg.catalog import Catalog, ClaimFilter, Page, open_catalog
from kg.catalog.facts import facts_of
from kg.catalog.kept import CATALOG, connected
from kg.catalog.making import fill
from kg.catalog.packing import around
from kg.catalog.schema import APPLICATION
from kg.catalog.selection import claims_of
from kg.catalog.things import ThingReader
from kg.graph import Graph, load


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "folder"))


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{CATALOG}*"))


def opened(folder: Path) -> Catalog:
    return open_catalog(load(folder), folder=folder)


def test_it_is_made_once_and_read_from_then_on(folder: Path) -> None:
    first = opened(folder)
    (path,) = kept(folder)
    before = path.stat()
    second = opened(folder)
    assert path.stat().st_mtime_ns == before.st_mtime_ns and path.stat().st_ino == before.st_ino
    assert first.things() == second.things() and first.claims() == second.claims()


def test_the_same_graph_gives_the_same_bytes(graph: Graph, tmp_path: Path) -> None:
    for name in ("one", "two"):
        fill(tmp_path / name, graph, "digest")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_graph_in_memory_gives_the_content_of_one_that_was_loaded(graph: Graph, folder: Path, tmp_path: Path) -> None:
    fill(tmp_path / "one", graph, "digest")
    fill(tmp_path / "two", load(folder), "digest")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("damage", [b"", b"no database at all", None])
def test_a_damaged_one_is_made_again(folder: Path, damage: bytes | None) -> None:
    expected = opened(folder).things()
    (path,) = kept(folder)
    path.write_bytes(path.read_bytes()[:-4096] if damage is None else damage)
    assert opened(folder).things() == expected


def test_one_of_another_graph_under_this_name_is_made_again(folder: Path) -> None:
    expected = opened(folder).things()
    (path,) = kept(folder)
    base = sqlite3.connect(path)
    base.execute("UPDATE meta SET value = 'another' WHERE name = 'digest'")
    base.commit()
    base.close()
    assert opened(folder).things() == expected and opened(folder).digest == load(folder).origin


def test_one_that_others_may_write_is_not_read(folder: Path) -> None:
    expected = opened(folder).things()
    (path,) = kept(folder)
    base = sqlite3.connect(path)
    base.execute("DELETE FROM claim")
    base.commit()
    base.close()
    path.chmod(0o666)
    assert opened(folder).things() == expected
    path.unlink()
    (folder / "elsewhere").write_bytes(b"")
    path.symlink_to(folder / "elsewhere")
    assert opened(folder).things() == expected and (folder / "elsewhere").read_bytes() == b""


def test_where_it_cannot_be_kept_it_is_made_for_now(graph: Graph, tmp_path: Path) -> None:
    found = open_catalog(graph, folder=tmp_path / "missing")
    assert found.things() == open_catalog(graph, folder=None).things() and not (tmp_path / "missing").exists()


def test_that_of_another_build_goes_and_who_reads_it_reads_on(folder: Path) -> None:
    old = folder / f"{CATALOG}0123456789abcdef-1.sqlite"
    shutil.copy(kept_path(folder), old)
    reader = Catalog(old)
    kept_path(folder).unlink()
    opened(folder)
    assert not old.exists() and len(kept(folder)) == 1
    assert reader.claims(ClaimFilter(), page=Page(0, 1000)).items and reader.entities("中国").items


def kept_path(folder: Path) -> Path:
    if not kept(folder):
        opened(folder)
    return next(one for one in kept(folder) if "0123456789abcdef" not in one.name)


def test_nothing_can_be_written_through_it(folder: Path) -> None:
    base = connected(kept_path(folder))
    for statement in ("DELETE FROM claim", "CREATE TABLE x (y)", "PRAGMA user_version = 7"):
        with pytest.raises(sqlite3.OperationalError):
            base.execute(statement)
    assert base.execute("PRAGMA application_id").fetchone() == (APPLICATION,)


def test_without_full_text_there_are_quotes_and_nothing_around_them(graph: Graph) -> None:
    whole, quoted = open_catalog(graph, folder=None), open_catalog(graph.without_texts(), folder=None)
    assert whole.fulltext and not quoted.fulltext
    found = quoted.claims(page=Page(0, 1000))
    assert found.total == whole.claims().total and {one.before + one.after for one in found.items} == {""}
    assert all(one.content_at.quote for one in found.items)
    for one in found.items:
        document = quoted.document(one.document.id)
        assert document and document.text is None and document.mentions
    word = found.items[0].content_at.quote[:6]
    assert quoted.claims(ClaimFilter(text=word)).items


def test_facts_stand_under_what_they_are_said_of(graph: Graph) -> None:
    things = ThingReader(graph)
    facts = facts_of(graph, things)
    assert facts[things.namespace.thing("treaty", "NPT")]


def test_an_unknown_value_selects_nothing(folder: Path) -> None:
    assert claims_of(connected(kept_path(folder)), ClaimFilter(actor="state:XXX")).empty


def test_nothing_stands_around_what_has_no_text(graph: Graph) -> None:
    assert around(None, graph.records().claims()[0].evidence) == ("", "")


def test_it_can_be_read_by_its_owner_only_if_so_made(folder: Path) -> None:
    assert os.stat(kept_path(folder)).st_mode & 0o077 == 0
