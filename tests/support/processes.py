"""Which processes there are below one, as /proc tells it while some of them end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

TELLS = Path("/proc/self/stat").exists()


def _stat(process: int) -> tuple[str, int] | None:
    """State and parent; None where there is no such process (any more)."""
    with suppress(OSError):  # between finding it and reading, it may end
        state, parent = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[:2]
        return state, int(parent)
    return None


def _all() -> Iterator[int]:
    return (int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit())


def children(process: int) -> list[int]:
    """By parent, not by thread: a thread that ends hands its children to another one."""
    return [one for one in _all() if (stat := _stat(one)) and stat[1] == process]


def runs(process: int) -> bool:
    """Whether a process is there and has not ended, waited for or not."""
    stat = _stat(process)
    return stat is not None and stat[0] != "Z"
