"""A build into a folder reads what is new or changed, and writes what a build from nothing writes."""

import hashlib
import json
import os
import random
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import pipeline
from kg.building import into_folder, reading
from kg.building.engines import in_this_process, with_workers
from kg.building.into_folder import build_into, update
from kg.building.ledger import LEDGER, opened
from kg.errors import KGError
from kg.graph import Graph
from kg.model import Skipped

pytestmark = pytest.mark.slow  # builds, servers and stores, again and again

SAID = (
    "中国外交部发言人汪文斌{n}日表示，有关国家应当停止扩散核材料。法国2021年批准《不扩散核武器条约》第{n}号议定书。",
    "俄罗斯总统普京说，俄方不会首先使用核武器，美国应当在第{n}轮会谈上作出回应。",
    "格罗西{n}日在维也纳会见伊朗外长扎里夫。格罗西表示，伊朗应当允许核查人员进入第{n}号设施。",
)


def write(folder: Path, name: str, number: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = SAID[number % 3].format(n=number % 28 + 1)
    (folder / name).write_text(
        f"各方就核问题发言之{number}\n2021年3月{number % 28 + 1}日\n\n{text}\n", encoding="utf-8"
    )


def digests(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if not path.name.startswith(".")
    }


def build(inputs: Path, folder: Path, **options: Any) -> list[Skipped]:
    return build_into([inputs], folder, lambda graph, files: list(graph.skipped), **options)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from now on."""
    found: list[str] = []
    real = reading._documents

    def watched(path: str, *given: Any) -> Iterator[Any]:
        found.append(Path(path).name)
        yield from real(path, *given)

    monkeypatch.setattr(reading, "_documents", watched)
    return found


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    for number in range(6):
        write(tmp_path / "in", f"{number}.txt", number)
    return tmp_path / "in"


def test_only_what_is_new_or_changed_is_read_and_what_is_gone_is_taken_out(
    texts: Path, tmp_path: Path, read: list[str]
) -> None:
    out = tmp_path / "out"
    build(texts, out)
    assert sorted(read) == [f"{number}.txt" for number in range(6)]
    read.clear()
    before = digests(out)
    build(texts, out)
    assert read == [] and digests(out) == before
    write(texts, "1.txt", 17)
    write(texts, "new.txt", 18)
    (texts / "3.txt").unlink()
    build(texts, out)
    assert sorted(read) == ["1.txt", "new.txt"]
    build(texts, tmp_path / "fresh")
    assert digests(out) == digests(tmp_path / "fresh") != before
    with opened(out) as ledger:
        assert len(ledger.files()) == 6


@pytest.mark.parametrize("seed", range(3))
def test_any_edits_end_in_the_files_of_a_build_from_nothing(texts: Path, tmp_path: Path, seed: int) -> None:
    edit(texts, tmp_path, random.Random(seed), steps=3)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 110))
def test_many_edits_end_in_the_files_of_a_build_from_nothing(texts: Path, tmp_path: Path, seed: int) -> None:
    edit(texts, tmp_path, random.Random(seed), steps=5)


def edit(texts: Path, place: Path, chance: random.Random, steps: int) -> None:
    """Build after each of some random edits; the last build must be that of the same inputs from nothing."""
    for step in range(steps):
        for _ in range(chance.randint(1, 3)):
            names = sorted(path.name for path in texts.iterdir())
            match chance.choice(("add", "change", "remove", "copy", "rename")):
                case "remove" if len(names) > 2:
                    (texts / chance.choice(names)).unlink()
                case "copy":
                    shutil.copy(texts / chance.choice(names), texts / f"copy{step}-{chance.randrange(10**9)}.txt")
                case "rename":
                    (texts / chance.choice(names)).rename(texts / f"renamed{step}-{chance.randrange(10**9)}.txt")
                case "change":
                    write(texts, chance.choice(names), chance.randrange(40))
                case _:
                    write(texts, f"added{chance.randrange(9)}.txt", chance.randrange(40))
        build(texts, place / "out", engine=with_workers(2) if chance.random() < 0.3 else in_this_process)
    build(texts, place / "fresh")
    assert digests(place / "out") == digests(place / "fresh")


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_files_are_the_same_for_any_number_of_processes(texts: Path, tmp_path: Path, jobs: int) -> None:
    (texts / "empty.txt").write_text("", encoding="utf-8")
    one = build(texts, tmp_path / "one")
    several = build(texts, tmp_path / "several", engine=with_workers(jobs))
    assert one == several and len(one) == 1 and digests(tmp_path / "one") == digests(tmp_path / "several")


def test_they_are_those_of_a_graph_in_memory(texts: Path, tmp_path: Path) -> None:
    graph = pipeline.build(texts)
    graph.save(tmp_path / "saved")
    found = update(texts, tmp_path / "out")
    assert isinstance(found, Graph) and found.claims == graph.claims and found.documents == graph.documents
    assert digests(tmp_path / "saved") == digests(tmp_path / "out")


def deadly(monkeypatch: pytest.MonkeyPatch, name: str, times: int, place: Path) -> None:
    """Reading this file ends the process, so many times."""
    real = reading._entry

    def read(found: str, *given: Any) -> Any:
        tried = place / "tried"
        if found.endswith(name):
            with tried.open("a") as file:
                file.write("x")
            if len(tried.read_text()) <= times:
                os._exit(9)
        return real(found, *given)

    monkeypatch.setattr(reading, "_entry", read)


def test_the_file_that_kills_its_process_is_skipped_and_named_and_no_other_is_lost(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly(monkeypatch, "2.txt", 9, tmp_path)
    found: dict[str, Any] = {}

    def report(graph: Graph, files: list[Path]) -> None:
        found.update(skipped=graph.skipped, documents=len(graph.documents))

    build_into([texts], tmp_path / "out", report, engine=with_workers(2))
    (one,) = found["skipped"]
    assert one.path == str(texts / "2.txt") and "ended the process" in one.reason and found["documents"] == 5
    with opened(tmp_path / "out") as ledger:
        assert str(texts / "2.txt") not in ledger.files(), "it is tried again the next time"


def test_a_file_whose_process_died_once_is_read(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deadly(monkeypatch, "2.txt", 1, tmp_path)
    assert build(texts, tmp_path / "out", engine=with_workers(2)) == []
    monkeypatch.undo()
    build(texts, tmp_path / "fresh")
    assert digests(tmp_path / "out") == digests(tmp_path / "fresh")


def test_a_build_that_was_interrupted_goes_on_where_it_was(
    texts: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"

    def stop(number: int, of: int) -> None:
        if number == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(texts, out, progress=stop)
    assert digests(out) == {} and len(read) == 4
    read.clear()
    build(texts, out)
    assert len(read) == 3
    build(texts, tmp_path / "fresh")
    assert digests(out) == digests(tmp_path / "fresh")


@pytest.mark.parametrize("name", ["rules", "ontology", "libraries", "reader", "shape"])
def test_what_was_read_under_other_versions_is_read_again(
    texts: Path, tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    build(texts, tmp_path / "out")
    read.clear()
    real = into_folder.versions
    monkeypatch.setattr(into_folder, "versions", lambda settings: real(settings) | {name: "another"})
    build(texts, tmp_path / "out")
    assert len(read) == 6


@pytest.mark.parametrize("harm", ["text", "tables", "cut", "link", "others", "head", "body"])
def test_a_ledger_that_is_damaged_or_not_surely_ones_own_is_begun_anew(
    texts: Path, tmp_path: Path, read: list[str], harm: str
) -> None:
    out = tmp_path / "out"
    build(texts, out)
    before, path = digests(out), out / LEDGER
    match harm:
        case "text":
            path.write_text("no tables" * 999)
        case "tables":
            path.unlink()
            with sqlite3.connect(path) as tables:
                tables.execute("CREATE TABLE other (a)")
        case "cut":
            path.write_bytes(path.read_bytes()[:5000])
        case "head" | "body":
            with sqlite3.connect(path) as tables:
                tables.execute(f"UPDATE documents SET {harm} = x'00' WHERE number = 0")
        case "link":
            path.rename(tmp_path / "elsewhere")
            path.symlink_to(tmp_path / "elsewhere")
        case "others":
            path.chmod(0o666)
    read.clear()
    build(texts, out)
    assert len(read) == 6 and digests(out) == before and not path.is_symlink() and path.stat().st_mode & 0o077 == 0


def test_no_text_is_kept_where_texts_may_not_be(texts: Path, tmp_path: Path) -> None:
    def kept(folder: Path) -> bool:
        with sqlite3.connect(folder / LEDGER) as tables:
            bodies = [zlib.decompress(body).decode() for (body,) in tables.execute("SELECT body FROM documents")]
        return any("ontology#text>" in body for body in bodies)

    build(texts, tmp_path / "bare", fulltext=False)
    assert not kept(tmp_path / "bare")
    build(texts, tmp_path / "whole")
    assert kept(tmp_path / "whole")
    graph = pipeline.build(texts, fulltext=False)
    graph.save(tmp_path / "memory")
    assert digests(tmp_path / "bare") == digests(tmp_path / "memory")


def test_where_nothing_can_be_read_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("", encoding="utf-8")
    with pytest.raises(KGError, match="no document in"):
        build(tmp_path / "in", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def lines(path: Path, numbers: range) -> None:
    texts = (
        {"title": f"各方发言之{n}", "date": f"2021-03-{n % 28 + 1:02}", "text": SAID[n % 3].format(n=n)}
        for n in numbers
    )
    path.write_text(
        "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in texts) + "no json\n", encoding="utf-8"
    )


@pytest.fixture
def annotated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that are annotated in this process from now on."""
    found: list[str] = []
    real = reading.annotated
    monkeypatch.setattr(reading, "annotated", lambda name, *given: found.append(name) or real(name, *given))
    return found


@pytest.mark.parametrize("jobs", [1, 2])
def test_of_a_file_that_holds_many_each_document_is_kept_by_itself(
    tmp_path: Path, annotated: list[str], jobs: int
) -> None:
    news, out = tmp_path / "news.jsonl", tmp_path / "out"
    engine = with_workers(jobs) if jobs > 1 else in_this_process
    lines(news, range(1, 8))

    def stop(graph: Graph, files: list[Path]) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_into([news], out, stop, engine=engine)
    (one,) = build(news, out, engine=engine)
    assert one.path == f"{news}:8" and (jobs > 1 or len(annotated) == 7), "all were known"
    lines(news, range(3, 12))
    build(news, out, engine=engine)
    build(news, tmp_path / "fresh")
    assert digests(out) == digests(tmp_path / "fresh")


def test_a_file_that_holds_many_goes_on_where_it_was_cut_short(
    tmp_path: Path, annotated: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    news, out = tmp_path / "news.jsonl", tmp_path / "out"
    lines(news, range(1, 8))
    with monkeypatch.context() as patch:
        real = reading._entry

        def stop(name: str, *given: Any) -> Any:
            if name.endswith(":5"):
                raise KeyboardInterrupt
            return real(name, *given)

        patch.setattr(reading, "_entry", stop)
        with pytest.raises(KeyboardInterrupt):
            build(news, out)
    assert [name.rpartition(":")[2] for name in annotated] == ["1", "2", "3", "4"]
    annotated.clear()
    build(news, out)
    assert [name.rpartition(":")[2] for name in annotated] == ["5", "6", "7"]
    build(news, tmp_path / "fresh")
    assert digests(out) == digests(tmp_path / "fresh")


def test_one_document_of_many_that_kills_its_process_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news = tmp_path / "news.jsonl"
    lines(news, range(1, 8))
    deadly(monkeypatch, ":5", 9, tmp_path)
    skipped = build(news, tmp_path / "out", engine=with_workers(2))
    assert [one.path.rpartition(":")[2] for one in skipped] == ["5", "8"] and "ended the process" in skipped[0].reason
