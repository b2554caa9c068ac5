"""CPU seconds of each stage of a build: `python -m benchmarks.stages INPUT… [--json FILE]`.

The functions of `STAGES` are wrapped while `kg build` runs; no timer stands in `kg/`. A stage is charged what no stage
within it is charged. A name that is not there, or was never called, is said below the table, and its work is then in the
stage around it. Wrapping costs little but not nothing: compare shares, and take seconds from `benchmarks.compare`.
"""

import argparse
import functools
import importlib
import json
import pkgutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from types import GeneratorType
from typing import Any

from benchmarks.measuring import Failure, run
from benchmarks.sides import ROOT, Side

__all__ = ["STAGES", "Clock", "found", "main", "measured", "table", "wrapped"]

START, IMPORTS, REST, END = "start of Python", "imports", "all else", "end of Python"
FIRST = "annotating: first document, whole"
ANNOTATE = "kg.annotation.annotate"
STAGES: dict[str, str] = {  # dotted name -> stage
    "kg.ontology.load_ontology": "ontology",
    "kg.ontology.lexicons.Lexicons.read_all": "ontology",
    "kg.ingestion.reading.inputs": "reading",
    "kg.ingestion.reading.read_each": "reading",
    ANNOTATE: "annotating: all else",
    "kg.annotation.recognition.recognize": "annotating: recognize",
    "kg.annotation.linking.link": "annotating: link",
    "kg.annotation.attribution.attribute": "annotating: attribute",
    "kg.annotation.extraction.items": "annotating: relate",
    "kg.annotation.extraction.relate": "annotating: relate",
    "kg.annotation.extraction.narrate": "annotating: narrate",
    "kg.annotation.extraction.propose": "annotating: propose",
    "kg.rdf.parts.part_of": "adding: statements",
    "kg.rdf.parts.rendered": "adding: rendering",
    "kg.building.ledger.Ledger.put": "adding: ledger",
    "kg.rdf.graph.RdfGraph.add_part": "adding: all else",
    "kg.rdf.graph.RdfGraph.finish": "finishing: all else",
    "kg.text.near_duplicates.copies": "finishing: copies",
    "kg.rdf.assembly.background": "finishing: background",
    "kg.export.passing.export_pieces": "export: RDF",
    "kg.network.entities.network": "network",
    "kg.network.layout.positions": "network: layout",
    "kg.network.ledger.with_ledger": "positions",
    "kg.output.publishing.publish": "publishing",
    "kg.cli.summary.as_text": "summary",
}
FORMATS = "kg.export.formats"  # a package; each of its modules has an `export`


@dataclass
class Clock:
    """Charges processor time to the innermost stage that runs."""

    now: Callable[[], float] = time.process_time
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    calls: Counter[str] = field(default_factory=Counter)  # by dotted name
    _running: list[str] = field(default_factory=list)
    _since: float = 0.0

    def _charge(self) -> None:
        now = self.now()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Within the first document every stage is the first document's: it pays for what is made once."""
        self._charge()
        self._running.append(FIRST if FIRST in self._running else name)
        try:
            yield
        finally:
            self._charge()
            self._running.pop()


def wrapped(clock: Clock, dotted: str, stage: str, real: Callable[..., Any]) -> Callable[..., Any]:
    """The function, charged to the stage; what it yields one by one is charged when it is asked for."""

    @functools.wraps(real)
    def call(*words: Any, **options: Any) -> Any:
        clock.calls[dotted] += 1
        with clock.stage(FIRST if dotted == ANNOTATE and clock.calls[dotted] == 1 else stage):
            result = real(*words, **options)
        return each(result) if isinstance(result, GeneratorType) else result

    def each(items: Iterator[Any]) -> Iterator[Any]:
        while True:
            with clock.stage(stage):
                try:
                    one = next(items)
                except StopIteration:
                    return
            yield one

    for name in ("cache_clear", "cache_info"):
        if hasattr(real, name):
            setattr(call, name, getattr(real, name))
    return call


def found(dotted: str) -> tuple[Any, str] | None:
    """What holds the name, and its last part: a module or a class; None if it is not there."""
    *parts, last = dotted.split(".")
    for length in range(len(parts), 0, -1):
        name = ".".join(parts[:length])
        try:
            holder: Any = importlib.import_module(name)
        except ModuleNotFoundError as error:
            if not (error.name and f"{name}.".startswith(f"{error.name}.")):
                raise  # the module is there, and something that it needs is not
            continue
        for part in parts[length:]:
            holder = getattr(holder, part, None)
        return (holder, last) if callable(getattr(holder, last, None)) else None
    return None


