"""A process beside this one, which does a part of the work while this one does the rest."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from kg.errors import KGError

__all__ = ["begin", "beside"]

WATCH = 2.0  # seconds between two looks at whether the parent lives

Work = Callable[[], None]


@contextmanager
def beside(work: Work) -> Iterator[None]:
    """The work is done by a forked process meanwhile, and done when this ends. Raises what it raises.

    It sees everything as it is now, and nothing that it changes is seen here: files are what is left of it.
    """
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(1, mp_context=context, initializer=_take, initargs=(work, os.getpid())) as pool:
        done = pool.submit(_do)
        yield
        try:
            done.result()
        except BrokenProcessPool as error:
            raise KGError("a process that wrote files was ended; build again, without --jobs if it is again") from error


_TAKEN: list[Work] = []  # in the process beside; a closure can be inherited and not sent


def _take(work: Work, parent: int) -> None:
    begin(parent)
    _TAKEN.append(work)


def _do() -> None:
    _TAKEN[0]()


def begin(parent: int) -> None:
    """A worker leaves Ctrl-C to its parent, and does not outlive it: one that is forked would wait for work for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH)
    signal.raise_signal(signal.SIGTERM)
