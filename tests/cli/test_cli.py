"""The command line: data on standard output, messages on standard error, and the exit codes it promises."""

import csv
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest
from typer.testing import CliRunner

from kg import __version__, cli
from kg.cli import app, summary
from kg.graph import Graph
from kg.ontology import load_ontology
from kg.rdf.explanation import explain
from kg.rdf.sparql.saved import listing, text_of
from tests.support.places import ROOT

VIEWS = {
    "claims.csv", "documents.csv", "edges.csv", "graph.jsonld", "graph.nq", "graph.trig", "graph.ttl", "issues.jsonl", "network.gexf", "network.graphml",
    "network.html", "nodes.csv", "relations.csv",
}  # fmt: skip


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


class Command(Protocol):
    def __call__(self, *words: object) -> Outcome: ...


def kg(*words: object) -> Outcome:
    """A command that succeeds or exits by itself."""
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Outcome(result.exit_code, result.stdout, result.stderr)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """A command that ends with one of our errors, through the entry point."""

    def run(*words: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, words)])
        with pytest.raises(SystemExit) as raised:
            cli.main()
        return Outcome(int(raised.value.code or 0), *capsys.readouterr())

    return run


def test_help_comes_within_a_second() -> None:
    took = []
    for _ in range(3):
        start = time.perf_counter()
        found = subprocess.run(
            [sys.executable, "-m", "kg", "--help"], capture_output=True, text=True, check=True, cwd=ROOT
        )
        took.append(time.perf_counter() - start)
        if took[-1] < 1:
            break
    assert min(took) < 1
    assert "build" in found.stdout and found.stderr == ""


def test_no_command_shows_the_commands() -> None:
    found = kg()
    assert "explain" in found.out + found.err


def test_the_version_is_that_of_the_package() -> None:
    assert kg("--version") == (0, f"kg {__version__}\n", "")


def test_a_command_that_does_not_exist_is_wrong_use() -> None:
    found = kg("bild")
    assert found.code == 2
    assert found.out == "" and "bild" in found.err


def test_build_writes_every_view_and_sums_up(pair: Path, tmp_path: Path) -> None:
    found = kg("build", pair, "-o", tmp_path / "out")
    assert found.code == 0
    shown = {path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".kg-")}
    assert shown == VIEWS | {"manifest.json"}
    assert found.out.startswith("2 documents read, 0 skipped.")
    assert "network.html" in found.out and "Who speaks most" in found.out
    assert found.err == ""


def test_build_sums_up_as_json(pair: Path, tmp_path: Path) -> None:
    (pair / "empty.txt").touch()
    found = kg("build", pair, "-o", tmp_path / "out", "--json", "--strict")
    assert found.code == 3
    said = json.loads(found.out)
    assert said["documents"] == 2
    assert [Path(one["path"]).name for one in said["skipped"]] == ["empty.txt"]
    assert {Path(path).name for path in said["files"]} == VIEWS
    assert min(said["mentions"], said["relations"], said["claims"], said["dates"], said["entities"]["state"]) > 0
    assert "empty.txt" in found.err


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json"])
def test_query_answers_in_four_forms(built: Path, form: str) -> None:
    found = kg("query", "SELECT ?name WHERE { ?d kg:name ?name } ORDER BY ?name", "-o", built, "-f", form)
    assert (found.code, found.err) == (0, "")
    if form == "json":
        assert json.loads(found.out) == [{"name": "communique"}, {"name": "spokesperson"}]
    elif form == "table":
        assert [line.strip() for line in found.out.splitlines()][2:] == ["communique", "spokesperson", "(2 rows)"]
    else:
        assert list(csv.reader(found.out.splitlines())) == [["name"], ["communique"], ["spokesperson"]]


def test_query_takes_a_file(built: Path, tmp_path: Path) -> None:
    (tmp_path / "ask.rq").write_text("# 有主张吗？\nASK { ?c a kg:Claim }", encoding="utf-8")
    assert kg("query", tmp_path / "ask.rq", "-o", built, "-f", "csv").out == "answer\ntrue\n"


def test_sparql_on_one_line_of_any_length_is_no_name_of_a_file(built: Path) -> None:
    for names in (1, 30, 300, 3_000):
        asked = "ASK { VALUES ?k { " + '"state:USA" ' * names + "} ?s kg:key ?k }"
        assert kg("query", asked, "-o", built, "-f", "csv").out == "answer\ntrue\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [("ASK {} # 主张".encode("gb18030"), "not in UTF-8"), (None, "cannot be read: Is a directory")],
)
def test_a_file_that_is_no_query_is_one_line(
    built: Path, tmp_path: Path, failing: Command, data: bytes | None, reason: str
) -> None:
    path = tmp_path / "my query.rq"
    path.mkdir() if data is None else path.write_bytes(data)
    found = failing("query", path, "-o", built)
    assert found.code == 1 and reason in found.err
    assert failing("query", "a" * 5_000, "-o", built).err.startswith("kg: no saved question 'aaa")


