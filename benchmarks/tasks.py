"""What is measured, by name: the command of each side, and what must be there before it, which is not measured."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import Failure, run
from benchmarks.sides import ROOT, Side

__all__ = ["TASKS", "Given", "Task", "chosen", "documents", "warm_up"]

SMALL = ROOT / "tests" / "fixtures" / "pair"
OUT, KEPT, TEXTS = "out", "kept", "texts"  # in the folder of a side


@dataclass(frozen=True)
class Given:
    """Files and folders with texts, absolute, and what the questions ask for."""

    inputs: tuple[Path, ...]
    question: str = "claims-about-treaty"
    entity: str = "NPT"
    actor: str = "IRN"
    topic: str = "JCPOA"


def _nothing(side: Side, given: Given, place: Path) -> None:
    pass


@dataclass(frozen=True)
class Task:
    """`prepare` once and `before` each run, neither measured; a task that `reads` all inputs has a rate."""

    command: Callable[[Side, Given, Path], list[str]]
    prepare: Callable[[Side, Given, Path], None] = _nothing
    before: Callable[[Side, Given, Path], None] = _nothing
    reads: bool = False
    naive: bool = False  # whether the naive script can do it


def documents(inputs: Sequence[Path]) -> list[Path]:
    """The files among the inputs and below them, but for hidden ones: what every side is given."""
    found: set[Path] = set()
    for one in inputs:
        below = one.rglob("*") if one.is_dir() else [one]
        found |= {path for path in below if path.is_file() and not path.name.startswith(".")}
    if not found:
        raise Failure(f"no file in {', '.join(map(str, inputs))}; give files and folders with texts")
    return sorted(found)


def chosen(paths: Sequence[Path]) -> Path:
    """The one that is added to all others: that of the middle size, by name where several have it."""
    if len(paths) < 2:
        raise Failure("one document cannot be added to none; give a folder with two at least")
    return sorted(paths, key=lambda path: (path.stat().st_size, str(path)))[len(paths) // 2]


def warm_up(side: Side, place: Path) -> None:
    """A small build that is not measured: bytecode, jieba's cache and whatever is compiled once are there afterwards."""
    run(_build(side, [SMALL], place / "warm"), side.environment(), place)


def _build(side: Side, inputs: Sequence[Path], out: Path) -> list[str]:
    if side.naive:
        return [str(side.python), "-m", "benchmarks.naive", *map(str, inputs), str(out)]
    return side.kg("build", *inputs, "-o", out, *side.workers("build"))


def _without_output(side: Side, given: Given, place: Path) -> None:
    shutil.rmtree(place / OUT, ignore_errors=True)


def _graph(side: Side, given: Given, place: Path) -> None:
    _without_output(side, given, place)
    run(_build(side, given.inputs, place / OUT), side.environment(), place)


# -- one more document -------------------------------------------------------------------------------------------------


def _all_but_one(side: Side, given: Given, place: Path) -> None:
    """The texts are copied, built without the one, which then comes to them; the output is kept for the next run."""
    one = chosen(documents(given.inputs))
    shutil.rmtree(place / TEXTS, ignore_errors=True)
    later: list[tuple[Path, Path]] = []
    for number, given_path in enumerate(given.inputs):
        for path in documents([given_path]):
            within = path.relative_to(given_path) if given_path.is_dir() else Path(path.name)
            copy = place / TEXTS / str(number) / within
            copy.parent.mkdir(parents=True, exist_ok=True)
            if path == one:
                later.append((path, copy))
            else:
                shutil.copy2(path, copy)
    _without_output(side, given, place)
    run(_build(side, [place / TEXTS], place / OUT), side.environment(), place)
    shutil.rmtree(place / KEPT, ignore_errors=True)
    shutil.copytree(place / OUT, place / KEPT, symlinks=True)
    for path, copy in later:
        shutil.copy2(path, copy)


def _as_without_it(side: Side, given: Given, place: Path) -> None:
    shutil.rmtree(place / OUT)
    shutil.copytree(place / KEPT, place / OUT, symlinks=True)


TASKS: dict[str, Task] = {
    "build": Task(
        lambda side, given, place: _build(side, given.inputs, place / OUT),
        before=_without_output,
        reads=True,
        naive=True,
    ),
    "reading": Task(
        lambda side, given, place: side.kg("annotate", *given.inputs, "-o", place / OUT, *side.workers("annotate")),
        before=_without_output,
        reads=True,
    ),
    "add-one": Task(
        lambda side, given, place: _build(side, [place / TEXTS], place / OUT), _all_but_one, _as_without_it
    ),
    "query": Task(lambda side, given, place: side.kg("query", given.question, "-o", place / OUT), _graph),
    "explain": Task(lambda side, given, place: side.kg("explain", given.entity, "-o", place / OUT), _graph),
    "positions": Task(
        lambda side, given, place: side.kg(
            "positions", "--actor", given.actor, "--topic", given.topic, "-o", place / OUT
        ),
        _graph,
    ),
}
