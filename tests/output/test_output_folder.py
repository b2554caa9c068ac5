"""The output folder is one build or the other, whoever dies when, and what does not belong to it is said."""

import errno
import io
import json
import os
import resource
import shutil
import threading
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import KGError, OutputError
from kg.graph import Graph, load
from kg.ingestion.reading import inputs
from kg.output import issues, journal, lock, opening
from kg.output.files import write_text
from kg.output.journal import JOURNAL
from kg.output.lock import LOCK, locked
from kg.output.manifest import MANIFEST, Manifest, digest, read
from kg.output.opening import Found, belongs, foreign, opened
from kg.output.publishing import publish
from tests.benchmarks.kill_build import try_to_kill
from tests.cli.test_cli import kg
from tests.conftest import PAIR
from tests.support.dying import at, forked, interrupt, kill

pytestmark = pytest.mark.slow  # processes are started and ended again and again

BASE = "https://example.org/"
ABOUT = Manifest(BASE, "1", "1")
# Two builds that share some names; 说明.txt is the user's own.
OLD = {"graph.nq": "<old> <p> <o> .\n", "nodes.csv": "old\n", "network.html": "old page", "claims.gexf": "old claims"}
NEW = {
    "graph.nq": "<new> <p> <o> .\n<new> <p> <q> .\n",
    "nodes.csv": "new\n",
    "network.html": "new page",
    "graph.ttl": "t",
}
OWN = {"说明.txt": "mine", ".gitkeep": ""}


def put(folder: Path, files: Mapping[str, str], *, whole: bool = True) -> list[Path]:
    def write(staging: Path) -> dict[str, str]:
        for name, text in files.items():
            write_text(staging / name, text)
        return dict.fromkeys(files, "tables")

    return publish(folder, write, ABOUT, whole=whole, made_from=lambda: digest(folder / "graph.nq"))


def ask(folder: Path) -> None:
    opened(folder, BASE, lambda found: found)


