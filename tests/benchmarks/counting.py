"""How much work a text makes, in steps and not in seconds: `python -m tests.benchmarks.counting` prints it as JSON, by family.

Counted are the lines of `kg` and of markdown-it that run, and the steps of every regular expression that they ask
(`tests/support/steps.py`).
Not seen: what runs in C and is no regular expression (Beautiful Soup, YAML, `str.find`, Aho-Corasick, sorting).
It runs in a process of its own, for `re` is replaced before `kg` is imported.
"""

import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from tests.support.steps import Stepper

SIZES = (1, 2, 4)
real = {
    name: getattr(re, name)
    for name in ("compile", "search", "match", "fullmatch", "finditer", "findall", "sub", "split")
}


class Counted:
    """A compiled pattern that answers as it always does, and counts the steps of the answer while `on`."""

    on = False
    steps = 0

    def __init__(self, compiled: re.Pattern[str]) -> None:
        self._real = compiled
        self._stepper: Stepper | None = None
        self.pattern, self.flags = compiled.pattern, compiled.flags
        self.groupindex = compiled.groupindex

    def _ask(self, how: str, text: str, pos: int, endpos: int, found: re.Match[str] | None) -> None:
        if not Counted.on:
            return
        stepper = self._stepper = self._stepper or Stepper(self._real.pattern, self._real.flags & ~re.UNICODE)
        before = stepper.steps
        if how == "search":
            span = stepper.search(text, pos, endpos)
        else:
            span = stepper.match(text, pos, endpos, full=how == "fullmatch")
        assert span == (found and found.span()), f"{self._real.pattern!r} {how}: {span}, but re finds {found}"
        Counted.steps += stepper.steps - before

    def _one(self, how: str, text: str, pos: int, endpos: int) -> re.Match[str] | None:
        found: re.Match[str] | None = getattr(self._real, how)(text, pos, endpos)
        self._ask(how, text, pos, endpos, found)
        return found

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self._one("search", text, pos, endpos)

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self._one("match", text, pos, endpos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        return self._one("fullmatch", text, pos, endpos)

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        at = pos
        for found in self._real.finditer(text, pos, endpos):
            if found.end() > found.start():  # where an empty match follows, `re` looks again in its own way
                self._ask("search", text, at, endpos, found)
            yield found
            at = found.end()
        self._ask("search", text, at, endpos, self._real.search(text, at, endpos))

    def _passed(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> None:
        for _ in self.finditer(text, pos, endpos) if Counted.on else ():
            pass

    def findall(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> list[Any]:
        self._passed(text, pos, endpos)
        return self._real.findall(text, pos, endpos)

    def sub(self, new: Any, text: str, count: int = 0) -> str:
        self._passed(text)
        return self._real.sub(new, text, count)

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        self._passed(text)
        return self._real.split(text, maxsplit)


def _asked_by_kg() -> bool:
    return str(sys._getframe(2).f_globals.get("__name__", "")).startswith(("kg", "markdown_it"))


def _compile(pattern: Any, flags: Any = 0) -> Any:
    if not _asked_by_kg() or not isinstance(pattern, str):
        return pattern if isinstance(pattern, Counted) else real["compile"](pattern, flags)
    return _counted(pattern, int(flags))


known: dict[tuple[str, int], Counted] = {}


def _counted(pattern: str, flags: int) -> Counted:
    if (pattern, flags) not in known:
        known[pattern, flags] = Counted(real["compile"](pattern, flags))
    return known[pattern, flags]


def _function(name: str) -> Callable[..., Any]:
    def ask(pattern: Any, *args: Any, flags: Any = 0) -> Any:
        if not _asked_by_kg() or not isinstance(pattern, str):
            return real[name](pattern, *args, flags=flags)
        return getattr(_counted(pattern, int(flags)), name)(*args)

    return ask


class Lines:
    """The lines of `kg` that ran, a loop's as often as it went round."""

    def __init__(self) -> None:
        self.count = 0

    def enter(self, frame: FrameType, event: str, arg: object) -> Callable[..., Any] | None:
        return self.line if any(one in frame.f_code.co_filename for one in ("/kg/", "/markdown_it/")) else None

    def line(self, frame: FrameType, event: str, arg: object) -> Callable[..., Any]:
        self.count += 1
        return self.line


def measured(read: Callable[[], object]) -> tuple[int, int]:
    """Lines that ran, and steps of regular expressions."""
    lines = Lines()
    sys.settrace(lines.enter)
    try:
        read()
    finally:
        sys.settrace(None)
    Counted.on, Counted.steps = True, 0
    try:
        read()
    finally:
        Counted.on = False
    return lines.count, Counted.steps


def main(size: int, names: list[str]) -> None:
    re.compile = _compile  # type: ignore[assignment]
    for name in real.keys() - {"compile"}:
        setattr(re, name, _function(name))
    from kg.annotation import annotate
    from kg.ingestion.reading import read
    from tests.support.linear_families import FAMILIES

    with tempfile.TemporaryDirectory() as folder:
        for name in names or list(FAMILIES):
            suffix, text = FAMILIES[name]
            path = Path(folder, f"text.{suffix}")

            def whole(path: Path = path) -> None:
                annotate(read(path))

            path.write_text(text(200), encoding="utf-8")
            whole()  # what is loaded and compiled once is no work of the text
            found = []
            for times in SIZES:
                path.write_text(text(size * times), encoding="utf-8")
                found.append(measured(whole))
            print(
                json.dumps({"family": name, "lines": [a for a, _ in found], "steps": [b for _, b in found]}), flush=True
            )


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
