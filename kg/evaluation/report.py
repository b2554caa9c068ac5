"""Figures of a gold folder, as text and JSON; who annotates is handed in."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import KGError
from kg.evaluation import Evaluation, by_fold, by_outlet, check_floors, load_floors
from kg.evaluation import evaluate as compare
from kg.evaluation.counts import Score
from kg.evaluation.intervals import Difference, Interval, differences, intervals
from kg.model import Annotation, Skipped
from kg.model.standoff import as_json as annotation_json

__all__ = ["Report", "as_json", "as_text", "check", "evaluate", "report"]

Annotator = Callable[[Iterable[Path]], Iterator[Annotation | Skipped]]
ORDER = ("mentions.", "links", "dates", "relations", "claims.", "illocution", "for", "targets", "topics")
MAIN = frozenset(
    {
        *("mentions.strict", "links", "dates", "relations", "claims.content", "claims.attribution", "illocution"),
        *("targets", "topics", "claims.tuple"),
    }
)


@dataclass(frozen=True, slots=True)
class Report:
    """What is shown of an evaluation: its figures and, where they were asked for, the rest."""

    evaluation: Evaluation
    intervals: Mapping[str, Interval] = field(default_factory=dict)
    groups: "Mapping[str, Report]" = field(default_factory=dict)  # outlets or folds
    differences: Mapping[str, Difference] = field(default_factory=dict)  # to the F1 of other annotations


def evaluate(gold: Path, inputs: Path | None, annotate: Annotator) -> Evaluation:
    """Figures of the gold folder against what is read in `inputs`, else in the gold's own texts (`NAME.txt`).

    Where `inputs` holds no texts but annotations (`NAME.json`, as `kg annotate` writes them), these are compared as they are.
    """
    if not gold.is_dir():
        raise KGError(f"no gold folder {gold}; give a folder of NAME.json files")
    names = {path.stem for path in gold.glob("*.json")}
    if not names:
        raise KGError(f"no NAME.json in {gold}; give a folder that holds gold annotations")
    paths = _paths(inputs or gold, names)
    if inputs and not paths and names & {path.stem for path in inputs.glob("*.json")}:
        return compare(gold, inputs)
    if not paths:
        raise KGError(
            f"no document of the gold in {inputs or gold}; the stems must be equal, as seed-000.txt and seed-000.json"
        )
    found = (one for one in annotate(paths) if isinstance(one, Annotation))
    return compare(gold, {one.document.name: annotation_json(one) for one in found})


def _paths(folder: Path, names: set[str]) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.stem in names and path.suffix not in (".json", ".yaml"))


def report(
    evaluation: Evaluation,
    other: Evaluation | None = None,
    *,
    outlets: bool = False,
    folds: bool = False,
    sure: bool = False,
) -> Report:
    """The figures with their intervals (`sure`), by outlet or fold, and how they differ from another annotation's."""
    groups = by_fold(evaluation) if folds else by_outlet(evaluation) if outlets else {}
    return Report(
        evaluation,
        intervals(evaluation.by_document) if sure else {},
        {name: report(one, sure=sure) for name, one in groups.items()},
        differences(evaluation.by_document, other.by_document) if other else {},
    )


def _sorted(figures: Iterable[str]) -> list[str]:
    return sorted(
        figures, key=lambda name: (next((n for n, start in enumerate(ORDER) if name.startswith(start)), 99), name)
    )


def as_json(shown: Report) -> dict[str, Any]:
    """Precision, recall, F1 and counts of every figure; intervals, groups and differences where there are some."""
    figures = shown.evaluation.figures
    found: dict[str, Any] = {
        "figures": {name: _figure(figures[name], shown.intervals.get(name)) for name in _sorted(figures)},
        "missing": list(shown.evaluation.missing),
    }
    if shown.groups:
        found["groups"] = {name: as_json(one)["figures"] for name, one in shown.groups.items()}
    if shown.differences:
        found["differences"] = {
            name: {part: round(value, 3) for part, value in shown.differences[name]._asdict().items()}
            for name in _sorted(shown.differences)
        }
    return found


def _figure(figure: Score, interval: Interval | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "p": round(figure.precision, 3),
        "r": round(figure.recall, 3),
        "f1": round(figure.f1, 3),
        "gold": figure.gold,
        "predicted": figure.predicted,
    }
    return found | {"interval": [round(end, 3) for end in interval]} if interval else found


def as_text(shown: Report, errors: int = 0) -> str:
    """The table of figures; then those of outlets or folds, differences and errors, if wanted."""
    figures = shown.evaluation.figures
    lines = [_line(name, figures[name], shown.intervals.get(name)) for name in _sorted(figures)]
    for group, one in shown.groups.items():
        named = [name for name in _sorted(one.evaluation.figures) if name in MAIN]
        lines += ["", f"{group}, {len(one.evaluation.by_document)} documents"]
        lines += [_line(name, one.evaluation.figures[name], one.intervals.get(name)) for name in named]
    if shown.differences:
        lines += ["", "F1 against the other annotations"]
        lines += [_difference(name, shown.differences[name]) for name in _sorted(shown.differences)]
    if errors:
        lines += [
            "",
            *(
                f"{one.document}  {one.kind}  {one.what}  {one.got}  {one.context}".replace("\n", " ")
                for one in shown.evaluation.errors[:errors]
            ),
        ]
    return "\n".join(lines)


def _line(name: str, figure: Score, interval: Interval | None) -> str:
    between = f" [{interval.low:.3f}, {interval.high:.3f}]" if interval else ""
    return (
        f"{name:22} P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.f1:.3f}{between}"
        f"   gold {figure.gold:5}  predicted {figure.predicted:5}"
    )


def _difference(name: str, one: Difference) -> str:
    verdict = "" if not one.sure else "  better" if one.gain > 0 else "  worse"
    return f"{name:22} {one.gain:+.3f} [{one.low:+.3f}, {one.high:+.3f}]{verdict}"


def check(evaluation: Evaluation, floors: Path) -> None:
    """Raise FloorError if a figure is below its floor in the TOML file."""
    try:
        check_floors(evaluation, load_floors(floors))
    except tomllib.TOMLDecodeError as error:
        raise KGError(f"{floors}: {error}; mend the line") from error
