"""Living with builds: another one is shown when it is whole, and a reader sees one build or the other."""

import gc
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

pytest.importorskip("starlette")

import pyoxigraph as ox

from kg.errors import KGError
from kg.graph import Graph
from kg.pipeline import build
from kg.serving import builds as module
from kg.serving.builds import OWN, Build, Builds
from kg.serving.settings import Settings
from tests.serving.conftest import client_of
from tests.support.places import ROOT
from tests.support.processes import TELLS, children

COUNT = "SELECT (COUNT(*) AS ?n) (SUM(?length) AS ?all) { ?d a kg:Document ; kg:text ?t BIND(STRLEN(?t) AS ?length) }"


@pytest.fixture
def folder(pair: Path, tmp_path: Path) -> Path:
    """A build of one of the two documents."""
    build(pair / "spokesperson.txt").save(tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EVERY", 0.01)


def other(builds: Builds, before: str) -> Build:
    """The build after another, once it is shown."""
    until = time.monotonic() + 20
    while builds.current().id == before and time.monotonic() < until:
        time.sleep(0.02)
    return builds.current()


def test_a_build_is_shown_until_the_next_is_whole(folder: Path, pair: Path) -> None:
    builds = Builds(folder)
    first = builds.current()
    assert builds.current() is first
    build(pair).save(folder)
    second = other(builds, first.id)
    assert (len(first.graph.documents), len(second.graph.documents)) == (1, 2)
    # The first is read to its end although its files were taken away from the folder.
    assert (
        first.graph.query("SELECT ?d { ?d a kg:Document }").rows
        != second.graph.query("SELECT ?d { ?d a kg:Document }").rows
    )


def test_every_answer_is_of_one_build(folder: Path, pair: Path) -> None:
    right = {
        str(len(graph.documents)): graph.query(COUNT).rows[0]
        for graph in (build(pair / "spokesperson.txt"), build(pair))
    }
    seen: list[tuple[str, tuple[str, str]]] = []
    with client_of(folder) as client:

        def ask() -> None:
            for _ in range(25):
                found = client.get("/sparql", params={"query": COUNT})
                assert found.status_code == 200, found.text
                row = found.json()["results"]["bindings"][0]
                seen.append((found.headers["kg-build"], (row["n"]["value"], row["all"]["value"])))

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for one in threads:
            one.start()
        for source in (pair, pair / "spokesperson.txt", pair):
            build(source).save(folder)
            time.sleep(0.3)
        for one in threads:
            one.join()
    assert len(seen) == 75
    assert {rows for _, rows in seen} <= {tuple(row) for row in right.values()}
    assert len({name for name, _ in seen}) == len(set(seen)), "a build has one answer"


@pytest.mark.skipif(not TELLS, reason="nobody says here which processes there are")
def test_another_build_has_workers_of_its_own_and_those_of_the_old_end(folder: Path, pair: Path) -> None:
    def keepers() -> set[int]:
        return set(children(os.getpid()))

    before = keepers()
    with client_of(folder) as client:
        answers = [client.get("/sparql", params={"query": COUNT})]
        first = keepers() - before
        build(pair).save(folder)
        until = (
            time.monotonic() + 90
        )  # the workers of a build start with its first query; a busy machine takes its time
        while len(answers) < 2 or (
            answers[-1].headers["kg-build"] == answers[0].headers["kg-build"] and time.monotonic() < until
        ):
            answers.append(client.get("/sparql", params={"query": COUNT}))
        gc.collect()  # which Python does by itself, sooner or later
        second = keepers() - before
    assert [one.json()["results"]["bindings"][0]["n"]["value"] for one in (answers[0], answers[-1])] == ["1", "2"]
    assert len(first) == len(second) == 1 and not first & second
    assert not keepers() & (first | second)


def test_a_newer_build_that_is_damaged_is_not_shown_but_said(folder: Path) -> None:
    builds = Builds(folder)
    before = builds.current()
    with (folder / "graph.nq").open("ab") as file:
        file.write(b"<urn:a> <urn:b> <urn:c> <urn:d> .\n")
    until = time.monotonic() + 20
    while builds.trouble is None and time.monotonic() < until:
        builds.current()
        time.sleep(0.02)
    assert builds.trouble and "is not the graph that was built here" in builds.trouble
    assert builds.current() is before


def test_where_nothing_was_built_there_is_nothing_to_serve(tmp_path: Path) -> None:
    with pytest.raises(KGError, match="no graph"):
        Builds(tmp_path)


def test_a_server_leaves_nothing_and_takes_away_what_dead_ones_left(folder: Path) -> None:
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True)
    left = folder / f"{OWN}{dead.stdout.strip()}-abc"
    living = folder / f"{OWN}{os.getppid()}-abc"
    for one in (left, living):
        one.mkdir()
    found = Build(folder)
    assert not left.exists() and living.exists()
    assert len(list(folder.glob(f"{OWN}{os.getpid()}-*"))) == 1
    del found
    assert not list(folder.glob(f"{OWN}{os.getpid()}-*"))


def test_where_nothing_may_be_written_beside_it_the_graph_is_served(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = module.tempfile.mkdtemp

    def refused(prefix: str, dir: Path | None = None) -> str:
        if dir is not None:
            raise PermissionError(13, "no")
        return real(prefix=prefix)

    monkeypatch.setattr(module.tempfile, "mkdtemp", refused)
    found = Build(folder)
    assert isinstance(found.store, Path) and folder not in found.store.parents
    assert len(found.graph.query("SELECT ?d { ?d a kg:Document }")) == 1


def test_where_the_disk_takes_no_store_one_in_memory_is_asked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(shutil, "copytree", full)
    with client_of(folder) as client:
        assert isinstance(client.app._app._builds.current().store, ox.Store)  # type: ignore[attr-defined]
        assert client.get("/sparql", params={"query": COUNT}).json()["results"]["bindings"][0]["n"]["value"] == "1"


def test_without_full_text_no_text_is_read(folder: Path, graph: Graph) -> None:
    with client_of(folder, Settings(fulltext=False)) as client:
        found = client.get("/sparql", params={"query": "ASK { ?d kg:text ?t }"})
        assert found.json()["boolean"] is False
        assert client.get("/sparql", params={"query": "ASK { ?d a kg:Document }"}).json()["boolean"] is True


def test_what_is_made_of_a_build_is_made_once(folder: Path) -> None:
    found, made = Build(folder), []

    def make() -> int:
        time.sleep(0.05)
        made.append(1)
        return len(made)

    threads = [threading.Thread(target=found.once, args=("it", make)) for _ in range(5)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found.once("it", make) == 1


def test_what_rooms_make_once_has_names_of_their_own() -> None:
    used: dict[str, set[str]] = {}
    for path in (ROOT / "kg/serving").rglob("*.py"):
        for name in re.findall(r"""once\(\s*f?"([^"{]+)""", path.read_text("utf-8")):
            used.setdefault(name, set()).add(path.name)
    assert len(used) > 10
    assert {name: paths for name, paths in used.items() if len(paths) > 1} == {}
