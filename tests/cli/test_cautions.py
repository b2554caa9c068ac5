"""A build with an ontology of one's own says what is to mend in it, and goes on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.ontology import load_ontology
from kg.ontology.folder import is_given, ontology_folder

pytestmark = pytest.mark.slow  # processes are started and ended again and again

CAUTION = "ontology to mend: "
TABLE = "entities/organizations.csv"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project's ontology, in use."""
    folder = tmp_path / "own"
    shutil.copytree(ontology_folder(), folder)
    monkeypatch.setenv("KG_ONTOLOGY", str(folder))
    return folder


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("样例\n\n中方表示，各国应当停止核试验。\n", encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def afresh() -> Iterator[None]:
    """As each command is a process of its own."""
    yield
    load_ontology.cache_clear()


def build(text: Path, *words: str) -> Result:
    load_ontology.cache_clear()
    result = CliRunner().invoke(app, [*words, "build", str(text), "-o", str(text.parent / "out"), "--strict"])
    assert result.exception is None, result.exception
    return result


def cautions(result: Result) -> list[str]:
    return [line for line in result.stderr.splitlines() if line.startswith((CAUTION, "…"))]


def test_a_sound_copy_is_built_from_without_a_word(own: Path, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cautions(build(text)) == []
    graph = (text.parent / "out" / "graph.nq").read_bytes()
    monkeypatch.delenv("KG_ONTOLOGY")
    build(text)
    assert (text.parent / "out" / "graph.nq").read_bytes() == graph


def test_each_of_a_few_problems_is_a_line_and_the_others_are_counted(own: Path, text: Path) -> None:
    first = len((own / TABLE).read_text("utf-8").splitlines()) + 1
    with (own / TABLE).open("a", encoding="utf-8") as table:
        table.writelines(f"Body{number},甲,甲,A{number},,,Organisation,,,verified\n" for number in range(8))
    found = cautions(build(text))
    assert len(found) == 6
    assert found[0].startswith(f"{CAUTION}own/{TABLE}:{first}: class Organisation is not declared; ")
    assert found[-1] == "… and 4 more: run `kg check`"


def test_a_shared_name_and_a_failing_example_are_said(own: Path, text: Path) -> None:
    rules = own / "rules" / "relations.toml"
    rules.write_text(rules.read_text("utf-8").replace('"treaty:NPT"]]', '"treaty:TPNW"]]', 1), "utf-8")
    (caution,) = cautions(build(text))
    assert caution.startswith(f"{CAUTION}own/rules/relations.toml:") and "the example of rule" in caution
    with (own / TABLE).open("a", encoding="utf-8") as table:
        table.write("Body,甲机构,甲機構,Body A,原子能机构,,Organization,,,verified\n")
    (caution,) = cautions(build(text, "--ontology", str(own)))
    assert "原子能机构 also names another org" in caution


def test_what_cannot_be_read_is_said_and_stops_nothing(own: Path, text: Path) -> None:
    (own / "shapes.ttl").write_bytes(b"# \xff\n")
    (caution,) = cautions(build(text))
    assert caution.startswith(f"{CAUTION}own/shapes.ttl:1: no UTF-8; ")


def test_the_ontology_of_the_project_costs_a_build_nothing(text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr("kg.validation.mistakes", asked.append)
    monkeypatch.delenv("KG_ONTOLOGY", raising=False)
    build(text)
    monkeypatch.setenv("KG_ONTOLOGY", str(ontology_folder()))
    build(text)
    assert asked == [] and not is_given()


def test_a_copy_is_another_ontology(own: Path) -> None:
    assert is_given()
