"""The benchmarks measure what they say; how long anything takes is no matter here."""

import json
import sys
from pathlib import Path

import networkx
import pytest
import rdflib

from benchmarks import compare, naive, stages
from benchmarks.figures import RATIOS, Measured, ratios, spread, table
from benchmarks.lookups import asked
from benchmarks.lookups import table as lookups_table
from benchmarks.measuring import Failure, Run, run
from benchmarks.sides import Side, known_side
from benchmarks.tasks import TASKS, Given, chosen, documents
from kg.catalog import open_catalog
from kg.graph import Graph
from tests.support.places import FIXTURES, ROOT

pytestmark = pytest.mark.slow  # whole builds, again and again

MEGA = 1_000_000


# -- the naive script --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def naive_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("naive")
    texts = folder / "texts"
    texts.mkdir()
    (texts / "one.md").write_text(
        '---\ntitle: "核问题会谈"\n---\n<p>王毅在北京表示，<b>中国</b>支持对话。</p><p>天气很好。</p>', encoding="utf-8"
    )
    (texts / "two.txt").write_text("日本和法国在北京举行会谈。", encoding="utf-8")
    (texts / "table.csv").write_text("日本,法国", encoding="utf-8")
    assert naive.build([texts], folder / "out") == 2
    return folder / "out"


def test_the_naive_script_writes_turtle_with_the_claim(naive_output: Path) -> None:
    graph = rdflib.Graph().parse(naive_output / "graph.ttl", format="turtle")
    (claim,) = graph.subjects(rdflib.RDF.type, naive.EX.Claim)
    assert str(graph.value(claim, naive.EX.verb)) == "表示"
    assert str(graph.value(claim, naive.EX.content)) == "中国支持对话。"
    titles = {str(graph.value(one, rdflib.RDFS.label)) for one in graph.subjects(rdflib.RDF.type, naive.EX.Document)}
    assert titles == {"核问题会谈", "two"}


def test_the_naive_script_ties_what_stands_in_one_sentence(naive_output: Path) -> None:
    network = networkx.read_gexf(naive_output / "network.gexf")
    assert network.has_edge("日本", "法国") and network["日本"]["法国"]["weight"] == 1
    assert network.has_edge("中国", "北京") and not network.has_edge("中国", "日本")
    assert network.nodes["北京"]["kind"] == "Place"


def test_the_naive_script_reads_no_front_matter_and_no_tags() -> None:
    assert list(naive.sentences("---\ntitle: 美国\n---\n<p class='日本'>第一句。第二句！</p>")) == [
        "第一句。",
        "第二句！",
    ]


# -- figures -----------------------------------------------------------------------------------------------------------


def test_the_spread_of_five_figures() -> None:
    found = spread([4.0, 1.0, 3.0, 2.0, 10.0])
    assert (found.median, found.quartiles, found.least, found.most, found.count) == (3.0, (2.0, 4.0), 1.0, 10.0, 5)


def test_the_spread_of_one_figure_is_that_figure() -> None:
    assert spread([2.5]).quartiles == (2.5, 2.5)


def test_a_ratio_is_taken_within_a_pair() -> None:
    today = [Run(1.0, 1.0, 0.0, 100), Run(10.0, 8.0, 1.0, 100)]  # the machine was slow in the second pair
    other = [Run(5.0, 4.0, 1.0, 50), Run(50.0, 40.0, 5.0, 50)]
    found = ratios(today, other)
    assert {name: (one.least, one.most) for name, one in found.items()} == {
        "wall": (5.0, 5.0), "CPU": (5.0, 5.0), "user CPU": (4.0, 5.0), "peak memory": (0.5, 0.5)
    }  # fmt: skip


def test_ratios_need_as_many_runs_of_both() -> None:
    with pytest.raises(ValueError):
        ratios([Run(1.0, 1.0, 0.0, 1)], [])


