"""Who is measured: a tree of this project with a Python that has what it needs, or the naive script."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.measuring import Failure

__all__ = ["ROOT", "Side", "checked_out", "commit", "environment_of", "known_side", "naive_side", "prepared"]

ROOT = Path(__file__).resolve().parents[1]
WIDE = "500"  # columns, so that no option is cut in a help text


@dataclass(frozen=True)
class Side:
    """`tree` is what Python imports from; `jobs` are given where that code knows of workers."""

    name: str
    python: Path
    tree: Path
    jobs: int = 1
    naive: bool = False

    def environment(self) -> dict[str, str]:
        """As of the caller, but for what decides which code runs, and that its bytecode is kept as it usually is."""
        usual = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KG_"))}
        return usual | {"PYTHONPATH": str(self.tree), "PYTHONUTF8": "1", "COLUMNS": WIDE, "NO_COLOR": "1"}

    def kg(self, *words: object) -> list[str]:
        return [str(self.python), "-m", "kg", *map(str, words)]

    def workers(self, command: str) -> list[object]:
        """`--jobs N`, if the command knows the option; Failure if it does not and N is not 1."""
        if "--jobs" in _options(self, command):
            return ["--jobs", self.jobs]
        if self.jobs != 1:
            raise Failure(f"{self.name}: `kg {command}` has no --jobs, so {self.jobs} workers cannot be compared")
        return []


@cache
def _options(side: Side, command: str) -> frozenset[str]:
    return frozenset(re.findall(r"(?<![\w-])--[a-z][a-z-]*", _said(side, side.kg(command, "--help"))))


def _said(side: Side, command: Sequence[str]) -> str:
    """What a command prints, run where nothing lies that Python could import instead."""
    found = subprocess.run(command, env=side.environment(), cwd=os.sep, capture_output=True, text=True)
    if found.returncode:
        raise Failure(f"{side.name}: {' '.join(command)} ended with {found.returncode}:\n{found.stderr[-2000:]}")
    return found.stdout


def known_side(name: str, tree: Path, python: Path | None = None, jobs: int = 1) -> Side:
    """A tree that is there; Failure if that Python would run other code, or cannot run this one."""
    tree = tree.resolve()
    side = Side(name, Path(os.path.abspath(python)) if python else Path(sys.executable), tree, jobs)
    if not side.python.exists():
        raise Failure(f"{side.python}: no such Python; give the one of an environment with what {tree} needs")
    code = _said(side, [str(side.python), "-c", "import kg; print(kg.__file__)"]).strip()
    if Path(code).resolve() != tree / "kg" / "__init__.py":
        raise Failure(f"{name}: {side.python} imports kg from {code}, not from {tree}; is there a kg/ in that folder?")
    return side


def naive_side() -> Side:
    return Side("naive", Path(sys.executable), ROOT, naive=True)


# -- another revision --------------------------------------------------------------------------------------------------


def prepared(revision: str, folder: Path, jobs: int = 1) -> Side:
    """A revision of this repository with an environment of its own, in `folder`, or as it was left there the last time."""
    full = commit(revision)
    place = folder / full[:12]
    done = place / "installed"
    tree, environment = place / "tree", place / "environment"
    if not done.exists():
        checked_out(full, tree)
        environment_of(tree, environment)
        done.touch()
    return known_side(full[:7], tree, environment / "bin" / "python", jobs)


def commit(revision: str) -> str:
    """The full name of a commit of this repository."""
    return _done("git", "-C", ROOT, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").strip()


def checked_out(full: str, tree: Path) -> None:
    """A clone, not a worktree: the repository then knows nothing of it, and it may be removed like any folder."""
    if not tree.exists():
        _done("git", "clone", "--quiet", "--shared", "--no-checkout", ROOT, tree)
    _done("git", "-C", tree, "checkout", "--quiet", "--force", "--detach", full)


def environment_of(tree: Path, place: Path) -> None:
    """What that tree says it needs, in the newest versions it allows: not those it had in its days."""
    _done(sys.executable, "-m", "venv", "--clear", place)
    pip = (place / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _done(*pip, "--editable", tree)


def _done(*words: object) -> str:
    command = [str(word) for word in words]
    found = subprocess.run(command, capture_output=True, text=True)
    if found.returncode:
        raise Failure(f"{' '.join(command)} ended with {found.returncode}:\n{found.stderr[-2000:]}")
    return found.stdout
