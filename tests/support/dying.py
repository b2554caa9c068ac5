"""A process to which something happens before its k-th step on the file system: for all k, so that none is forgotten."""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any, NoReturn

__all__ = ["at", "forked", "interrupt", "kill"]

# What Python tells of before it does it; the flush to the disk is added by hand.
STEPS = {"open", "os.chmod", "os.listdir", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir"}
INTERRUPTED = 130


def kill() -> None:
    """kill -9: whatever is half done then stays so."""
    os.kill(os.getpid(), signal.SIGKILL)


def interrupt() -> NoReturn:
    raise KeyboardInterrupt


def forked(run: Callable[[], object]) -> int:
    """Run in a child without a way back; its exit code, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            run()
            code = 0
        except KeyboardInterrupt:
            code = INTERRUPTED
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def at(step: int, do: Callable[[], object], run: Callable[[], object]) -> bool:
    """Whether the child came to its `step`-th step (from 1), before which it had to `do` that once."""
    reading, writing = os.pipe()

    def child() -> None:
        left = step

        def count(event: str, _: tuple[Any, ...]) -> None:
            nonlocal left
            if event in STEPS or event == "os.fsync":
                left -= 1
                if left == 0:
                    os.write(writing, b"!")
                    do()

        flush = os.fsync

        def fsync(handle: int) -> None:
            count("os.fsync", ())
            flush(handle)

        os.fsync = fsync
        sys.addaudithook(count)
        run()

    code = forked(child)
    os.close(writing)
    came = os.read(reading, 1) == b"!"
    os.close(reading)
    assert code in (0, INTERRUPTED, -signal.SIGKILL) if came else code == 0, f"the child failed by itself: {code}"
    return came
