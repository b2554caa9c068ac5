"""The house stands as it was drawn: imports go one way, modules are small, and nothing lies about."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from kg.cli import app
from tests.support.places import ROOT

MODULES = sorted((ROOT / "kg").rglob("*.py"))
LONGEST = 300  # lines
TOP = {
    "CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "SECURITY.md", "benchmarks", "docs", "findings", "kg", "ontology", "output", "pyproject.toml", "tests", "training",
}  # fmt: skip

# From the top down: a package imports what stands below it, never above nor, in one line, beside it.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("__main__",),
    ("cli",),  # what is typed; the only one that prints and exits
    ("__init__",),  # the public names, each imported when first used
    ("serving",),  # the local server: SPARQL, pages, JSON, agents
    ("building",),  # the same into a folder: a ledger of what was read, workers
    ("pipeline",),  # the one path
    ("graph",),  # the user's graph: a face over rdf, network and export
    ("export",),  # files, the page, pictures
    ("network",),  # networkx of entities, claims, positions
    ("catalog",),  # a built graph to be looked up: entities, claims, documents; names to entities
    ("positions", "validation"),  # who stands where | what `kg check` finds
    ("rdf",),  # annotations to quads; queries, records
    ("ingestion", "annotation"),  # bytes to a document | a document to its annotation; neither knows the other
    ("ontology",),  # the only reader of ontology/
    ("text",),  # Chinese text, without any ontology
    ("evaluation",),  # annotations against gold
    ("output",),  # files and folders that are one build or the other
    ("guarding",),  # the one place that goes on after an error of any kind
    ("model",),  # the nouns
    ("errors",),  # what can go wrong
)
# The same within kg/annotation: four sisters over what they share.
STEPS: tuple[tuple[str, ...], ...] = (
    ("__init__",),
    ("recognition", "linking", "attribution", "extraction"),
    ("members", "labels"),
    ("entities",),
    ("document",),
    ("mentions",),
    ("lexical",),
)
PACKAGES = 16  # at most
LOOSE = 6  # files at the top of kg/, at most
LIGHT = {"kg", "typer"} | set(sys.stdlib_module_names)
HEAVY = {"bs4", "charset_normalizer", "jieba", "jinja2", "lxml", "markdown_it", "networkx", "numpy", "oxrdflib", "pandas", "pyoxigraph", "pyshacl", "pyvis",
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
        if node.module == "kg" and [alias.name for alias in node.names] == ["__version__"]:
            return  # the version stands where whoever builds the package looks for it
        whole = {f"{node.module}.{alias.name}" for alias in node.names}
        yield from (whole & NAMES.keys()) or {node.module}


def imported_first(path: Path) -> set[str]:
    """What is imported when the module is: not in functions, not under TYPE_CHECKING."""
    return {name.partition(".")[0] for node in tree(path).body for name in names_in(node)}


def own(names: set[str]) -> set[str]:
    return {name for name in names if name.partition(".")[0] == "kg"}


def room(name: str, depth: int) -> str:
    """`kg.rdf.sparql.worker` -> `rdf` at depth 1; a package's own file, and what it offers, is `__init__`."""
    parts = name.split(".")
    return parts[depth] if len(parts) > depth and ".".join(parts[: depth + 1]) in NAMES else "__init__"


def upward(floors: tuple[tuple[str, ...], ...], depth: int, names: Iterable[str]) -> set[str]:
    """Imports, wherever they stand in a module, that do not go down."""
    level = {one: number for number, floor in enumerate(floors) for one in floor}
    return {
        f"{name} imports {other}"
        for name in names
        for other in own(imported(NAMES[name]))
        if other.split(".")[:depth] == name.split(".")[:depth]
        if room(other, depth) != room(name, depth) and level[room(other, depth)] <= level[room(name, depth)]
    }


@cache
def tracked() -> tuple[str, ...]:
    """What git has or would take: tracked files and new ones that are not ignored."""
    if not shutil.which("git"):
        pytest.skip("no git")
    found = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
    )
    if found.returncode:
        pytest.skip("no git repository")
    return tuple(sorted({name for name in found.stdout.split("\0") if name and (ROOT / name).is_file()}))


def test_imports_go_down() -> None:
    assert upward(FLOORS, 1, NAMES) == set()


def test_the_steps_of_annotation_know_what_they_share_and_not_one_another() -> None:
    inside = [name for name in NAMES if name.startswith("kg.annotation")]
    assert upward(STEPS, 2, inside) == set()


def test_an_import_that_goes_up_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "imported", lambda path: {"kg.export.exporting", "kg.rdf.graph"})
    assert upward(FLOORS, 1, ["kg.rdf.terms"]) == {"kg.rdf.terms imports kg.export.exporting"}


