"""Each snippet of ontology/README.md and CONTRIBUTING.md works as it is printed; the README names what the folder holds."""

import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from kg.annotation import annotate
from kg.cli import app
from kg.model import Annotation
from kg.ontology import Ontology, load_ontology
from tests.support.making import document_of
from tests.support.places import ROOT

pytestmark = pytest.mark.slow  # whole builds, again and again

FOLDER, README = ROOT / "ontology", ROOT / "ontology" / "README.md"
BLOCK = re.compile(r"(?P<before>[^\n]*(?:\n[^\n]+)*)\n\n?```(?P<language>\w*)\n(?P<text>.*?)```\n", re.S)
FILE = re.compile(r"`((?:[a-z-]+/)*[\w.-]+\.(?:ttl|csv|toml|rq))`")
DATA = ("turtle", "csv", "toml", "sparql")


class Snippet(NamedTuple):
    """A fenced block: the language that it is marked with, the file that the paragraph before it names first, its text."""

    language: str
    file: str
    text: str


def snippets(page: Path) -> list[Snippet]:
    found = list(BLOCK.finditer(page.read_text(encoding="utf-8")))
    files = (FILE.search(block["before"]) for block in found)
    return [
        Snippet(block["language"], file[1] if file else "", block["text"])
        for block, file in zip(found, files, strict=True)
    ]


