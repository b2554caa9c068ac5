"""The house stands as it was drawn: imports go one way, modules are small, and nothing lies about."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from kg.cli import app

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "kg").rglob("*.py"))
LONGEST = 300  # lines
TOP = {
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "docs", "findings", "kg", "ontology", "output", "pyproject.toml", "tests",
}  # fmt: skip

STAGES = ("readers", "recognizers", "linking", "attribution", "extraction", "store", "views", "exporters")
# What every stage may know.
GROUND = {
    "kg.model",  # the nouns
    "kg.errors",  # what can go wrong
    "kg.limits",  # how much work one document may cost
    "kg.namespaces",  # vocabularies and IRIs
    "kg.ontology",  # the only reader of ontology/
    "kg.ontology_folder",  # where that lies
    "kg.ontology_files",  # its files, read or refused
    "kg.lexicon",  # its word lists, without the rest
    "kg.folding",  # traditional to simplified characters, offsets kept
    "kg.sentences",  # spans of sentences
    "kg.words",  # the only door to jieba
    "kg.numerals",  # 二十一 as a number
    "kg.coding",  # codes of PLOVER and CAMEO
    "kg.gazetteer",  # all curated names, found in one pass
    "kg.mentions",  # the mentions of a document, found by their places
    "kg.missions",  # whose embassies and missions are: titles, linking, attribution and extraction see the same ones
    "kg.titles",  # a title with its holder: recognizers, linking and extraction see the same ones
    "kg.personal_names",  # what a personal name looks like
    "kg.analysis",  # a document on its way through the stages
    "kg.linking.minting",  # keys of things that the ontology does not know: relations and claims name such things too
}
# What only one stage needs. It lies beside the folder because the folder is the registry: each module in it is one more.
BESIDE = {
    "readers": {
        "kg.ingestion.boilerplate", "kg.ingestion.canonical", "kg.ingestion.frontmatter", "kg.ingestion.markdown",
        "kg.ingestion.markup", "kg.ingestion.source", "kg.ingestion.tags", "kg.ingestion.wrapping",
    },
    "views": {"kg.appearance", "kg.canvas", "kg.graph", "kg.positions"},
    "exporters": {
        "kg.appearance", "kg.edge_values", "kg.files", "kg.graph", "kg.layout", "kg.page_data", "kg.passages", "kg.serialization",
    },
}  # fmt: skip
# Who opens a stage. Only kg.pipeline puts stages in order.
DOORS = {
    "readers": {"kg.reading"},
    "recognizers": {"kg.recognition"},
    "linking": {"kg.pipeline"},
    "attribution": {"kg.pipeline"},
    "extraction": {"kg.pipeline"},
    "store": {
        "kg.checking", "kg.commands.query", "kg.formatting", "kg.graph", "kg.passages", "kg.questions", "kg.records",
        "kg.serialization",
    },
    "views": {"kg.exporting"},
    "exporters": {"kg.exporting"},
}  # fmt: skip
LIGHT = {"kg", "typer"} | set(sys.stdlib_module_names)
HEAVY = {"bs4", "charset_normalizer", "jieba", "jinja2", "lxml", "networkx", "numpy", "oxrdflib", "pandas", "pyoxigraph", "pyshacl", "pyvis",
         "rdflib", "rich.progress", "yaml"}  # fmt: skip
LATE = {"jieba", "oxrdflib", "pandas", "pyshacl", "pyvis", "rdflib"}  # slow to load and seldom needed: never at the top
MACHINE = re.compile(r"(?<![\w.~*-])/(?:work|home|root)/")


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


NAMES = {name_of(path): path for path in MODULES}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def imported(path: Path) -> set[str]:
    """The modules that a module imports, at its top or later."""
    return {name for node in ast.walk(tree(path)) for name in names_in(node)}


def names_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        whole = {f"{node.module}.{alias.name}" for alias in node.names}
        yield from (whole & NAMES.keys()) or {node.module}


def imported_first(path: Path) -> set[str]:
    """What is imported when the module is: not in functions, not under TYPE_CHECKING."""
    return {name.partition(".")[0] for node in tree(path).body for name in names_in(node)}


def own(names: set[str]) -> set[str]:
    return {name for name in names if name.partition(".")[0] == "kg"}


def stage_of(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in STAGES else None


@cache
def tracked() -> tuple[str, ...]:
    """What git has or would take: tracked files and new ones that are not ignored."""
    found = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
    )
    if found.returncode:
        pytest.skip("no git repository")
    return tuple(sorted({name for name in found.stdout.split("\0") if name and (ROOT / name).is_file()}))


def test_no_reason_is_given_for_a_module_that_is_not_there() -> None:
    listed = GROUND.union(*BESIDE.values(), *DOORS.values())
    assert listed - NAMES.keys() == set()


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_ground_modules_and_its_own_and_no_other_stage(stage: str) -> None:
    allowed = GROUND | BESIDE.get(stage, set())
    wrong = {
        f"{name} imports {other}"
        for name, path in NAMES.items()
        if stage_of(name) == stage
        for other in own(imported(path)) - allowed
        if stage_of(other) != stage
    }
    assert wrong == set()


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_is_opened_at_its_door_only(stage: str) -> None:
    openers = {
        name
        for name, path in NAMES.items()
        if stage_of(name) != stage
        and any(stage_of(other) == stage and other not in GROUND for other in own(imported(path)))
    }
    assert openers <= DOORS[stage]


def test_ground_modules_know_no_stage() -> None:
    """Else two modules would need each other, by a detour."""
    wrong = {
        f"{name} imports {other}"
        for name in GROUND
        for other in own(imported(NAMES[name]))
        if stage_of(other) and other not in GROUND
    }
    assert wrong == set()


def test_no_two_modules_need_each_other_to_be_imported() -> None:
    needs = {
        name: {other for node in tree(path).body for other in own(set(names_in(node)))} for name, path in NAMES.items()
    }
    TopologicalSorter(needs).prepare()  # raises CycleError with the circle


def test_only_the_command_line_prints_and_exits() -> None:
    wrong = [
        f"{name}:{node.lineno}"
        for name, path in NAMES.items()
        if name != "kg.cli"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name)
        and node.id in ("print", "exit", "quit", "SystemExit", "input")
        or isinstance(node, ast.Attribute)
        and (getattr(node.value, "id", ""), node.attr)
        in {
            ("sys", "exit"),
            ("sys", "stdout"),
            ("sys", "stderr"),
            ("os", "_exit"),
            ("typer", "Exit"),
            ("typer", "echo"),
        }
    ]
    assert wrong == []


def test_errors_of_every_kind_are_caught_in_one_place() -> None:
    """Elsewhere who catches them raises them again."""
    wrong = [
        f"{name}:{node.lineno}"
        for name, path in NAMES.items()
        if name != "kg.guarding"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException"))
        and not isinstance(node.body[-1], ast.Raise)
    ]
    assert wrong == []


FIRST = ["kg", "kg.__main__", "kg.answers", "kg.cli", "kg.options", "kg.progress"]


@pytest.mark.parametrize("name", FIRST + [one for one in NAMES if one.startswith("kg.commands")])
def test_the_first_modules_import_nothing_heavy(name: str) -> None:
    assert imported_first(NAMES[name]) <= LIGHT


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    program = f"import sys, kg, kg.cli; print(*sorted({HEAVY!r} & sys.modules.keys()))"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout.strip() == ""


def test_what_is_slow_to_load_is_loaded_on_first_use() -> None:
    wrong = {f"{name} imports {heavy}" for name, path in NAMES.items() for heavy in imported_first(path) & LATE}
    assert wrong == set()


def test_public_names_are_where_the_package_says() -> None:
    package = import_module("kg")
    assert sorted(package.__all__) == sorted(package._HOME)
    assert all(getattr(package, name) for name in package.__all__)
    with pytest.raises(AttributeError, match="it has Annotation"):
        _ = package.nothing


@pytest.mark.parametrize("name", NAMES)
def test_a_module_says_what_it_does_and_what_it_offers(name: str) -> None:
    assert ast.get_docstring(tree(NAMES[name])), f"{name} has no docstring"
    module = import_module(name)
    offered = getattr(module, "__all__", None)
    assert offered is not None, f"{name} has no __all__"
    assert len(set(offered)) == len(offered)
    assert [one for one in offered if not hasattr(module, one)] == []


def test_no_module_is_long() -> None:
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in NAMES.items()}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_nothing_else_lies_at_the_top_of_the_repository() -> None:
    top = {name.partition("/")[0] for name in tracked()}
    assert {name for name in top if not name.startswith(".")} - TOP == set()


def test_everything_agreed_lies_at_the_top_of_the_repository() -> None:
    assert TOP - {name.partition("/")[0] for name in tracked()} == set()


def test_every_link_between_our_pages_leads_to_a_file() -> None:
    pages = [ROOT / name for name in tracked() if name.endswith(".md") and not name.startswith("tests/")]
    links = [
        (page, link) for page in pages for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    ]
    assert len(links) > 5
    assert [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()] == []


def test_no_file_names_a_path_of_a_machine() -> None:
    wrong = []
    for name in tracked():
        text = (ROOT / name).read_bytes().decode("utf-8", "replace")
        wrong += [f"{name}:{text.count(chr(10), 0, found.start()) + 1}" for found in MACHINE.finditer(text)]
    assert wrong == []


def test_a_command_knows_no_other_and_only_the_command_line_knows_it() -> None:
    wrong = {
        f"{name} imports {other}"
        for name, path in NAMES.items()
        for other in own(imported(path))
        if other.startswith("kg.commands.") or other == "kg.commands" and name != "kg.cli"
    }
    assert wrong == set()


COMMANDS = sorted(getattr(get_command(app), "commands", {}))


def test_there_are_the_commands_that_were_promised() -> None:
    assert COMMANDS == ["annotate", "build", "check", "evaluate", "explain", "export", "positions", "query"]
    assert [f"kg.commands.{one}" for one in COMMANDS] == [one for one in NAMES if one.startswith("kg.commands.")]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_documented(command: str) -> None:
    assert re.search(rf"\bkg {command}\b", (ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_and_its_options_have_help(command: str) -> None:
    found = getattr(get_command(app), "commands", {})[command]
    assert found.help and found.help.strip()
    assert [one.name for one in found.params if not getattr(one, "help", None)] == []
    shown = CliRunner().invoke(app, [command, "--help"])
    assert shown.exit_code == 0
    assert found.help.split("\n")[0][:40] in shown.stdout


@pytest.mark.parametrize(
    "command", [one for one in COMMANDS if one not in ("check", "evaluate", "explain", "query", "export", "positions")]
)
def test_a_command_is_a_function_of_the_library(command: str) -> None:
    assert callable(getattr(import_module("kg"), command))
