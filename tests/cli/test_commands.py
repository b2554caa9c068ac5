"""Each command is a generator: text is data, a Message is for people, an ExitCode comes last; nothing is printed."""

import json
import pkgutil
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli import commands
from kg.cli.answers import Answer, ExitCode, Message
from kg.cli.commands.annotate import annotate
from kg.cli.commands.build import build
from kg.cli.commands.check import check
from kg.cli.commands.evaluate import evaluate
from kg.cli.commands.explain import explain
from kg.cli.commands.export import export
from kg.cli.commands.positions import positions
from kg.cli.commands.query import query
from kg.errors import FormatError, KGError
from tests.support.places import FIXTURES

PAIR = str(FIXTURES / "pair")


@pytest.fixture(autouse=True)
def silent(capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    yield
    said = capsys.readouterr()
    assert said.out == "" and said.err == ""


def parted(answer: Answer) -> tuple[list[str], list[str], list[int]]:
    """Data, messages, exit codes."""
    found = list(answer)
    codes = [int(one) for one in found if isinstance(one, ExitCode)]
    assert not codes or isinstance(found[-1], ExitCode)
    texts = [one for one in found if isinstance(one, str)]
    return (
        [one for one in texts if not isinstance(one, Message)],
        [one for one in texts if isinstance(one, Message)],
        codes,
    )


def test_every_module_of_the_folder_is_a_command_of_its_name() -> None:
    named = sorted(one.name for one in pkgutil.iter_modules(commands.__path__))
    assert {"annotate", "build", "check", "evaluate", "explain", "export", "positions", "query"} <= set(named)


def test_annotate_writes_one_file_a_document(tmp_path: Path) -> None:
    data, messages, codes = parted(annotate([PAIR], tmp_path))
    assert sorted(one.stem for one in tmp_path.glob("*.json")) == ["communique", "spokesperson"]
    assert data == [] and codes == [] and messages == [f"2 annotations in {tmp_path}"]
    assert json.loads((tmp_path / "spokesperson.json").read_text(encoding="utf-8"))["claims"]


def test_annotate_without_a_document_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KGError, match="no document"):
        list(annotate([str(tmp_path)], tmp_path / "out"))


def test_build_counts_what_it_built_and_says_what_it_skipped(tmp_path: Path) -> None:
    inputs = shutil.copytree(PAIR, tmp_path / "in")
    (inputs / "empty.txt").write_text("", encoding="utf-8")
    data, messages, codes = parted(build([str(inputs)], tmp_path / "out", as_json=True, strict=True))
    assert json.loads(data[0])["documents"] == 2
    assert any("empty.txt" in one for one in messages) and codes == [3]
    assert (tmp_path / "out" / "graph.nq").is_file()


def test_check_without_a_graph_checks_the_ontology_only(tmp_path: Path) -> None:
    data, messages, codes = parted(check(tmp_path, counts=True, as_json=True))
    assert json.loads(data[0])["counts"] and messages == [] and codes == []
    known = json.loads(data[0])["knowledgeAsOf"]
    assert parted(check(tmp_path, counts=True))[0][0].splitlines()[0] == f"knowledge as of {known}"
    with pytest.raises(KGError, match="no graph"):
        list(check(tmp_path, shapes=True))


def test_evaluate_of_gold_by_itself(tmp_path: Path) -> None:
    list(annotate([PAIR], tmp_path / "gold"))
    data, messages, codes = parted(evaluate(tmp_path / "gold", Path(PAIR), as_json=True))
    assert messages == [] and codes == []
    found = json.dumps(json.loads(data[0]))
    assert '"f1": 1.0' in found
    data, messages, _ = parted(evaluate(tmp_path / "gold", Path(PAIR), against=tmp_path / "gold", intervals=True))
    assert "[1.000, 1.000]" in data[0] and "+0.000 [+0.000, +0.000]" in data[0] and messages == []


def test_explain_tells_of_one_entity_and_refuses_another(built: Path) -> None:
    data, messages, _ = parted(explain("CTBT", built, as_json=True))
    assert json.loads(data[0])["key"] == "treaty:CTBT" and messages == []
    with pytest.raises(KGError, match="no entity"):
        list(explain("无此物", built))


def test_export_writes_one_format_again(built: Path, tmp_path: Path) -> None:
    data, _, _ = parted(export("nquads", built, tmp_path))
    assert [Path(one).name for one in data] == ["graph.nq"]
    assert (tmp_path / "graph.nq").read_bytes() == (built / "graph.nq").read_bytes()
    with pytest.raises(FormatError):
        list(export("all", built, tmp_path, static=True))


def test_positions_of_one_actor(built: Path) -> None:
    data, _, codes = parted(positions(actor=["CHN"], output=built, form="csv"))
    rows = data[0].splitlines()
    assert len(rows) > 1 and all("state:CHN" in row for row in rows[1:]) and codes == []


def test_query_answers_lists_and_says_that_there_is_more(built: Path) -> None:
    data, _, _ = parted(query("SELECT (1 AS ?one) {}", built, "csv"))
    assert data == ["one\n1\n"]
    data, messages, _ = parted(query("SELECT ?s { ?s a kg:Claim }", built, "csv", rows=2))
    assert len(data[0].splitlines()) == 3 and any("there are more" in one for one in messages)
    data, _, _ = parted(query(output=built, form="csv", questions=True))
    assert data[0].startswith("name,")