ALL = snippets(README)
PLANTED = [one for one in ALL if one.language in DATA]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the ontology with each snippet in the file that it is for."""
    folder = tmp_path_factory.mktemp("readme") / "ontology"
    shutil.copytree(FOLDER, folder)
    for one in PLANTED:
        with (folder / one.file).open("a", encoding="utf-8") as file:
            file.write(("\n" if one.file.endswith((".toml", ".ttl")) else "") + one.text)
    return folder


@pytest.fixture(scope="module")
def ontology(planted: Path) -> Ontology:
    return Ontology(planted)


def read(sentence: str, ontology: Ontology) -> Annotation:
    return annotate(document_of("样例", sentence), ontology)


def test_the_blocks_are_found_and_say_for_which_file_they_are() -> None:
    for page in (README, ROOT / "CONTRIBUTING.md"):
        assert len(snippets(page)) * 2 == len(re.findall("^```", page.read_text(encoding="utf-8"), re.M)) > 0
    assert {one.language for one in ALL} == {*DATA, "sh"}
    assert all(one.file for one in PLANTED) and len(PLANTED) >= 18


def test_a_snippet_is_not_in_the_ontology_yet() -> None:
    for one in PLANTED:
        there = FOLDER / one.file
        assert not there.exists() or one.text not in there.read_text(encoding="utf-8"), one.file
        if one.file.count("/") > 1 or one.language == "sparql":
            assert not there.exists(), one.file


def test_every_name_of_the_snippets_is_recognized_in_a_sentence(ontology: Ontology) -> None:
    new = ontology.entities.keys() - load_ontology().entities.keys()
    kinds = {key.partition(":")[0] for key in new}
    assert kinds == {"treaty", "org", "group", "state", "place", "person", "doc", "event"}
    names = {(name.text, name.key) for name in ontology.names if name.key in new and not name.text.isascii()}
    assert len(names) >= 2 * len(kinds)
    for text, key in sorted(names):
        sentence = f"有人昨天提到{text}，随后离开。"
        assert key in {found for _, found in read(sentence, ontology).links}, sentence


def test_the_organ_of_a_row_speaks_for_its_state(ontology: Ontology) -> None:
    (claim,) = read("日本气象厅7日表示，没有观测到异常。", ontology).claims
    assert (claim.speaker, claim.on_behalf_of) == ("org:JPN-Weather", "state:JPN")


def test_the_topic_counts_for_its_top_concept(ontology: Ontology) -> None:
    sentence = "汪文斌说，核冬天不可避免。"
    before, after = (read(sentence, one).claims[0].topics for one in (load_ontology(), ontology))
    assert (before, len(after)) == ((), 1)


def test_the_kind_of_arms_is_had(ontology: Ontology) -> None:
    (claim,) = read("赵立坚说，美国拥有贫铀弹药。", ontology).claims
    assert [one.object for one in claim.propositions] == ["arms:depleted-uranium"]


def test_the_verb_criticizes(ontology: Ontology) -> None:
    (claim,) = read("汪文斌猛批美国退出《中导条约》。", ontology).claims
    assert claim.illocution == "criticize"


def test_the_holder_of_the_post_speaks_for_the_state(ontology: Ontology) -> None:
    (claim,) = read("美国核安全事务特使说，谈判已经重启。", ontology).claims
    assert (claim.speaker, claim.capacity) == ("state:USA", "核安全事务特使")


@pytest.mark.parametrize("file", ["rules/relations.toml", "rules/events.toml", "rules/propositions.toml"])
def test_the_rule_reads_what_was_not_read_before(file: str, ontology: Ontology) -> None:
    (rule,) = (tomllib.loads(one.text)["rule"][0] for one in PLANTED if one.file == file)

    def found(known: Ontology) -> int:
        annotation = read(rule["example"], known)
        proposed = [one for claim in annotation.claims for one in claim.propositions]
        return len(annotation.relations) + len(annotation.events) + len(proposed)

    assert found(ontology) > found(load_ontology())


def test_the_commands_run_and_find_nothing_to_mend(
    planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("样例\n\n中方表示，各国应当停止核试验。\n", encoding="utf-8")
    monkeypatch.setenv("KG_ONTOLOGY", str(planted))
    monkeypatch.chdir(tmp_path)
    load_ontology.cache_clear()
    asked = re.findall(r"`kg (query [a-z-]+)`", README.read_text(encoding="utf-8"))
    assert asked and list(lines_of(ALL)) == ["kg check"]
    commands = [("check", "nothing to mend"), (f"build {text}", "1 document read"), *((one, "NPT") for one in asked)]
    try:
        for command, said in commands:
            ran = CliRunner().invoke(app, command.split())
            assert ran.exit_code == 0 and said in ran.stdout, (command, ran.output)
            assert "ontology to mend" not in ran.stderr
    finally:
        load_ontology.cache_clear()


def lines_of(found: list[Snippet]) -> Iterator[str]:
    """The commands of the blocks, without what is said of them."""
    for one in found:
        if one.language == "sh":
            yield from (shlex.join(shlex.split(line, comments=True)) for line in one.text.splitlines() if line)


@cache
def targets() -> frozenset[str]:
    return frozenset(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


def test_the_commands_of_contributing_are_there() -> None:
    lines = list(lines_of(snippets(ROOT / "CONTRIBUTING.md")))
    assert lines
    for line in lines:
        command, *words = line.split()
        if command == "make":
            assert words[0] in targets(), line
        elif words[:1] == ["-m"]:
            assert command == ".venv/bin/python" and find_spec(words[1]), line
        else:
            assert command == ".venv/bin/kg", line
            assert CliRunner().invoke(app, [*words, "--help"]).exit_code == 0, line


def test_the_toml_of_contributing_is_of_the_file_that_it_names() -> None:
    (shown,) = (one for one in snippets(ROOT / "CONTRIBUTING.md") if one.language == "toml")
    held = tomllib.loads((ROOT / shown.file).read_text(encoding="utf-8"))
    for table, entries in tomllib.loads(shown.text).items():
        assert entries.keys() <= held[table].keys()


def test_the_readme_names_every_folder_and_file_but_those_of_which_there_are_many() -> None:
    text = README.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)`(?:, `([^`]+)`)* \| \S.{10,} \|$", text, re.M)
    named = {name for row in rows for name in row if name}
    listed = [*FOLDER.iterdir(), *(FOLDER / "entities").iterdir()]
    listed += [path for folder in ("lexicon", "rules") for path in (FOLDER / folder).iterdir()]
    there = {f"{path.name}/" if path.is_dir() else path.name for path in listed} - {"README.md"}
    assert (there - named, named - there) == (set(), set())


def test_the_readme_names_no_file_that_is_not_there() -> None:
    """But those that its snippets make."""
    made = {one.file for one in PLANTED}
    for name in FILE.findall(README.read_text(encoding="utf-8")):
        assert name in made or list(FOLDER.rglob(name)), name