def test_the_table_has_rates_of_what_is_read() -> None:
    sides = [
        Measured("today", "", (Run(2.0, 1.5, 0.25, 100 * MEGA),)),
        Measured("old", "", (Run(4.0, 3.5, 0.0, 50 * MEGA),)),
    ]
    assert "| today | 1 | 5.00 | 2.000 | 2.00 (2.00-2.00) | 1.75 (1.75-1.75) | 100 (100-100) |" in table(
        sides, 10, 4 * MEGA
    )
    assert "| CPU | 2.00 × | 2.00-2.00 | 2.00-2.00 | 1 |" in table(sides, 10, 4 * MEGA)
    assert "| today | 1 | – | – | 2.00" in table(sides, 0, 0)


# -- runs --------------------------------------------------------------------------------------------------------------


def _python(program: str, folder: Path) -> Run:
    return run([sys.executable, "-c", program], {}, folder)


def test_memory_and_processor_time_of_children_count(tmp_path: Path) -> None:
    held = (
        "held = b'1' * 60_000_000; import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
    )
    program = (
        "import subprocess, sys\n"
        f"children = [subprocess.Popen([sys.executable, '-c', {held!r}]) for _ in range(2)]\n"
        "for child in children: child.wait()"
    )
    found = _python(program, tmp_path)
    assert found.cpu >= 0.6  # two children with 0.3 s each, however long they waited for a processor
    if Path("/proc/self/smaps_rollup").exists():
        assert found.peak > 110 * MEGA
    else:
        assert found.peak > 60 * MEGA


def test_what_a_failed_command_said_is_told(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="ended with 3:\nno luck"):
        _python("import sys; print('no luck', file=sys.stderr); sys.exit(3)", tmp_path)


# -- sides and tasks ---------------------------------------------------------------------------------------------------


def test_an_option_is_given_only_to_a_side_that_knows_it(tmp_path: Path) -> None:
    package = tmp_path / "kg"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(
        "print('  --jobs <int>  Workers.' if 'build' in __import__('sys').argv else '')"
    )
    side = known_side("small", tmp_path, jobs=3)
    assert side.workers("build") == ["--jobs", 3]
    with pytest.raises(Failure, match="`kg annotate` has no --jobs"):
        side.workers("annotate")
    assert known_side("small", tmp_path).workers("annotate") == []


def test_a_tree_without_the_code_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failure):
        known_side("empty", tmp_path)


def test_a_python_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="no such Python"):
        known_side("gone", ROOT, tmp_path / "python")


def test_the_document_of_the_middle_size_is_added(tmp_path: Path) -> None:
    for name, size in (("a", 30), ("b", 10), ("c", 20), (".hidden", 15)):
        (tmp_path / name).write_text("核" * size, encoding="utf-8")
    assert chosen(documents([tmp_path])).name == "c"
    with pytest.raises(Failure):
        chosen([tmp_path / "a"])