def test_a_query_file_may_begin_with_a_mark(built: Path, tmp_path: Path) -> None:
    (tmp_path / "ask.rq").write_bytes(b"\xef\xbb\xbfASK { ?c a kg:Claim }")
    assert kg("query", tmp_path / "ask.rq", "-o", built, "-f", "csv").out == "answer\ntrue\n"


def test_query_lists_the_saved_questions() -> None:
    found = kg("query", "--list", "-f", "json")
    listed = [one["name"] for one in json.loads(found.out)]
    assert listed == sorted(path.stem for path in (ROOT / "ontology" / "queries").glob("*.rq"))
    assert kg("query", "-f", "json") == found


@pytest.mark.slow
def test_every_saved_question_has_words_and_is_sparql(graph: Graph) -> None:
    for one in listing(graph.ontology.folder):
        assert one["question"] and one["in English"], one
        graph.query(text_of(str(one["name"]), graph.ontology.folder))


def test_an_unknown_question_names_near_ones(built: Path, failing: Command) -> None:
    found = failing("query", "claims-by-stat", "-o", built)
    assert found.code == 1
    assert found.out == ""
    assert found.err.startswith("kg: no saved question 'claims-by-stat'; did you mean claims-by-state")


def test_wrong_sparql_is_one_line_on_standard_error(built: Path, failing: Command) -> None:
    found = failing("query", "SELECT ?s WHERE { ?s ?p }", "-o", built)
    assert (found.code, found.out) == (1, "")
    assert found.err.startswith("kg: not SPARQL: ") and found.err.count("\n") == 1


def test_an_unknown_form_names_those_there_are(built: Path, failing: Command) -> None:
    found = failing("query", "ASK { ?s ?p ?o }", "-o", built, "-f", "xlsx")
    assert (found.code, found.out) == (1, "")
    assert found.err == "kg: no format 'xlsx'; choose from table, csv, json, tsv\n"


def test_export_writes_one_view_again(built: Path, tmp_path: Path) -> None:
    found = kg("export", "turtle", "-o", built, "--to", tmp_path)
    assert (found.code, found.out, found.err) == (0, f"{tmp_path / 'graph.ttl'}\n", "")
    assert (tmp_path / "graph.ttl").read_bytes() == (built / "graph.ttl").read_bytes()


def test_export_writes_all_views_again_byte_by_byte(built: Path, tmp_path: Path) -> None:
    found = kg("export", "all", "-o", built, "--to", tmp_path)
    assert {Path(line).name for line in found.out.splitlines()} == VIEWS
    assert [name for name in sorted(VIEWS) if (tmp_path / name).read_bytes() != (built / name).read_bytes()] == []


def test_an_unknown_view_names_those_there_are(built: Path, failing: Command) -> None:
    found = failing("export", "docx", "-o", built)
    assert (found.code, found.out) == (1, "")
    assert found.err.startswith("kg: no format 'docx'; choose from gexf, graphml, issues")


@pytest.mark.parametrize(
    "wanted", ["treaty:NPT", "NPT", "不扩散核武器条约", "核武禁擴條約", "https://w3id.org/nuclear-kg/id/treaty/NPT"]
)
def test_an_entity_is_found_by_key_name_and_iri(graph: Graph, wanted: str) -> None:
    assert explain(graph, wanted)["key"] == "treaty:NPT"


def test_explain_shows_names_documents_and_sentences(built: Path) -> None:
    found = kg("explain", "NPT", "-o", built)
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("不扩散核武器条约  (treaty:NPT)\nnames: ")
    assert "mentioned in 2 documents" in found.out
    assert "[communique " in found.out


def test_explain_gives_json(built: Path) -> None:
    found = json.loads(kg("explain", "state:CHN", "-o", built, "--json").out)
    assert found["key"] == "state:CHN"
    assert found["claims"] and {one["role"] for one in found["claims"]} <= {
        "speaker",
        "on_behalf_of",
        "targets",
        "instruments",
    }
    assert all(one["quote"] for one in found["claims"] + found["relations"])


def test_an_unknown_entity_names_near_ones(built: Path, failing: Command) -> None:
    found = failing("explain", "核武器条约", "-o", built)
    assert (found.code, found.out) == (1, "")
    assert "no entity '核武器条约'" in found.err and "treaty:NPT" in found.err
    assert "kg query entities" in failing("explain", "乌有之乡", "-o", built).err


@pytest.mark.parametrize("words", [("query", "ASK {}"), ("export", "all"), ("explain", "NPT")])
def test_without_a_graph_the_next_step_is_named(tmp_path: Path, failing: Command, words: tuple[str, ...]) -> None:
    found = failing(*words, "-o", tmp_path)
    assert (found.code, found.out) == (1, "")
    assert f"kg build INPUT… -o {tmp_path}" in found.err


