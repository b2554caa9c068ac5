"""What nobody foresaw in one document costs that document and no other; the clock is the last net."""

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg import annotation, pipeline
from kg.cli import app
from kg.cli.summary import as_json
from kg.errors import EvidenceError, InputError, OntologyError
from kg.graph import Graph, load
from kg.guarding import LATE, OutOfTime, guarded
from kg.ingestion.reading import read
from kg.model import Skipped
from tests.support.making import annotation_of, document_of
from tests.support.places import ROOT

pytestmark = pytest.mark.slow  # processes are started and ended again and again

TEXTS = {
    "a-good.txt": "外交部谈核裁军\n2023年3月1日，外交部发言人毛宁表示，中国支持核裁军。\n",
    "b-bad.txt": "外交部谈核试验\n2023年3月2日，外交部发言人毛宁表示，中国反对核试验。\n",
    "c-good.txt": "外交部谈防扩散\n2023年3月3日，外交部发言人毛宁表示，中国支持防扩散。\n",
}
SURPRISES: list[Callable[[], BaseException]] = [
    lambda: KeyError("二三"),
    lambda: RecursionError("maximum recursion depth exceeded"),
    lambda: MemoryError(),
    lambda: ValueError(f"odd thing {object()}\nin two lines"),
    lambda: EvidenceError("b-bad: evidence 1-2 says '甲', the text says '乙'"),
    lambda: OSError(5, "Input/output error"),
    lambda: AssertionError(),
]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def failing(monkeypatch: pytest.MonkeyPatch, stage: str, surprise: Callable[[], BaseException]) -> None:
    """Let one stage fail on the bad document alone."""
    places = {
        "reading": ("kg.ingestion.reading._documents",),
        "annotating": ("kg.pipeline.annotate",),
        "adding": ("kg.rdf.graph.part_of", "kg.building.reading.part_of"),
    }
    for place in places[stage]:
        module, _, name = place.rpartition(".")
        real = getattr(import_module(module), name)

        def work(given: Any, *more: Any, real: Any = real, **options: Any) -> Any:
            named = getattr(given, "document", given)
            if "b-bad" in str(getattr(named, "path", None) or named.name):
                raise surprise()
            return real(given, *more, **options)

        monkeypatch.setattr(place, work)


@pytest.mark.parametrize("stage", ["reading", "annotating", "adding"])
@pytest.mark.parametrize("surprise", SURPRISES, ids=lambda one: type(one()).__name__)
def test_a_surprise_in_one_document_leaves_it_out_and_names_it(
    texts: Path, monkeypatch: pytest.MonkeyPatch, stage: str, surprise: Callable[[], BaseException]
) -> None:
    failing(monkeypatch, stage, surprise)
    graph = pipeline.build(texts)
    (found,) = graph.issues()
    kind = type(surprise()).__name__
    assert (found["path"], found["stage"], found["error"]) == (str(texts / "b-bad.txt"), stage, kind)
    assert (
        found["place"].startswith(("kg.pipeline:", "kg.rdf.graph:")) or found["place"] == "kg.guarding"
    )  # fail outside of kg
    assert found["reason"].startswith(f"{kind}: ") and "please report it" in found["reason"]
    assert "0x7" not in found["reason"] and "\n" not in found["reason"]
    assert sorted(graph.documents.values()) == ["a-good", "c-good"]