def test_the_one_document_comes_after_the_first_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first build, here only pretended, sees all texts but one; each measured run begins where it ended."""
    texts, place = tmp_path / "texts", tmp_path / "place"
    texts.mkdir()
    for number in (1, 2, 3):
        (texts / f"{number}.txt").write_text("核" * number, encoding="utf-8")
    seen: list[list[str]] = []

    def pretend(command: list[str], environment: object, folder: Path) -> None:
        seen.append([path.name for path in documents([place / "texts"])])
        (place / "out").mkdir()
        (place / "out" / "graph.nq").write_text("first", encoding="utf-8")

    monkeypatch.setattr("benchmarks.tasks.run", pretend)
    side, given, task = Side("pretended", Path(sys.executable), ROOT), Given((texts,)), TASKS["add-one"]
    monkeypatch.setattr(Side, "workers", lambda *_: [])
    task.prepare(side, given, place)
    assert seen == [["1.txt", "3.txt"]]
    for _ in range(2):
        task.before(side, given, place)
        assert [path.name for path in documents([place / "texts"])] == ["1.txt", "2.txt", "3.txt"]
        assert (place / "out" / "graph.nq").read_text(encoding="utf-8") == "first"
        (place / "out" / "graph.nq").write_text("second", encoding="utf-8")
    assert task.command(side, given, place)[2:] == ["kg", "build", str(place / "texts"), "-o", str(place / "out")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build"], "nothing to compare with"),
        (["query", "--naive"], "naive script cannot do query"),
        (["build", "--naive", "--pairs", "0"], "--pairs must be 1 or more"),
    ],
)
def test_what_cannot_be_compared_is_refused(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        compare.arguments(words)
    assert said in capsys.readouterr().err


@pytest.mark.slow
def test_a_tree_beside_itself_and_the_naive_script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["build", str(FIXTURES / "pair"), "--against-tree", str(ROOT), "--naive", "--pairs", "1"]
    compare.main([*words, "--json", str(tmp_path / "figures.json"), "--keep", str(tmp_path / "kept")])
    printed = capsys.readouterr().out
    assert "`build`: 2 documents, 0.00 MB" in printed
    head, other = "| side | runs | documents/s | MB/s | wall s | CPU s | peak MB |", f"tree {ROOT.name}"
    lines = printed.splitlines()
    rows = lines[lines.index(head) + 2 :][:3]
    assert [row.split(" | ")[0] for row in rows] == ["| today", f"| {other}", "| naive"]
    for name in (other, "naive"):
        after = lines[lines.index(f"| {name} : today | median | quartiles | min-max | pairs |") + 2 :]
        assert [row.split(" | ")[0] for row in after[: len(RATIOS)]] == [f"| {one}" for one in RATIOS]
    record = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert [len(side["runs"]) for side in record["sides"]] == [1, 1, 1]
    assert set(record["ratios"]) == {other, "naive"} and record["documents"] == 2
    graphs = [(tmp_path / "kept" / f"side-{number}" / "out" / "graph.nq").read_bytes() for number in (0, 1)]
    assert graphs[0] == graphs[1] != b""


# -- stages ------------------------------------------------------------------------------------------------------------


class Ticking:
    """A clock that goes on by one each time it is asked."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        self.time += 1
        return self.time


def test_the_innermost_stage_is_charged() -> None:
    clock = stages.Clock(Ticking())
    with clock.stage("outer"), clock.stage("inner"), clock.stage("inmost"):
        pass
    assert dict(clock.seconds) == {"outer": 2, "inner": 2, "inmost": 1}


def test_what_is_yielded_is_charged_when_it_is_asked_for() -> None:
    clock = stages.Clock(Ticking())
    items = stages.wrapped(clock, "some.items", "items", lambda: (one for one in "核武"))()
    with clock.stage("who asks"):
        assert list(items) == ["核", "武"]
    assert clock.calls["some.items"] == 1
    assert clock.seconds["items"] == 1 + 3  # the call, two items, the end
    assert clock.seconds["who asks"] == 4


def test_the_first_document_is_charged_apart() -> None:
    clock = stages.Clock(Ticking())
    link = stages.wrapped(clock, "some.link", "link", lambda: None)
    annotate = stages.wrapped(clock, stages.ANNOTATE, "annotate", lambda: link())
    annotate()
    assert dict(clock.seconds) == {stages.FIRST: 3}
    annotate()
    assert dict(clock.seconds) == {stages.FIRST: 3, "annotate": 2, "link": 1}


def test_a_name_that_is_gone_is_not_found() -> None:
    assert stages.found(stages.ANNOTATE) is not None
    assert stages.found("kg.model.Document.__init__") is not None
    assert stages.found("kg.model.Document.gone") is None
    assert stages.found("kg.no_such_room.module.function") is None


@pytest.mark.slow
def test_the_stages_of_a_build(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["stages", str(FIXTURES / "pair")])
    stages.main()
    printed = capsys.readouterr().out
    for stage in (stages.START, stages.IMPORTS, "reading", stages.FIRST, stages.REST, stages.END):
        assert f"| {stage} |" in printed
    assert "100.0%" in printed


def test_look_ups_find_something_of_each_kind(graph: Graph) -> None:
    rows = list(asked(open_catalog(graph, folder=None), times=1))
    assert [one.name for one in rows if not one.found] == []
    assert lookups_table(rows).count("\n") == len(rows) + 1