def test_few_rooms_and_hardly_anything_lies_before_them(capsys: pytest.CaptureFixture[str]) -> None:
    loose = {path.stem for path in (ROOT / "kg").glob("*.py")}
    packages = {path.parent.name for path in (ROOT / "kg").glob("*/__init__.py")}
    with capsys.disabled():
        print(f"\nkg: {len(packages)} packages, {len(loose)} loose files, {len(NAMES)} modules")
    assert len(loose) <= LOOSE and len(packages) <= PACKAGES
    assert loose | packages == {one for floor in FLOORS for one in floor}


def test_no_two_modules_need_each_other_to_be_imported() -> None:
    needs = {
        name: {other for node in tree(path).body for other in own(set(names_in(node)))} for name, path in NAMES.items()
    }
    TopologicalSorter(needs).prepare()  # raises CycleError with the circle


def test_only_the_command_line_prints_and_exits() -> None:
    wrong = [
        f"{name}:{node.lineno}"
        for name, path in NAMES.items()
        if name not in ("kg.cli", "kg.rdf.sparql.keeper")  # a forked process must not clean up for its parent
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


FIRST = ["kg", "kg.__main__", "kg.cli.answers", "kg.cli", "kg.cli.options", "kg.cli.progress"]


@pytest.mark.parametrize("name", FIRST + [one for one in NAMES if one.startswith("kg.cli.commands")])
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


def test_no_group_is_repeated_possessively() -> None:
    # (?:a|b)*+ finds less than it should in Python 3.11.0-3.11.4 (gh-106052), so the same text gave other graphs there;
    # (?>(?:a|b)*) says the same and is right in all.
    possessive = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d+(?:,\d*)?\})\+")
    assert possessive.search("(?:甲|乙)*+") and not possessive.search(r"\)++")
    sources = [*(ROOT / "kg").rglob("*.py"), *(ROOT / "ontology").rglob("*.toml")]
    assert [path.name for path in sources if possessive.search(path.read_text("utf-8"))] == []


def test_a_command_knows_no_other_and_only_the_command_line_knows_it() -> None:
    wrong = {
        f"{name} imports {other}"
        for name, path in NAMES.items()
        for other in own(imported(path))
        if other.startswith("kg.cli.commands.") or other == "kg.cli.commands" and name != "kg.cli"
    }
    assert wrong == set()


COMMANDS = sorted(getattr(get_command(app), "commands", {}))


def test_there_are_the_commands_that_were_promised() -> None:
    assert COMMANDS == [
        "annotate", "build", "check", "diff", "evaluate", "explain", "export", "match", "mcp", "positions", "push", "query", "report",
        "serve", "status",
    ]  # fmt: skip
    assert [f"kg.cli.commands.{one}" for one in COMMANDS] == [
        one for one in NAMES if one.startswith("kg.cli.commands.")
    ]


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
    "command",
    sorted(
        set(COMMANDS)
        - {
            "check",
            "diff",
            "evaluate",
            "explain",
            "export",
            "mcp",
            "positions",
            "push",
            "query",
            "report",
            "serve",
            "status",
        }
    ),
)
def test_a_command_is_a_function_of_the_library(command: str) -> None:
    assert callable(getattr(import_module("kg"), command))


UNTESTED = 10  # percent of the modules, at most


def met_in(path: Path) -> Iterator[str]:
    """Every module that a file imports, and every name that it imports from one."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def passed_on(path: Path) -> Iterator[tuple[str, str]]:
    """The names that a package's own file imports, with the module of each."""
    if path.name == "__init__.py":
        found = [node for node in tree(path).body if isinstance(node, ast.ImportFrom) and node.module]
        yield from ((alias.name, str(node.module)) for node in found for alias in node.names)


def test_nearly_every_module_has_a_test_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    """One that imports it, or a name from it: a step that breaks is then seen where it breaks."""
    met = {name for path in (ROOT / "tests").rglob("*.py") for name in met_in(path)}
    for name in sorted(met & NAMES.keys()):  # what a package only passes on is met where it comes from
        offered = {f"{name}.{one}": f"{source}.{one}" for one, source in passed_on(NAMES[name])}
        met |= {source.rpartition(".")[0] for one, source in offered.items() if one in met}
    working = {name for name, path in NAMES.items() if len(tree(path).body) > 2}  # more than a docstring and __all__
    alone = sorted(working - met)
    with capsys.disabled():
        print(f"\nkg: {len(alone)} of {len(working)} modules that no test imports: {', '.join(alone)}")
    assert len(alone) * 100 <= UNTESTED * len(working)


def test_tests_mirror_the_rooms() -> None:
    """A folder of tests is one of kg/, but for what several tests share."""
    rooms = {path.parent.relative_to(ROOT / "kg") for path in MODULES}
    folders = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    assert folders - rooms == set()
