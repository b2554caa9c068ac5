"""The one place that goes on after an error of any kind: the document that had it is named, and the others are read."""

import re
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, TypeVar

from kg.errors import InputError, OntologyError
from kg.model.annotation import Skipped

__all__ = ["LATE", "OutOfTime", "Step", "guarded", "guarded_each", "refused"]

LATE = "OutOfTime"  # what a `Skipped` has as its error if the clock ended it
LONGEST = 300  # characters of an error's message
AGAIN = 1.0  # seconds after which the clock strikes again, if what it raised was lost: in a callback of C, in __del__
ADDRESS = re.compile(r"\b0x[0-9a-f]+")  # <object at 0x7f…>: another one in every run

Step = tuple[str, Callable[[Any], Any]]
T = TypeVar("T")
END = object()


class OutOfTime(BaseException):
    """No Exception, so that nobody's `except Exception` takes it for an error of his own."""


def guarded(path: Path | str, given: Any, *steps: Step, seconds: float = 0) -> Any | Skipped:
    """What the steps make of what is given, each of what the one before made; or the input as skipped, with the reason.

    A step is the name of the stage and what does it. All together may take so many `seconds` (0: no clock); only the
    main thread of a system with SIGALRM has a clock, elsewhere the limits of work must do. A mistake in the ontology is
    none of a document: `OntologyError` is raised.
    """
    stage, made = "", given
    try:
        with _clock(seconds):
            for stage, step in steps:  # noqa: B007 - the handlers below name it
                made = step(made)
            return made
    except InputError as error:
        return refused(path, error, stage)
    except OntologyError:
        raise
    except OutOfTime as error:
        reason = (
            f"stopped by the clock after {seconds:g} s of {stage}; give it more with --document-timeout, or split it"
        )
        return Skipped(str(path), reason, stage, LATE, _place(error.__traceback__))
    except Exception as error:
        kind, place = type(error).__name__, _place(error.__traceback__)
        said = ADDRESS.sub("0x…", " ".join(str(error).split()))[:LONGEST]
        reason = f"{kind}: {said} ({stage}, at {place}); the fault is ours, not the text's: please report it"
        return Skipped(str(path), reason, stage, kind, place)


def guarded_each(path: Path | str, found: Iterator[T], stage: str, *, seconds: float = 0) -> Iterator[T | Skipped]:
    """What a generator gives, each under a clock of its own; an error in it is the last that it gives."""
    while (one := guarded(path, found, (stage, _next), seconds=seconds)) is not END:
        yield one


def _next(found: Iterator[Any]) -> Any:
    return next(found, END)


def refused(path: Path | str, error: InputError, stage: str = "") -> Skipped:
    """An input that is skipped by decision, with the reason but not the path or name that it starts with."""
    reason = str(error)
    for named in (str(path), Path(path).stem):
        reason = reason.removeprefix(f"{named}: ")
    return Skipped(str(path), reason, stage)


def _place(trace: TracebackType | None) -> str:
    """Module and line of the innermost of our own frames."""
    found = ""
    while trace:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        if name.startswith("kg.") and name != __name__:
            found = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found or __name__


@contextmanager
def _clock(seconds: float) -> Iterator[None]:
    """Raises `OutOfTime` in what is inside after so many seconds, and again until it ends; leaves another's alarm alone."""
    here = threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")
    if not seconds or not here or signal.getitimer(signal.ITIMER_REAL)[0]:
        yield
        return

    def strike(number: int, frame: FrameType | None) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, strike)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    finally:
        try:
            signal.setitimer(signal.ITIMER_REAL, 0)
        finally:
            signal.signal(signal.SIGALRM, before)
