"""The file of a catalog: beside its graph, of no other graph, and of nobody else."""

import os
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.building import update
from kg.catalog import Catalog, ClaimFilter, Page, open_catalog
from kg.catalog.facts import facts_of
from kg.catalog.kept import connected
from kg.catalog.making import fill
from kg.catalog.packing import around
from kg.catalog.place import CATALOG, PART
from kg.catalog.schema import APPLICATION
from kg.catalog.selection import claims_of
from kg.catalog.things import ThingReader
from kg.errors import KGError
from kg.graph import Graph, load
from tests.support.places import ROOT

pytestmark = pytest.mark.slow  # builds, servers and stores, again and again


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
    shutil.move(kept_path(folder), old)
    reader = Catalog(old)
    opened(folder)
    assert not old.exists() and len(kept(folder)) == 1
    assert reader.claims(ClaimFilter(), page=Page(0, 1000)).items and reader.entities("中国").items


def test_a_build_without_texts_takes_away_the_catalog_that_has_them(pair: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    update(pair, out)
    assert opened(out).fulltext and len(kept(out)) == 1
    update(pair, out)
    assert len(kept(out)) == 1, "it is of the same graph"
    update(pair, out, fulltext=False)
    assert kept(out) == []
    assert not opened(out).fulltext and len(kept(out)) == 1


def test_a_graph_whose_texts_are_left_out_leaves_no_file_beside_the_whole_one(folder: Path) -> None:
    open_catalog(load(folder, fulltext=False), folder=folder)
    assert kept(folder) == []


def test_parts_that_nobody_finished_go_after_an_hour(folder: Path) -> None:
    new, old = folder / f"{PART}new.sqlite", folder / f"{PART}old.sqlite"
    for one in (new, old):
        one.write_bytes(b"")
    os.utime(old, (0, 0))
    opened(folder)
    assert new.exists() and not old.exists()


def test_processes_that_make_it_at_once_all_get_the_whole(folder: Path) -> None:
    ask = "import sys; from kg.graph import load; from kg.catalog import *; from pathlib import Path; f = Path(sys.argv[1]); print(open_catalog(load(f), folder=f).things())"  # fmt: skip
    running = [
        subprocess.Popen([sys.executable, "-c", ask, str(folder)], stdout=subprocess.PIPE, cwd=ROOT, text=True)
        for _ in range(3)
    ]
    said = {one.communicate()[0].strip() for one in running}
    assert said == {str(opened(folder).things())} and len(kept(folder)) == 1


def test_names_in_letters_are_asked_for_without_the_library_that_spelled_them(folder: Path) -> None:
    ask = """import sys; from pathlib import Path; from kg.graph import load; from kg.catalog import open_catalog
folder = Path(sys.argv[1])
found = open_catalog(load(folder), folder=folder).entities("zhongguo")
print(found.items[0].ref.key, "pypinyin" in sys.modules)"""
    opened(folder)
    said = subprocess.run(
        [sys.executable, "-c", ask, str(folder)], stdout=subprocess.PIPE, cwd=ROOT, text=True, check=True
    )
    assert said.stdout.split() == ["state:CHN", "False"]


def test_without_that_library_no_name_is_found_in_letters(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("making", "naming"):
        monkeypatch.setattr(f"kg.catalog.{room}.has_spelling", lambda: False)
    catalog = open_catalog(graph, folder=None)
    assert not catalog.pinyin and not catalog.entities("zhongguo").items
    assert [catalog.entities(name).items[0].ref.key for name in ("china", "中國")] == ["state:CHN"] * 2


def test_threads_may_ask_at_once(folder: Path) -> None:
    catalog = opened(folder)

    def asked(number: int) -> tuple[object, ...]:
        return catalog.claims(page=Page(number % 5, 3)), catalog.entities("中国"), catalog.entity("state:CHN")

    alone = [asked(number) for number in range(5)]
    with ThreadPoolExecutor(12) as pool:
        assert list(pool.map(asked, range(60))) == alone * 12


def test_who_asks_a_closed_one_is_told_so(folder: Path) -> None:
    catalog = opened(folder)
    assert catalog.claims().total
    catalog.close()
    catalog.close()
    for _ in range(6):
        with pytest.raises(KGError, match="closed"):
            catalog.entity("state:CHN")


def test_damage_that_shows_late_is_named(folder: Path) -> None:
    path = kept_path(folder)
    held = path.read_bytes()
    path.write_bytes(held[:40_960] + b"\xa5" * (len(held) - 40_960))
    with pytest.raises(KGError, match="cannot be read.*delete"):
        found = Catalog(path)
        found.claims(page=Page(0, 1000))
        found.entities(page=Page(0, 1000))


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