def _wrap(clock: Clock, dotted: str, stage: str) -> bool:
    """In place, wherever `kg` imported the function by name; whether it is there."""
    place = found(dotted)
    if not place:
        return False
    holder, last = place
    real = getattr(holder, last)
    new = wrapped(clock, dotted, stage, real)
    setattr(holder, last, new)
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "kg":
            for attribute in [one for one, value in vars(module).items() if value is real]:
                setattr(module, attribute, new)
    return True


def measured(inputs: Sequence[str], folder: Path) -> tuple[Clock, list[str]]:
    """Run `kg build`, in this process and once, for what it imports is imported once; the clock, and notes."""
    clock = Clock()
    clock.seconds[START] = clock.now()
    with clock.stage(IMPORTS):
        from kg.cli import main as kg

        stages = STAGES | {f"{FORMATS}.{name}.export": f"export: {name}" for name in _formats()}
        missing = [dotted for dotted in stages if not found(dotted)]
    for dotted, stage in stages.items():
        _wrap(clock, dotted, stage)
    words = ["kg", "build", *inputs, "-o", str(folder)]
    with clock.stage(REST), redirect_stdout(sys.stderr), _typed(words):
        kg()
    notes = [f"no {dotted}: its stage, {stages[dotted]}, is in what calls it" for dotted in missing]
    never = [dotted for dotted in stages if dotted not in missing and not clock.calls[dotted]]
    return clock, notes + [f"{dotted} was never called: {stages[dotted]} may be elsewhere" for dotted in never]


def _formats() -> Iterator[str]:
    """The formats that every build writes by an `export` of their own; those of RDF are written together."""
    for one in sorted(pkgutil.iter_modules(importlib.import_module(FORMATS).__path__), key=lambda one: one.name):
        module = importlib.import_module(f"{FORMATS}.{one.name}")
        if hasattr(module, "export") and not getattr(module, "ON_REQUEST", False):
            yield one.name


@contextmanager
def _typed(words: list[str]) -> Iterator[None]:
    """As if typed; the command ends by SystemExit, which is passed on where it is an error."""
    before, sys.argv = sys.argv, words
    try:
        yield
    except SystemExit as left:
        if left.code:
            raise
    finally:
        sys.argv = before


def table(seconds: Mapping[str, float]) -> str:
    """Markdown: the stages in the order of a build, each with its share of the whole."""
    order = [START, IMPORTS, *dict.fromkeys(STAGES.values())]
    order.insert(order.index("annotating: all else"), FIRST)
    order += sorted(seconds.keys() - {*order, REST, END})
    whole = sum(seconds.values())
    lines = [
        f"| {name} | {seconds[name]:.2f} | {seconds[name] / whole:.1%} |"
        for name in (*order, REST, END)
        if name in seconds
    ]
    return "\n".join(["| stage | CPU s | share |", "| --- | ---: | ---: |", *lines, f"| sum | {whole:.2f} | 100.0% |"])


def main() -> None:
    """The build has a process of its own, so that what its end costs is seen too."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.stages", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="files and folders")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the seconds there too")
    parser.add_argument("--within", type=Path, help=argparse.SUPPRESS)  # the folder of the process that is measured
    given = parser.parse_args()
    if given.within:
        clock, notes = measured(given.inputs, given.within / "out")
        told = {"seconds": clock.seconds, "notes": notes}
        (given.within / "stages.json").write_text(json.dumps(told), encoding="utf-8")
        return
    inputs = [str(Path(one).resolve()) for one in given.inputs]
    with tempfile.TemporaryDirectory(prefix="kg-stages-") as folder:
        words = [sys.executable, "-m", "benchmarks.stages", *inputs, "--within", folder]
        try:
            whole = run(words, Side("today", Path(sys.executable), ROOT).environment(), Path(folder))
        except Failure as failure:
            sys.exit(f"benchmarks: {failure}")
        told = json.loads((Path(folder) / "stages.json").read_text(encoding="utf-8"))
    seconds = told["seconds"] | {END: whole.cpu - sum(told["seconds"].values())}
    print(table(seconds))
    if told["notes"]:
        print("\n" + "\n".join(f"- {note}" for note in told["notes"]))
    if given.json:
        given.json.write_text(json.dumps(seconds, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
