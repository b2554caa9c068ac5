"""One run of a command, in a process of its own: its time, its processor time and the memory that it held, children included."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Failure", "Run", "run"]

EVERY = 0.05  # seconds between two looks at the memory
UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
SAID = 2000  # characters of what a failed command said last


class Failure(Exception):
    """A command that is to be measured did not do its work, or could not be prepared."""


@dataclass(frozen=True)
class Run:
    """Seconds and bytes. CPU is that of the process and of all children that it waited for."""

    wall: float
    user: float
    system: float
    peak: int  # bytes: of all its processes at one moment, pages that they share counted once

    @property
    def cpu(self) -> float:
        return self.user + self.system


def run(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Run:
    """Run it in `folder`, where its two streams go to files; Failure if it does not exit with 0."""
    said, told = folder / "stderr.txt", folder / "stdout.txt"
    with told.open("wb") as out, said.open("wb") as err:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err
        )
        with _Watch(process.pid) as watch:
            _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)  # else subprocess waits for it once more
    if process.returncode:
        last = said.read_text(encoding="utf-8", errors="replace")[-SAID:]
        raise Failure(f"{' '.join(command)} ended with {process.returncode}:\n{last}")
    return Run(wall, used.ru_utime, used.ru_stime, max(watch.most, used.ru_maxrss * UNIT))


class _Watch:
    """Looks again and again at what a process and all below it hold; where there is no /proc it sees nothing."""

    def __init__(self, pid: int) -> None:
        self.most = 0
        self._pid, self._over = pid, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "_Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(EVERY):
            tree = _below(self._pid)
            if len(tree) > 1:  # of one process ru_maxrss knows it to the byte
                self.most = max(self.most, sum(map(_held, tree)))


def _below(pid: int) -> list[int]:
    """A process and its children, theirs …, now; none where the system does not say."""
    found = [pid]
    for one in found:
        with suppress(OSError, ValueError):  # it has just ended
            for task in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
    return found


def _held(pid: int) -> int:
    """Bytes in memory; a page that n processes share counts as 1/n."""
    with suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