@pytest.mark.parametrize("stage", ["reading", "annotating", "adding"])
def test_the_summary_and_the_issues_say_whose_fault_it_was(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    failing(monkeypatch, stage, SURPRISES[0])
    result = CliRunner().invoke(app, ["build", str(texts), "-o", str(tmp_path / "out"), "--strict"])
    assert result.exit_code == 3, result.exception
    assert result.stdout.startswith(
        "2 documents read, 1 skipped.\n1 document left out because of a fault in nuclear-kg"
    )
    (line,) = (tmp_path / "out" / "issues.jsonl").read_text(encoding="utf-8").splitlines()
    assert load(tmp_path / "out").skipped == [Skipped(**json.loads(line))]


def test_the_summary_as_json_tells_faults_from_refusals(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, "annotating", SURPRISES[0])
    (texts / "empty.txt").touch()
    result = CliRunner().invoke(app, ["build", str(texts), "-o", str(tmp_path / "out"), "--json"])
    said = json.loads(result.stdout)
    assert (said["documents"], len(said["skipped"]), said["faults"], said["complete"]) == (2, 2, 1, True)


def test_annotate_goes_on_too(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, "annotating", SURPRISES[0])
    result = CliRunner().invoke(app, ["annotate", str(texts), "-o", str(tmp_path / "out")])
    assert result.exit_code == 0, result.exception
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a-good.json", "c-good.json"]
    assert f"skipped {texts / 'b-bad.txt'}: KeyError: '二三' (annotating, at " in result.stderr


def test_a_mistake_in_the_ontology_is_no_fault_of_a_document(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, "annotating", lambda: OntologyError("lexicon/cues.toml: no table [again]"))
    with pytest.raises(OntologyError):
        pipeline.build(texts)


def test_an_interruption_is_none(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, "annotating", KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt):
        pipeline.build(texts)


def test_the_place_is_the_innermost_line_of_ours() -> None:
    from kg.text.numerals import extent

    found = guarded("a.txt", 7, ("annotating", extent))
    assert (found.stage, found.error) == ("annotating", "AttributeError")
    assert found.place.startswith("kg.text.numerals:")
    assert f"at {found.place}" in found.reason


def test_a_document_that_fails_while_it_is_added_leaves_nothing_in_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    graph, before = Graph(), dict(Graph().counts)
    annotation = annotation_of("外交部发言人毛宁表示，中国支持核裁军。")
    assert annotation.claims

    def broken(*given: object) -> Iterator[str]:
        yield "<a:a> <a:b> <a:c>"
        raise ValueError("half of a claim")

    monkeypatch.setattr("kg.rdf.documents.claim_triples", broken)
    with pytest.raises(ValueError, match="half of a claim"):
        graph.add(annotation)
    assert (graph.documents, graph.counts, graph.claims, graph.entities) == ({}, before, [], [])
    assert not any("<a:a>" in one for named in graph.graphs() for one in named.own)


# -- keys ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "published"),
    [
        ("民主党暂未表态。副总统彭斯周二走访了一处空军基地。", "2020-10-06"),
        ("共和党参议员林赛·格雷厄姆周一在国会谈到制裁法案。", "2018-10-09"),
        ("拜登政府2021年提出预算，国防部随后公布了细目。", "2021-06-01"),
        ("小布什政府当年否认此事，国家安全委员会没有回应。", "2008-06-01"),
        ("民主党参议员爱德华·马基多次呼吁限制首先使用核武器。", "2018-10-10"),
    ],
)
def test_whatever_is_named_has_an_entity_with_a_name(sentence: str, published: str) -> None:
    annotation = annotation_of(sentence, published=published)
    assert all(
        not key.endswith(f":{one.label}") or one.kind in ("person", "place") for key, one in annotation.entities.items()
    )
    assert not {"org:USA-Democratic", "org:USA-Republican"} & annotation.entities.keys()
    graph = Graph()
    graph.add(annotation)


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "fixtures" / "sample").iterdir()), ids=lambda path: path.stem)
def test_every_key_of_the_sample_has_an_entity_that_is_not_called_by_it(path: Path) -> None:
    found = annotation.annotate(read(path))
    named = annotation._named(found.relations, found.claims, found.events)
    assert named and named <= found.entities.keys()
    kinds = ("org", "state", "treaty", "group", "doc", "event")
    assert [
        one
        for one in found.entities.values()
        if one.kind in kinds and one.key.endswith(f":{one.label}") and one.label.isascii()
    ] == []


def test_a_key_that_nobody_knows_is_an_error_of_its_document(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    real = annotation.relate
    monkeypatch.setattr(
        annotation, "relate", lambda *given: [replace(one, object="org:XXX-Nothing") for one in real(*given)]
    )
    with pytest.raises(Exception, match="EntityError: .*org:XXX-Nothing names no entity"):
        pipeline.build(texts)


# -- limits --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("CHARACTERS", "中国支持核裁军。" * 20, "162 characters, more than the 100 of one document; split it"),
        ("MENTIONS", "中国、美国。" * 60, "120 names, more than the 100 of one document; split it"),
    ],
)
def test_a_document_that_is_too_much_work_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, said: str
) -> None:
    monkeypatch.setattr(annotation, name, 100)
    path = tmp_path / "long.txt"
    path.write_text(f"甲\n{text}", encoding="utf-8")
    (found,) = pipeline.annotations([path])
    assert found == Skipped(str(path), said, "annotating")
    with pytest.raises(InputError, match="split it"):
        annotation.annotate(document_of("甲", text))


def test_a_sentence_of_too_many_names_is_read_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    members = "、".join(["德国", "法国", "日本", "加拿大", "澳大利亚"] * 13)
    path.write_text(
        f"名单\n{members}签署了《不扩散核武器条约》。\n巴西签署了《不扩散核武器条约》。\n", encoding="utf-8"
    )
    result = CliRunner().invoke(app, ["build", str(path), "-o", str(tmp_path / "out"), "--strict"])
    assert result.exit_code == 0, "it was read"
    assert "1 document with sentences of too many names, read in parts: see issues.jsonl." in result.stdout
    graph = load(tmp_path / "out")
    (note,) = graph.notes
    assert note.path == str(path)
    assert note.note == "1 sentence(s) with more than 60 names and dates, which rules read in parts: at 3"
    assert f"noted {path}: {note.note}" in result.stderr
    signed = {one["subject"] for one in graph.relations if one["predicate"] == "signed"}
    assert "state:BRA" in signed, "the sentence after it is whole"
    assert "state:AUS" in signed, "so is the end of the list"


@pytest.mark.parametrize(("many", "said"), [(60, 0), (61, 1), (300, 1)])
def test_sixty_names_in_a_sentence_are_not_too_many(many: int, said: int) -> None:
    assert len(annotation_of("中国，" * many + "完。").notes) == said


