"""Kills real builds with -9 at random moments and looks at the folder: `python -m tests.benchmarks.kill_build [TIMES [INPUT…]]`.

A third of the moments lie anywhere in the run, a third after the first file is written, a third about the commit. The
folder held another graph; a `kg query` afterwards must find that graph whole, or the new one, and a second build must end
in the files of one that nobody killed.
"""

import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.support.places import ROOT

__all__ = ["try_to_kill"]

PAIR, SAMPLE = ROOT / "tests" / "fixtures" / "pair", ROOT / "tests" / "fixtures" / "sample"
QUERY = "SELECT (COUNT(*) AS ?documents) { ?d a kg:Document }"
JOURNAL = ".kg-journal.json"


def try_to_kill(
    times: int, inputs: list[str], folder: Path, say: Callable[[str], object] = id, seed: int = 1
) -> tuple[int, list[str]]:
    """How many of the kills left a whole build behind, and a line on each; temporary files go to `folder`."""
    reference = {"old": folder / "old", "new": folder / "new"}
    _run("build", PAIR, "-o", reference["old"])
    begun = time.monotonic()
    _run("build", *inputs, "-o", reference["new"])
    length = time.monotonic() - begun
    whole = {_digests(path): name for name, path in reference.items()}
    assert len(whole) == 2, "the two builds are the same; name other inputs"
    chance, good = random.Random(seed), 0
    lines: list[str] = []
    for number in range(times):
        work = folder / "work"
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(reference["old"], work)
        jobs = ("--jobs", 2) if number % 4 == 3 else ()
        process = _start("build", *inputs, "-o", work, *jobs)
        phase = ("anywhere", "writing", "commit")[number % 3]
        died = _killed(process, work, phase, chance.random(), length)
        left = [path.name for path in work.iterdir() if path.name.startswith(".kg-")]
        asked = subprocess.run([*_command("query", QUERY, "-f", "csv", "-o", work)], **_options(), check=False)
        found = whole.get(_digests(work), "MIXED")
        ok = asked.returncode == 0 and not asked.stderr and found != "MIXED" and not (work / JOURNAL).exists()
        _run("build", *inputs, "-o", work)
        resumed = whole.get(_digests(work)) == "new" and len(list(work.glob(".kg-store-*"))) == 1
        good += ok and resumed
        state = "journal" if JOURNAL in left else "staging" if any("staging" in name for name in left) else "nothing"
        how, wrong = "killed" if died else "ended", "" if ok else f"WRONG {asked.stderr!r}"
        wrong += "" if resumed else " NOT RESUMED"
        lines.append(f"{number + 1:3} {phase:9} {how:7} left {state:8} -> {found} {wrong}")
        say(lines[-1])
    return good, lines


def _killed(process: subprocess.Popen[bytes], work: Path, phase: str, chance: float, length: float) -> bool:
    """Wait for the moment, then kill; whether it was still running."""
    if phase == "anywhere":
        time.sleep(chance * length)
    else:
        last = "manifest.json" if phase == "commit" else ""
        while process.poll() is None and not _staged(work, last):
            time.sleep(0.0005)
        time.sleep(chance * (0.02 if phase == "commit" else 0.3 * length))
    process.kill()
    return process.wait() != 0


def _staged(work: Path, last: str) -> bool:
    return any((path / last).exists() for path in work.glob(".kg-staging-*"))


def _digests(folder: Path) -> tuple[tuple[str, str], ...]:
    files = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".kg-")]
    return tuple((path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files)


def _command(*words: object) -> list[str]:
    return [sys.executable, "-m", "kg", *map(str, words)]


def _options() -> dict[str, object]:
    return {"cwd": ROOT, "env": os.environ | {"PYTHONPATH": str(ROOT)}, "capture_output": True}


def _run(*words: object) -> None:
    subprocess.run(_command(*words), **_options(), check=True)  # type: ignore[call-overload]


def _start(*words: object) -> subprocess.Popen[bytes]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(_command(*words), cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, **quiet)


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory(prefix="kg-kill-") as place:
        say = partial(print, flush=True)
        sound, said = try_to_kill(number, sys.argv[2:] or [str(SAMPLE)], Path(place), say)
    counted = Counter(line.split("left ")[1].strip() for line in said)
    print(", ".join(f"{times} × {name}" for name, times in sorted(counted.items())))
    print(f"{sound} of {number} whole")
    sys.exit(sound != number)
