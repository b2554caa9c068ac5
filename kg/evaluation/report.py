"""Figures of a gold folder, as text and JSON; who annotates is handed in."""

import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.errors import KGError
from kg.evaluation import Evaluation, by_outlet, check_floors, load_floors
from kg.evaluation import evaluate as compare
from kg.evaluation.counts import Score
from kg.model import Annotation, Skipped
from kg.model.standoff import as_json as annotation_json

__all__ = ["as_json", "as_text", "check", "evaluate"]

Annotator = Callable[[Iterable[Path]], Iterator[Annotation | Skipped]]
ORDER = ("mentions.", "links", "dates", "relations", "claims.", "illocution", "for", "targets", "topics")


def evaluate(gold: Path, inputs: Path | None, annotate: Annotator) -> Evaluation:
    """Figures of the gold folder against what is read in `inputs`, else in the gold's own texts (`NAME.txt`)."""
    if not gold.is_dir():
        raise KGError(f"no gold folder {gold}; give a folder of NAME.json files")
    names = {path.stem for path in gold.glob("*.json")}
    if not names:
        raise KGError(f"no NAME.json in {gold}; give a folder that holds gold annotations")
    found = (one for one in annotate(_paths(inputs or gold, names)) if isinstance(one, Annotation))
    return compare(gold, {one.document.name: annotation_json(one) for one in found})


def _paths(folder: Path, names: set[str]) -> list[Path]:
    paths = sorted(path for path in folder.iterdir() if path.stem in names and path.suffix not in (".json", ".yaml"))
    if folder.is_dir() and not paths:
        raise KGError(
            f"no document of the gold in {folder}; the stems must be equal, as seed-000.txt and seed-000.json"
        )
    return paths


def _sorted(figures: dict[str, Score]) -> list[str]:
    return sorted(
        figures, key=lambda name: (next((n for n, start in enumerate(ORDER) if name.startswith(start)), 99), name)
    )


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Precision, recall, F1 and counts of every figure."""
    return {
        "figures": {name: _figure(evaluation.figures[name]) for name in _sorted(evaluation.figures)},
        "missing": list(evaluation.missing),
    }


def _figure(figure: Score) -> dict[str, Any]:
    return {
        "p": round(figure.precision, 3),
        "r": round(figure.recall, 3),
        "f1": round(figure.f1, 3),
        "gold": figure.gold,
        "predicted": figure.predicted,
    }


def as_text(evaluation: Evaluation, errors: int = 0, outlets: bool = False) -> str:
    """The table of figures; then figures by outlet and errors, if wanted."""
    lines = [_line(name, evaluation.figures[name]) for name in _sorted(evaluation.figures)]
    if outlets:
        for outlet, figures in sorted(by_outlet(evaluation).items()):
            lines += ["", outlet, *(_line(name, figures[name]) for name in _sorted(figures) if name in MAIN)]
    if errors:
        lines += [
            "",
            *(
                f"{one.document}  {one.kind}  {one.what}  {one.got}  {one.context}".replace("\n", " ")
                for one in evaluation.errors[:errors]
            ),
        ]
    return "\n".join(lines)


MAIN = ("mentions.strict", "links", "dates", "relations", "claims.attribution", "claims.tuple", "illocution")


def _line(name: str, figure: Score) -> str:
    return (
        f"{name:22} P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.f1:.3f}"
        f"   gold {figure.gold:5}  predicted {figure.predicted:5}"
    )


def check(evaluation: Evaluation, floors: Path) -> None:
    """Raise FloorError if a figure is below its floor in the TOML file."""
    try:
        check_floors(evaluation, load_floors(floors))
    except tomllib.TOMLDecodeError as error:
        raise KGError(f"{floors}: {error}; mend the line") from error