def test_a_damaged_graph_is_named(tmp_path: Path, failing: Command) -> None:
    (tmp_path / "graph.nq").write_text("<a> <b", encoding="utf-8")
    for words in (("query", "ASK {}"), ("export", "all")):
        found = failing(*words, "-o", tmp_path)
        assert (found.code, found.out) == (1, "")
        assert found.err.startswith(f"kg: {tmp_path / 'graph.nq'} is no graph: ") and found.err.count("\n") == 1


def test_annotate_writes_one_file_a_document(pair: Path, tmp_path: Path) -> None:
    found = kg("annotate", pair, "-o", tmp_path / "out")
    assert (found.code, found.out) == (0, "")
    assert found.err == f"2 annotations in {tmp_path / 'out'}\n"
    said = json.loads((tmp_path / "out" / "spokesperson.json").read_text(encoding="utf-8"))
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"communique.json", "spokesperson.json"}
    for one in said["mentions"] + said["dates"]:
        assert said["text"][one["start"] : one["end"]] == one["surface"]
    assert {one["entity"] for one in said["mentions"]} <= said["entities"].keys()
    assert [one["instruments"] for one in said["claims"] if "严重违反" in said["text"][slice(*one["content"])]] == [
        ["treaty:NPT"]
    ]


def test_annotations_of_documents_with_one_name_do_not_overwrite_each_other(pair: Path, tmp_path: Path) -> None:
    (pair / "communique.md").rename(pair / "spokesperson.md")
    (pair / "again").mkdir()
    (pair / "again" / "spokesperson.2.txt").write_text("第三份文件\n中国支持核裁军。\n", encoding="utf-8")
    kg("annotate", pair / "spokesperson.md", pair / "spokesperson.txt", pair / "again", "-o", tmp_path / "out")
    files = list((tmp_path / "out").iterdir())
    assert len(files) == 3
    assert len({json.loads(path.read_text(encoding="utf-8"))["text"] for path in files}) == 3


def test_check_finds_nothing_to_mend(built: Path) -> None:
    """That there is nothing is the other test's: tests/validation/test_checking.py."""
    found = kg("check", "-o", built)
    assert (found.code, found.err) == (0, "")
    assert re.match(r"nothing to mend\nknowledge as of \d{4}-\d{2}-\d{2}\nstates: ", found.out)


def test_check_says_what_is_to_mend(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "kg.validation.check", lambda output, shapes: iter([f"{output} {shapes}: wrong; mend it", "second"])
    )
    found, said = kg("check", "-o", tmp_path), kg("check", "-o", built, "--shapes", "--json")
    assert (found.code, found.out) == (1, "None False: wrong; mend it\nsecond\n")
    assert found.err == f"no graph in {tmp_path}: only the ontology is checked\n"
    assert (said.code, json.loads(said.out)["problems"]) == (1, [f"{built} True: wrong; mend it", "second"])


def test_shapes_are_laid_on_a_graph_or_the_command_fails(tmp_path: Path, failing: Command) -> None:
    found = failing("check", "-o", tmp_path / "misspelled", "--shapes")
    assert found.code == 1 and "no graph in" in found.err and found.out == ""


@pytest.mark.slow
def test_another_base_goes_through_every_command(pair: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_BASE_IRI", "https://example.org/old")
    load_ontology.cache_clear()
    try:
        options = ("--base-iri", "https://example.org/kg")
        kg(*options, "build", pair, "-o", tmp_path)
        text = (tmp_path / "graph.nq").read_text(encoding="utf-8")
        assert "<https://example.org/kg/id/treaty/NPT>" in text
        assert "w3id.org/nuclear-kg" not in text and "example.org/old" not in text
        assert "不扩散核武器条约  (treaty:NPT)" in kg(*options, "explain", "NPT", "-o", tmp_path).out
        assert "true" in kg(*options, "query", "ASK { treaty:NPT kg:key ?k }", "-o", tmp_path).out
    finally:
        load_ontology.cache_clear()


@pytest.mark.parametrize(("reader", "read"), [("head -n 1", "s,p,o\n"), ("true", "")])
def test_a_reader_that_leaves_early_is_no_error(reader: str, read: str, built: Path) -> None:
    command = f'{sys.executable} -m kg query "SELECT ?s ?p ?o {{ ?s ?p ?o }}" -f csv -o {built} | {reader}; exit ${{PIPESTATUS[0]}}'
    found = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT)
    assert (found.returncode, found.stdout, found.stderr) == (0, read, "")


def test_the_summary_counts_in_good_english(graph: Graph, built: Path) -> None:
    text = summary.as_text(graph, [], built)
    assert "1 group" in text and "1 groups" not in text
