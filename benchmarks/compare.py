"""Today's code beside another revision and the naive script, in turn: `python -m benchmarks.compare TASK [INPUT…] …`.

Each run is a process of its own. In every pair each side runs once, in the next pair in the opposite order; a ratio is
taken of each pair, so that a machine that grows slow or busy meanwhile is slow for all.
"""

import argparse
import json
import os
import platform
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.figures import MEGABYTE, Measured, as_json, table
from benchmarks.measuring import Failure, Run, run
from benchmarks.sides import ROOT, Side, known_side, naive_side, prepared
from benchmarks.tasks import TASKS, Given, documents, warm_up

__all__ = ["arguments", "compare", "main", "measured"]

BUSY = 0.5  # load average at the start, of each core, from which on figures are doubtful
Say = Callable[[str], object]


def measured(task: str, sides: Sequence[Side], given: Given, pairs: int, folder: Path, say: Say = id) -> list[Measured]:
    """The runs of every side, one a pair; temporary files go to `folder`."""
    work, places = TASKS[task], {}
    for number, side in enumerate(sides):
        place = places[side] = folder / f"side-{number}"
        place.mkdir(parents=True, exist_ok=True)
        say(f"{side.name}: preparing")
        warm_up(side, place)
        work.prepare(side, given, place)
    commands = {side: work.command(side, given, places[side]) for side in sides}
    runs: dict[Side, list[Run]] = {side: [] for side in sides}
    for pair in range(pairs):
        for side in sides if pair % 2 == 0 else reversed(sides):
            work.before(side, given, places[side])
            one = run(commands[side], side.environment(), places[side])
            runs[side].append(one)
            say(f"pair {pair + 1} of {pairs}, {side.name}: {one.wall:.2f} s, CPU {one.cpu:.2f} s")
    return [Measured(side.name, shlex.join(commands[side]), tuple(runs[side])) for side in sides]


def compare(
    task: str, sides: Sequence[Side], given: Given, pairs: int, folder: Path, say: Say
) -> tuple[str, dict[str, Any]]:
    """The Markdown to print, and the same and more as JSON."""
    paths = documents(given.inputs)
    size, load = sum(path.stat().st_size for path in paths), _load()
    if load > BUSY * (os.cpu_count() or 1):
        say(f"the machine is busy (load {load:.1f}): trust ratios of CPU, not seconds")
    about = {
        "task": task, "documents": len(paths), "bytes": size, "pairs": pairs, "revision": _revision(),
        "python": platform.python_version(), "cores": os.cpu_count(), "load": load,
        "day": datetime.now(UTC).date().isoformat(),
    }  # fmt: skip
    found = measured(task, sides, given, pairs, folder, say)
    about["load after"] = _load()
    count = (len(paths), size) if TASKS[task].reads else (0, 0)
    head = (
        f"`{task}`: {len(paths)} documents, {size / MEGABYTE:.2f} MB; today is {about['revision']}; Python {about['python']}, "
        f"{about['cores']} cores, load {load:.1f} before and {about['load after']:.1f} after"
    )
    return f"{head}\n\n{table(found, *count)}", about | as_json(found)


def _load() -> float:
    return round(os.getloadavg()[0], 2)


def _revision() -> str:
    """Of the working tree; it may have no repository."""
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--exclude", "*"]
    found = subprocess.run(command, capture_output=True, text=True)
    return found.stdout.strip() or "unknown"


def arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    usual = Given(())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.compare", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=TASKS, metavar="TASK", help=f"one of {', '.join(TASKS)}")
    parser.add_argument(
        "inputs", nargs="*", type=Path, metavar="INPUT", help="files and folders; else the sample corpus"
    )
    parser.add_argument("--against", metavar="REVISION", help="a commit: it gets a tree and an environment of its own")
    parser.add_argument("--against-tree", type=Path, metavar="PATH", help="a tree that is there already")
    parser.add_argument("--against-python", type=Path, metavar="PYTHON", help="the Python for it (default: this one)")
    parser.add_argument("--naive", action="store_true", help="against the naive script too (build only)")
    parser.add_argument("--pairs", type=int, default=5, help="default: 5")
    parser.add_argument("--jobs", type=int, default=1, help="workers of today's code (default: 1)")
    parser.add_argument("--against-jobs", type=int, default=1, help="workers of the other revision (default: 1)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every run there")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="where trees, environments and outputs stay for the next time"
    )
    parser.add_argument("--question", default=usual.question, help=f"of `query` (default: {usual.question})")
    parser.add_argument("--entity", default=usual.entity, help=f"of `explain` (default: {usual.entity})")
    parser.add_argument("--actor", default=usual.actor, help=f"of `positions` (default: {usual.actor})")
    parser.add_argument("--topic", default=usual.topic, help=f"of `positions` (default: {usual.topic})")
    given = parser.parse_args(words)
    if not (given.against or given.against_tree or given.naive):
        parser.error("nothing to compare with; give --against REVISION, --against-tree PATH or --naive")
    if given.naive and not TASKS[given.task].naive:
        parser.error(
            f"the naive script cannot do {given.task}, only {', '.join(n for n, t in TASKS.items() if t.naive)}"
        )
    if given.pairs < 1:
        parser.error("--pairs must be 1 or more")
    return given


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as folder:
            yield Path(folder).resolve()


def main(words: Sequence[str] | None = None) -> None:
    given = arguments(words)
    inputs = given.inputs or [ROOT / "tests" / "fixtures" / "sample"]

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    try:
        with _folder(given.keep) as folder:
            sides = [known_side("today", ROOT, jobs=given.jobs)]
            if given.against:
                say(f"{given.against}: a tree and an environment of its own")
                sides.append(prepared(given.against, folder / "revisions", given.against_jobs))
            if given.against_tree:
                tree = given.against_tree
                sides.append(known_side(f"tree {tree.resolve().name}", tree, given.against_python, given.against_jobs))
            if given.naive:
                sides.append(naive_side())
            asked = Given(
                tuple(path.resolve() for path in inputs), given.question, given.entity, given.actor, given.topic
            )
            text, record = compare(given.task, sides, asked, given.pairs, folder, say)
    except Failure as failure:
        sys.exit(f"benchmarks: {failure}")
    if given.json:
        given.json.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
