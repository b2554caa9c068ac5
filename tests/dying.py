"""A process that is killed -9 before its k-th step on the file system: whatever is half done then stays so."""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

__all__ = ["dies_at", "forked"]

# What Python tells of before it does it; the flush to the disk is added, by hand.
STEPS = {"open", "os.chmod", "os.listdir", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir"}


def forked(run: Callable[[], None]) -> int:
    """Run in a child without a way back; its exit code, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            run()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def dies_at(step: int, run: Callable[[], None]) -> bool:
    """Whether the child came to its `step`-th step (from 1), before which it was killed; otherwise it has ended well."""

    def dying() -> None:
        left = step

        def count(event: str, _: tuple[Any, ...]) -> None:
            nonlocal left
            if event in STEPS or event == "os.fsync":
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        flush = os.fsync
        os.fsync = lambda handle: (count("os.fsync", ()), flush(handle))[1]
        sys.addaudithook(count)
        run()

    code = forked(dying)
    assert code in (0, -signal.SIGKILL), f"the child failed by itself: {code}"
    return code != 0