def seen(folder: Path) -> dict[str, str]:
    """Every file but ours that are hidden, below too."""
    names = [path for path in folder.rglob("*") if path.is_file()]
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in names
        if not any(part.startswith(".kg-") for part in path.relative_to(folder).parts)
    }


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".kg-"))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A folder with a build and files of the user."""
    put(tmp_path / "old", OLD)
    for name, text in OWN.items():
        write_text(tmp_path / "old" / name, text)
    return tmp_path / "old"


@pytest.fixture
def new(tmp_path: Path, old: Path) -> Path:
    """The same folder after another build."""
    shutil.copytree(old, tmp_path / "new")
    put(tmp_path / "new", NEW)
    return tmp_path / "new"


# -- killed at any step -------------------------------------------------------------------------------------------------


def killed(old: Path, folder: Path, step: int, run: Callable[[], object]) -> bool:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(old, folder)
    return at(step, kill, run)


def test_a_build_takes_the_place_of_the_other_and_leaves_what_is_the_users(new: Path) -> None:
    assert seen(new) == NEW | OWN | {MANIFEST: (new / MANIFEST).read_text(encoding="utf-8")}
    assert leftovers(new) == []


def test_killed_before_any_step_the_folder_is_the_old_build_or_the_new_one(
    old: Path, new: Path, tmp_path: Path
) -> None:
    folder, whole = tmp_path / "folder", {False: seen(old), True: seen(new)}
    outcomes = []
    for step in count(1):
        if not killed(old, folder, step, lambda: put(folder, NEW)):
            break
        committed = (folder / JOURNAL).exists() or bool(outcomes and outcomes[-1])
        ask(folder)
        assert seen(folder) == whole[committed], step
        outcomes.append(committed)
        put(folder, OLD)
        assert leftovers(folder) == [], step
    assert seen(folder) == whole[True]
    assert outcomes == sorted(outcomes) and outcomes.count(False) > 20 and outcomes.count(True) > 10


@pytest.mark.slow
def test_killed_while_it_completes_the_next_one_goes_on(old: Path, new: Path, tmp_path: Path) -> None:
    cut, folder = tmp_path / "cut", tmp_path / "folder"
    assert any(killed(old, cut, step, lambda: put(cut, NEW)) and (cut / JOURNAL).exists() for step in range(1, 200))
    assert seen(cut)["graph.nq"] == OLD["graph.nq"]
    for completing in (lambda: ask(folder), lambda: put(folder, NEW)):
        for step in count(1):
            died = killed(cut, folder, step, completing)
            ask(folder)
            assert seen(folder) == seen(new), step
            if not died:
                break
        assert step > 10


def test_one_format_written_again_is_as_safe(old: Path, tmp_path: Path) -> None:
    after, folder = tmp_path / "after", tmp_path / "folder"
    shutil.copytree(old, after)
    put(after, {"nodes.csv": "again\n"}, whole=False)
    assert seen(after).keys() == seen(old).keys()
    found = set()
    for step in count(1):
        died = killed(old, folder, step, lambda: put(folder, {"nodes.csv": "again\n"}, whole=False))
        ask(folder)
        assert seen(folder) in (seen(old), seen(after)), step
        found.add(seen(folder)["nodes.csv"])
        if not died:
            break
    assert found == {"old\n", "again\n"}


def test_a_first_build_that_is_killed_leaves_a_graph_or_none(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    for step in count(1):
        shutil.rmtree(folder, ignore_errors=True)
        died = at(step, kill, lambda: put(folder, NEW))
        if died and not (folder / JOURNAL).exists() and not (folder / MANIFEST).exists():
            with pytest.raises(KGError, match="run `kg build"):
                ask(folder)
            assert seen(folder) == {} if folder.exists() else True
        else:
            ask(folder)
            assert seen(folder).keys() == NEW.keys() | {MANIFEST}
        if not died:
            break


def test_interrupted_before_any_step_it_is_whole_and_clean(old: Path, new: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    for step in count(1):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(old, folder)
        came = at(step, interrupt, lambda: put(folder, NEW))
        assert not (folder / JOURNAL).exists(), step
        assert seen(folder) in (seen(old), seen(new)), step
        put(folder, OLD)
        assert leftovers(folder) == [], step
        if not came:
            break
    assert step > 40


def test_an_error_of_the_system_before_any_step_is_one_line(old: Path, new: Path, tmp_path: Path) -> None:
    folder, told = tmp_path / "folder", tmp_path / "told"

    def fail() -> None:
        raise OSError(errno.EIO, "Input/output error")

    def run() -> None:
        try:
            put(folder, NEW)
        except KGError as error:
            os.write(handle, f"{error}\n".encode())

    for step in count(1):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(old, folder)
        handle = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        came = at(step, fail, run)
        os.close(handle)
        ask(folder)
        assert seen(folder) in (seen(old), seen(new)), step
        if not came:
            break
    lines = told.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 30 and all("Input/output error" in line and "staging" not in line for line in lines)


def test_everything_is_on_the_disk_before_the_build_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut must not leave the journal and lose what it speaks of."""
    steps: list[str | int] = []
    flush, move = os.fsync, os.replace

    def fsync(handle: int) -> None:
        steps.append(os.fstat(handle).st_ino)
        flush(handle)

    def replace(source: Path, target: Path) -> None:
        steps.append(Path(target).name if Path(target).parent == tmp_path else "")
        move(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    put(tmp_path, NEW)
    flushed = set(steps[: steps.index(JOURNAL)])
    assert {path.stat().st_ino for path in (tmp_path, *tmp_path.iterdir())} <= flushed
    assert [one for one in steps if one in (*NEW, MANIFEST)][-2:] == ["graph.nq", MANIFEST]


# -- two at once --------------------------------------------------------------------------------------------------------


def test_two_builds_within_one_read_are_seen_though_the_second_is_as_the_first(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    seen_there: list[str] = []

    def read(_: object) -> tuple[str, str]:
        graph = (tmp_path / "graph.nq").read_text("utf-8")
        if not seen_there:
            put(tmp_path, NEW)
        seen_there.append(graph)
        table = (tmp_path / "nodes.csv").read_text("utf-8")
        if len(seen_there) == 1:
            put(tmp_path, OLD)
        return graph, table

    assert opened(tmp_path, BASE, read) == (OLD["graph.nq"], OLD["nodes.csv"])
    assert len(seen_there) == 2


def test_builds_at_once_do_not_mix_and_readers_see_one_of_them(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    rounds, builds = 25, (OLD, NEW)

    def write(number: int) -> None:
        for _ in range(rounds):
            put(tmp_path, builds[number])

    codes: list[int] = []
    writers = [threading.Thread(target=lambda n=n: codes.append(forked(lambda: write(n)))) for n in (0, 1)]
    for one in writers:
        one.start()
    reads = 0
    while reads < 20 or any(one.is_alive() for one in writers):
        found = opened(
            tmp_path, BASE, lambda _: {name: (tmp_path / name).read_text("utf-8") for name in ("graph.nq", "nodes.csv")}
        )
        assert found in [{name: build[name] for name in found} for build in builds]
        reads += 1
    for one in writers:
        one.join()
    assert codes == [0, 0]
    assert {name: text for name, text in seen(tmp_path).items() if name != MANIFEST} in builds
    assert leftovers(tmp_path) == []


def test_a_reader_does_not_complete_what_a_living_build_does(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = tmp_path / "cut"
    assert any(killed(old, cut, step, lambda: put(cut, NEW)) and (cut / JOURNAL).exists() for step in range(1, 200))
    before = seen(cut)
    monkeypatch.setattr(opening, "WAIT", 0.1)
    with locked(cut):
        with pytest.raises(KGError, match="another kg is writing"):
            ask(cut)
        assert seen(cut) == before
    ask(cut)
    assert seen(cut)["graph.nq"] == NEW["graph.nq"]


def test_the_lock_of_a_dead_process_is_free(tmp_path: Path) -> None:
    def die() -> None:
        with locked(tmp_path):
            os.kill(os.getpid(), 9)

    assert forked(die) == -9
    assert (tmp_path / LOCK).exists()
    with locked(tmp_path, 0):
        pass
    assert leftovers(tmp_path) == []


def test_what_is_read_while_a_build_ends_is_read_again(old: Path) -> None:
    read_: list[str] = []

    def slow(found: Found) -> str:
        if not read_:
            put(old, NEW)
        read_.append(found.path.read_text(encoding="utf-8"))
        return read_[-1]

    assert opened(old, BASE, slow) == NEW["graph.nq"]
    assert len(read_) == 2


def test_a_folder_that_never_rests_is_given_up(old: Path) -> None:
    numbers = count()
    with pytest.raises(KGError, match="changes all the time"):
        opened(old, BASE, lambda _: put(old, NEW | {"graph.nq": f"<{next(numbers)}>"}))


# -- what may not be touched, and what must go --------------------------------------------------------------------------


def test_what_old_versions_and_dead_builds_left_is_swept(old: Path) -> None:
    ours = [".network.gexf.k3_x9a0b", ".issues.jsonl.00000000", ".claims-static.gexf.abcdefgh", "graph.nqk3_x9a0b.part"]
    users = [".network.gexf.bak", "graph.nq.part", "graph.nq-mine.part", ".notes.md.abcdefgh", ".kg-staging-mine"]
    for name in ours + users:
        (old / name).write_text("left", encoding="utf-8")
    (old / ".kg-staging-abcd_123").mkdir()
    (old / ".kg-staging-abcd_123" / "graph.nq").write_text("half", encoding="utf-8")
    put(old, NEW)
    assert {name for name in ours + users if (old / name).exists()} == set(users)
    assert not (old / ".kg-staging-abcd_123").exists()


def test_a_file_of_an_earlier_build_that_was_changed_stays(old: Path) -> None:
    (old / "claims.gexf").write_text("arranged by hand", encoding="utf-8")
    put(old, NEW)
    assert (old / "claims.gexf").read_text(encoding="utf-8") == "arranged by hand"


def test_what_was_made_from_the_same_graph_stays(old: Path) -> None:
    put(old, {name: text for name, text in OLD.items() if name != "claims.gexf"})
    assert (old / "claims.gexf").exists()
    assert foreign(old) is None


@pytest.mark.parametrize("text", ['{"name": "my app"}', "CACHE MANIFEST", "[]", ""])
def test_a_manifest_of_somebody_else_is_not_overwritten(text: str, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(KGError, match=r"manifest\.json is damaged, or no manifest of kg; move it away"):
        put(tmp_path, NEW)
    assert seen(tmp_path) == {MANIFEST: text} and leftovers(tmp_path) == []


def test_a_journal_from_elsewhere_reaches_nothing_outside_the_folder(old: Path) -> None:
    outside = old.parent / "outside.txt"
    outside.write_text("mine", encoding="utf-8")
    before = seen(old)
    for said in (
        {"staging": ".kg-staging-abcd_123", "files": {}, "gone": {"../outside.txt": digest(outside)}},
        {"staging": "..", "files": {"outside.txt": "0"}, "gone": {}},
        {"staging": ".kg-staging-abcd_123", "files": {"graph.nq": "0"}, "gone": {}},
        {"staging": 1},
        [],
    ):
        (old / JOURNAL).write_text(json.dumps(said), encoding="utf-8")
        with pytest.raises(KGError, match="build again"):
            ask(old)
        assert seen(old) == before and outside.exists()
    put(old, NEW)
    assert seen(old)["graph.nq"] == NEW["graph.nq"] and not (old / JOURNAL).exists()


# -- what cannot be written ---------------------------------------------------------------------------------------------


class Full(io.BytesIO):
    """A file on a disk that is full: at once, or only when it is closed."""

    def __init__(self, handle: int, at: str) -> None:
        super().__init__()
        self.handle, self.at = handle, at

    def fileno(self) -> int:
        return self.handle

    def write(self, data: object) -> int:
        if self.at == "write":
            raise OSError(errno.ENOSPC, "No space left on device")
        return len(data)  # type: ignore[arg-type]

    def close(self) -> None:
        if not self.closed:
            super().close()
            os.close(self.handle)
            if self.at == "close":
                raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("at", ["write", "close"])
@pytest.mark.parametrize("number", range(6))  # four files, the manifest, the journal
def test_a_full_disk_leaves_the_old_build(at: str, number: int, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, real, numbers = seen(old), os.fdopen, count()

    def fdopen(handle: int, *words: str) -> object:
        return Full(handle, at) if next(numbers) == number else real(handle, *words)

    monkeypatch.setattr(os, "fdopen", fdopen)
    with pytest.raises(OutputError, match="No space left on device; make room") as raised:
        put(old, NEW)
    assert str(raised.value).startswith(str(old)) and "staging" not in str(raised.value)
    assert seen(old) == before and leftovers(old) == []


def test_a_limit_of_the_system_is_one_line(graph: Graph, tmp_path: Path) -> None:
    """Not simulated: the system refuses to write more than 100 kB into any file."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        with pytest.raises(OutputError, match=r"graph\.\w+ cannot be written: File too large"):
            graph.save(tmp_path / "out")

    assert forked(limited) == 0
    assert not (tmp_path / "out").exists()


def test_a_file_that_cannot_be_moved_is_moved_by_the_next_command(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    move = os.replace

    def replace(source: Path, target: Path) -> None:
        if Path(target) == old / "nodes.csv":
            raise OSError(errno.EIO, "Input/output error")
        move(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KGError, match=r"nodes\.csv cannot be written: .*the next kg command there"):
        put(old, NEW)
    monkeypatch.undo()
    ask(old)
    assert {name: text for name, text in seen(old).items() if name != MANIFEST} == NEW | OWN


def test_a_folder_in_the_place_of_a_file_is_told_before_anything_moves(old: Path) -> None:
    (old / "graph.ttl").mkdir()
    before = seen(old)
    with pytest.raises(KGError, match=r"graph\.ttl is a folder; move it away"):
        put(old, NEW)
    assert seen(old) == before and leftovers(old) == []


@pytest.mark.parametrize("below", ["", "/folder"])
def test_a_file_in_the_way_is_one_line_before_any_work(
    below: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="a file .*choose another folder with -o"):
        put(Path(f"{tmp_path}/out{below}"), NEW)
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"
    monkeypatch.setattr("kg.pipeline.build", lambda *_, **__: pytest.fail("it began to build"))
    if not below:
        from typer.testing import CliRunner

        found = CliRunner().invoke(app, ["build", str(tmp_path), "-o", str(tmp_path / "out")])
        assert isinstance(found.exception, OutputError)


def test_a_name_as_long_as_the_system_allows_is_written(tmp_path: Path) -> None:
    longest = "核" * 83 + ".jsonl"  # 255 bytes
    write_text(tmp_path / longest, "whole")
    assert seen(tmp_path) == {longest: "whole"}
    with pytest.raises(OutputError, match="choose a shorter name"):
        write_text(tmp_path / ("核" + longest), "whole")
    assert seen(tmp_path) == {longest: "whole"}


def test_a_journal_in_a_folder_that_is_closed_says_what_to_do(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = tmp_path / "cut"
    assert any(killed(old, cut, step, lambda: put(cut, NEW)) and (cut / JOURNAL).exists() for step in range(1, 200))
    real = os.open

    def closed(path: str | Path, flags: int, *more: int, **also: int) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, flags, *more, **also)

    monkeypatch.setattr(lock.os, "open", closed)
    ask(old)  # nothing to complete: nothing is written
    with pytest.raises(KGError, match="was cut short .*Permission denied.* kg check -o"):
        ask(cut)
    monkeypatch.undo()
    ask(cut)


# -- what is refused and what is said -----------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", ["empty", "cut at a line end", "cut in a line", "exchanged", "garbage", "nothing"])
def test_a_graph_that_is_not_the_one_that_was_built_is_refused(damage: str, built: Path, tmp_path: Path) -> None:
    text = (built / "graph.nq").read_bytes()
    lines = text.splitlines(keepends=True)
    data = {
        "empty": b"", "cut at a line end": b"".join(lines[: len(lines) // 2]), "cut in a line": text[:-7],
        "exchanged": text.replace(b"treaty/NPT", b"treaty/NPX", 1), "garbage": b"\0" * len(text), "nothing": text,
    }[damage]  # fmt: skip
    folder = tmp_path / "folder"
    shutil.copytree(built, folder)
    (folder / "graph.nq").write_bytes(data)
    (tmp_path / "alone.nq").write_bytes(data)
    if damage == "nothing":
        assert set(load(tmp_path / "alone.nq").store) == set(load(folder).store)
        return
    with pytest.raises(KGError, match=r"is not the graph that was built here .* build again"):
        load(folder)
    if damage != "exchanged":  # by itself it is whole
        with pytest.raises(KGError, match=r"alone\.nq is no graph: .*build (it )?again"):
            load(tmp_path / "alone.nq")


def test_every_command_refuses_a_cut_graph(built: Path, tmp_path: Path) -> None:
    from typer.testing import CliRunner

    shutil.copy(built / MANIFEST, tmp_path)
    (tmp_path / "graph.nq").write_bytes((built / "graph.nq").read_bytes()[:5000])
    for words in (["query", "ASK {}"], ["explain", "NPT"], ["positions"], ["check"], ["export", "gexf"]):
        found = CliRunner().invoke(app, [*words, "-o", str(tmp_path)])
        assert isinstance(found.exception, KGError) and "cut, changed or exchanged" in str(found.exception), words


def test_a_graph_of_another_base_names_its_base(built: Path, tmp_path: Path) -> None:
    shutil.copy(built / "graph.nq", tmp_path)
    for folder in (built, tmp_path):
        with pytest.raises(KGError, match="https://w3id.org/nuclear-kg/.*--base-iri"):
            load(folder, base="https://example.org/")


def test_a_graph_with_background_only_is_no_build(tmp_path: Path, built: Path) -> None:
    kept = [line for line in (built / "graph.nq").read_text("utf-8").splitlines(True) if "graph/background" in line]
    (tmp_path / "graph.nq").write_text("".join(kept), encoding="utf-8")
    with pytest.raises(KGError, match="holds no document"):
        load(tmp_path)


@pytest.mark.slow
def test_files_of_another_build_are_named_with_what_mends_them(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    shutil.copytree(built, folder)
    assert kg("query", "ASK {}", "-o", folder).err == ""
    kg("export", "gexf", "--view", "claims", "-o", folder)
    (folder / "claims.gexf").write_text("of another build", encoding="utf-8")
    said = f"claims.gexf in {folder}: not made from the graph.nq there, or changed since; to write anew: "
    for words in (("query", "ASK {}"), ("explain", "NPT"), ("positions",), ("check",), ("export", "graphml")):
        assert kg(*words, "-o", folder).err == f"{said}kg export gexf --view claims -o {folder}\n", words
    assert kg("export", "gexf", "--view", "claims", "-o", folder).err == ""
    assert kg("query", "ASK {}", "-o", folder).err == ""


def test_one_format_of_another_graph_does_not_belong(graph: Graph, tmp_path: Path) -> None:
    from kg.export.exporting import export

    graph.save(tmp_path)
    other = graph.without_texts()
    export(other, "gexf", tmp_path)
    export(other, "tables", tmp_path)
    assert (foreign(tmp_path) or "").startswith("edges.csv, network.gexf, nodes.csv in ")
    assert (foreign(tmp_path) or "").endswith(f"to write anew: kg export all -o {tmp_path}")
    export(load(tmp_path), "gexf", tmp_path)
    assert (foreign(tmp_path) or "").startswith("edges.csv, nodes.csv in ")


def test_damaged_issues_are_an_issue(built: Path, tmp_path: Path) -> None:
    for name, text in (("folder", "{"), ("alone", '["path"]\n'), ("bytes", "\udcff")):
        folder = tmp_path / name
        shutil.copytree(built, folder)
        (folder / "issues.jsonl").write_bytes(text.encode("utf-8", "surrogateescape"))
        if name == "alone":
            (folder / MANIFEST).unlink()
        (skipped,) = load(folder).skipped
        assert skipped.path == "issues.jsonl" and skipped.reason.endswith("build again")
        assert (foreign(folder) is None) == (name == "alone")


def test_a_file_belongs_as_far_as_the_manifest_says(built: Path) -> None:
    graph = Found(built / "graph.nq", digest(built / "graph.nq"))
    assert belongs(built / "nodes.csv", graph) and belongs(built / "no such file", graph)
    assert not belongs(built / "nodes.csv", Found(graph.path, "0"))


def test_the_manifest_says_what_everything_was_made_from(built: Path) -> None:
    found = read(built)
    assert found and found.files.keys() == {path.name for path in built.iterdir() if path.name[0] != "."} - {MANIFEST}
    assert {entry.graph for entry in found.files.values()} == {digest(built / "graph.nq")}
    assert all(digest(built / name) == entry.sha256 for name, entry in found.files.items())


def test_a_graph_that_was_changed_by_hand_says_its_own_size(graph: Graph, tmp_path: Path) -> None:
    other = graph.without_texts()
    other.store.remove(next(quad for quad in other.store if quad.predicate.value.endswith("#mentions")))
    other.save(tmp_path)
    (tmp_path / MANIFEST).unlink()
    assert len(load(tmp_path)) == len(other)


# -- what others have put there -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["file", "link", "dead link", "folder"])
def test_a_file_of_the_user_with_one_of_our_names_is_not_written_over(tmp_path: Path, way: str) -> None:
    path, notes = tmp_path / "out" / "network.html", tmp_path / "notes.txt"
    path.parent.mkdir()
    notes.write_text("mine", encoding="utf-8")
    if way == "file":
        path.write_text("mine", encoding="utf-8")
    elif way == "folder":
        path.mkdir()
    else:
        path.symlink_to(notes if way == "link" else tmp_path / "nowhere")
    for _ in range(2):
        with pytest.raises(KGError, match=r"network\.html is .*move it away"):
            put(path.parent, OLD)
        assert [one.name for one in path.parent.iterdir()] == ["network.html"]
    assert notes.read_text(encoding="utf-8") == "mine"
    path.rmdir() if way == "folder" else path.unlink()
    put(path.parent, OLD)
    assert seen(path.parent).keys() == {*OLD, MANIFEST}


def test_a_command_says_so_before_it_has_read_anything(tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text("mine", encoding="utf-8")
    found = CliRunner().invoke(app, ["build", "no such input", "-o", str(tmp_path)])
    assert isinstance(found.exception, KGError) and "was not written by kg" in str(found.exception)


def test_an_output_of_before_the_manifest_is_written_over(tmp_path: Path) -> None:
    for name in OLD:
        write_text(tmp_path / name, "from long ago")
    put(tmp_path, NEW)
    assert seen(tmp_path).keys() >= NEW.keys()
    assert {name: text for name, text in seen(tmp_path).items() if name in NEW} == NEW


@pytest.mark.parametrize("name", [MANIFEST, JOURNAL])
def test_brackets_without_end_are_damage_and_no_recursion(old: Path, name: str) -> None:
    (old / name).write_text("[" * 1_000, encoding="utf-8")
    with pytest.raises(KGError, match="damaged"):
        ask(old)


def test_issues_of_brackets_without_end_are_an_issue(tmp_path: Path) -> None:
    (tmp_path / "issues.jsonl").write_text("[" * 1_000, encoding="utf-8")
    with pytest.raises(KGError, match="no record of an input"):
        list(issues.read(tmp_path / "issues.jsonl"))


# -- own output is no input ---------------------------------------------------------------------------------------------


def test_own_output_is_never_read(pair: Path, built: Path) -> None:
    shutil.copytree(built, pair / "output")
    shutil.copy(built / "network.html", pair / "saved by a browser.htm")
    skipped: list[object] = []
    found = list(inputs([pair], skipped=skipped))  # type: ignore[arg-type]
    assert [path.name for path in found] == ["communique.md", "spokesperson.txt"]
    assert {getattr(one, "reason", "") for one in skipped} == {"own output"}
    assert len(skipped) == len(list(built.iterdir())) + 1


def test_a_text_listed_by_a_manifest_is_own_output_and_its_neighbor_is_not(tmp_path: Path) -> None:
    put(tmp_path, {"graph.nq": "", "notes.txt": "listed"})
    (tmp_path / "other.txt").write_text("not listed", encoding="utf-8")
    assert [path.name for path in inputs([tmp_path])] == ["other.txt"]
    assert journal.pending(tmp_path) is False


@pytest.mark.slow
def test_a_real_build_that_is_really_killed_leaves_the_old_graph_or_the_new_one(tmp_path: Path) -> None:
    """Three moments; `python -m tests.benchmarks.kill_build 40` tries more."""
    good, said = try_to_kill(3, [str(PAIR / "communique.md")], tmp_path)
    assert good == 3, said
