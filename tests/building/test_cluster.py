"""A build with the workers of a Dask cluster: a scheduler and two workers as processes of their own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.building import cluster, engine_of
from kg.building.cluster import on_cluster
from kg.building.into_folder import build_into
from kg.errors import KGError
from kg.graph import Graph
from kg.model import Skipped
from tests.building.test_into_folder import digests, write
from tests.support.places import ROOT

pytest.importorskip("distributed")
KILLER = "这句话结束读它的进程"  # in a document that ends whatever process reads it: see the plugin below
PLUGIN = f"""
import os, kg.building.reading as reading
def watched(real):
    def entry(name, one, *given):
        if {KILLER!r} in getattr(one, "text", ""):
            os._exit(9)
        return real(name, one, *given)
    return entry
if reading._entry.__name__ == "_entry":  # Dask runs this twice: where it lies, and as a copy
    reading._entry = watched(reading._entry)
"""


def start(*words: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    command = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]]
    return subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd=ROOT)


def stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    file = tmp_path / "scheduler.json"
    process = start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    try:
        yield address(file)
    finally:
        stop(process)


def address(file: Path) -> str:
    import json

    for _ in range(300):
        try:
            return str(json.loads(file.read_text())["address"])
        except (OSError, ValueError):
            time.sleep(0.1)
    raise AssertionError("no scheduler")


@pytest.fixture
def workers(scheduler: str, tmp_path: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    plugin = tmp_path / "plugin.py"
    plugin.write_text(PLUGIN, encoding="utf-8")
    words = ("worker", scheduler, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1", "--preload", str(plugin),
             "--local-directory", str(tmp_path / "dask"))  # fmt: skip
    found = [start(*words) for _ in range(2)]
    yield found
    for one in found:
        stop(one)


def build(inputs: Path, folder: Path, **options: Any) -> list[Skipped]:
    return build_into([inputs], folder, lambda graph, files: list(graph.skipped), **options)


@pytest.mark.slow
def test_one_of_two_workers_killed_in_the_middle_costs_nothing(
    scheduler: str, workers: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    for number in range(120):
        write(tmp_path / "in", f"{number:03}.txt", number)
    killed: list[int] = []

    def kill(done: int, of: int) -> None:
        if done > 20 and not killed:
            killed.append(done)
            workers[0].send_signal(signal.SIGKILL)

    assert build(tmp_path / "in", tmp_path / "out", engine=on_cluster(scheduler), progress=kill) == []
    assert killed and workers[0].wait(10) == -signal.SIGKILL and workers[1].poll() is None
    build(tmp_path / "in", tmp_path / "fresh")
    assert digests(tmp_path / "out") == digests(tmp_path / "fresh")


@pytest.mark.slow
def test_the_document_that_kills_workers_is_skipped_and_named(
    scheduler: str, workers: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    for number in range(12):
        write(tmp_path / "in", f"{number:03}.txt", number)
    (tmp_path / "in" / "005.txt").write_text(f"题目\n\n{KILLER}。\n", encoding="utf-8")
    found: list[int] = []

    def report(graph: Graph, files: list[Path]) -> list[Skipped]:
        found.append(len(graph.documents))
        return graph.skipped

    nursed = [start("worker", scheduler, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1", "--nanny",
                    "--preload", str(tmp_path / "plugin.py"), "--local-directory", str(tmp_path / "more")) for _ in range(2)]  # fmt: skip
    try:
        (one,) = build_into([tmp_path / "in"], tmp_path / "out", report, engine=on_cluster(scheduler))
    finally:
        for process in nursed:
            process.terminate()
            process.wait(20)
    assert one.path.endswith("005.txt") and "ended the process" in one.reason and found == [11]


@pytest.mark.slow
def test_a_worker_that_would_read_otherwise_is_refused(
    scheduler: str, workers: list[subprocess.Popen[bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "in", "a.txt", 1)
    real = cluster.versions
    monkeypatch.setattr(cluster, "versions", lambda one: real(one) | ({"rules": "others"} if one.ontology else {}))
    with pytest.raises(KGError, match="would read otherwise"):
        build(tmp_path / "in", tmp_path / "out", engine=on_cluster(scheduler))


def test_where_nobody_answers_it_says_what_to_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    write(tmp_path / "in", "a.txt", 1)
    with pytest.raises(KGError, match="no Dask workers at tcp://127.0.0.1:9"):
        build(tmp_path / "in", tmp_path / "out", engine=on_cluster("tcp://127.0.0.1:9"))


@pytest.mark.parametrize(("engine", "scheduler"), [("dask", ""), ("local", "tcp://127.0.0.1:1"), ("spark", "")])
def test_what_does_not_go_together_is_told(engine: str, scheduler: str) -> None:
    with pytest.raises(KGError, match="dask"):
        engine_of(1, engine, scheduler)