# -- the clock -----------------------------------------------------------------------------------------------------


def endless(_: object) -> None:
    while True:
        time.sleep(0.001)


def deaf(_: object) -> None:
    """Loses the first stroke of the clock, as a callback of C does."""
    try:
        endless(_)
    except BaseException:
        endless(_)


@pytest.mark.parametrize("work", [endless, deaf])
def test_the_clock_ends_a_document(work: Callable[[object], None]) -> None:
    before = signal.getsignal(signal.SIGALRM)
    found = guarded("in/slow.txt", "甲", ("annotating", work), seconds=0.05)
    assert (found.path, found.stage, found.error) == ("in/slow.txt", "annotating", LATE)
    assert "stopped by the clock after 0.05 s of annotating" in found.reason
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_pattern_that_backtracks_for_ever_is_ended_too() -> None:
    import re

    found = guarded("a.txt", "一" * 64, ("annotating", re.compile("(?:一+)+二").fullmatch), seconds=0.05)
    assert found.error == LATE


def test_the_clock_leaves_the_alarm_of_another_alone_and_threads_have_none() -> None:
    signal.setitimer(signal.ITIMER_REAL, 600)
    try:
        assert guarded("a.txt", 1, ("annotating", lambda n: n + 1), seconds=5) == 2
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 500
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    made: list[int] = []
    thread = threading.Thread(
        target=lambda: made.append(guarded("a.txt", 1, ("annotating", lambda n: n + 1), seconds=5))
    )
    thread.start()
    thread.join()
    assert made == [2]


def test_a_build_that_the_clock_made_incomplete_says_so(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, "annotating", OutOfTime)
    words = ["build", str(texts), "-o", str(tmp_path / "out"), "--document-timeout", "600"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.exception
    assert result.stdout.startswith(
        "2 documents read, 1 skipped.\nINCOMPLETE: 1 document left out because the clock ran out (--document-timeout)"
    )
    assert "stopped by the clock after 600 s of annotating" in result.stderr
    said = as_json(load(tmp_path / "out"), [])
    assert (said["complete"], said["skipped"][0]["error"], said["faults"]) == (False, LATE, 0)
    assert CliRunner().invoke(app, [*words, "--strict"]).exit_code == 3


@pytest.mark.parametrize("command", ["build", "annotate"])
def test_a_time_below_nothing_is_wrong_use(command: str, texts: Path) -> None:
    assert CliRunner().invoke(app, [command, str(texts), "--document-timeout", "-1"]).exit_code == 2


# -- the command line ----------------------------------------------------------------------------------------------


def command(*words: object, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, words)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        encoding="utf-8",
        **more,
    )


def test_an_error_of_the_system_is_one_line(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for words in (["build", texts, "-o", tmp_path / "file"], ["annotate", texts, "-o", tmp_path / "file" / "below"]):
        found = command(*words)
        assert found.returncode == 1
        assert found.stderr.startswith("kg: ") and found.stderr.count("\n") == 1, found.stderr


def test_a_locale_without_chinese_says_what_it_can(texts: Path, tmp_path: Path) -> None:
    import os

    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    plain.pop("PYTHONIOENCODING", None)
    found = command("build", texts, "-o", tmp_path / "out", env=plain)
    assert found.returncode == 0, found.stderr
    assert found.stdout.startswith("3 documents read") and "\\u4e2d\\u56fd" in found.stdout


@pytest.mark.parametrize("words", [["build", ""], ["annotate", ""], ["build", " ", "{texts}"]])
def test_an_empty_path_is_refused(
    texts: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str]
) -> None:
    monkeypatch.chdir(texts)
    found = CliRunner().invoke(
        app, [word.replace("{texts}", str(texts)) for word in words] + ["-o", str(tmp_path / "out")]
    )
    assert "an empty path, perhaps a variable that is not set" in str(found.exception)
    assert not (tmp_path / "out").exists()


def test_an_argument_of_five_thousand_characters_is_an_input_that_is_not_there(texts: Path, tmp_path: Path) -> None:
    for long in ("长" * 5000, "x" * 5000 + ".txt", "?" * 5000, "/".join("a" * 3000)):
        found = {one.path: one.reason for one in pipeline.annotations([texts, long]) if isinstance(one, Skipped)}
        assert list(found) == [long]
        assert len(found[long]) < 500


def test_a_name_as_long_as_a_file_system_allows_is_annotated(texts: Path, tmp_path: Path) -> None:
    names = ["核" * 82 + "甲.md", "核" * 82 + "乙.md", "x" * 251 + ".txt"]
    for name, text in zip(names, TEXTS.values(), strict=True):
        (tmp_path / name).write_text(text.replace("\n", "\n\n"), encoding="utf-8")
    result = CliRunner().invoke(app, ["annotate", *(str(tmp_path / one) for one in names), "-o", str(tmp_path / "out")])
    assert result.exit_code == 0, result.exception
    written = sorted((tmp_path / "out").iterdir())
    assert len(written) == 3
    assert {json.loads(path.read_text(encoding="utf-8"))["id"] for path in written} == {Path(one).stem for one in names}
