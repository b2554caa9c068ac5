"""How good the annotation is: precision, recall and F1 against the gold, over all documents, by document, outlet and fold.

mentions.strict      same span and type            mentions.relaxed    overlapping span, same type
mentions.named       strict, forms name and short  mentions.State ...  strict, of one type
links                same span and same entity: ids equal, or a label in common and the same type; documents and events,
                     whose ids are free, also if a mention of each stands at the same place
dates                overlapping span, equal value
relations            same subject, predicate and object; posts by their text
claims.content       content overlaps (intersection over union of 0.5 or more)
claims.speaker       and the speaker is right
claims.attribution   and the speaker, or the actor it speaks for, is right
illocution, for, targets                           of the claims matched for attribution
topics                                             of the same claims: listed topics and instruments, without `other`
claims.tuple         attribution, illocution and main target right
"""

import json
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import FloorError, InputError
from kg.evaluation.comparison import compare
from kg.evaluation.counts import Error, Score
from kg.evaluation.matching import Row

__all__ = ["Error", "Evaluation", "Score", "by_fold", "by_outlet", "check_floors", "evaluate", "load_floors"]

LARGE = 40  # claims in the gold that an outlet needs to be a fold of its own
POOLED = "others"  # the fold of all outlets with fewer
PARTS = ("text", "entities", "mentions", "dates", "relations", "claims")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Micro figures over all documents, and what they come from; `missing` has no prediction and counts as empty."""

    figures: dict[str, Score]
    errors: tuple[Error, ...]
    missing: tuple[str, ...]
    by_document: dict[str, dict[str, Score]]


def evaluate(gold: Mapping[str, Row] | Path, predicted: Mapping[str, Row] | Path) -> Evaluation:
    """Compare annotations by name: mappings, or folders of `NAME.json` (the gold's text may stand in `NAME.txt`).

    Raises InputError for a folder without gold and for what is no annotation.
    """
    names = sorted(path.stem for path in gold.glob("*.json")) if isinstance(gold, Path) else sorted(gold)
    if not names:
        raise InputError(f"no gold in {gold}; it holds NAME.json and NAME.txt")
    tallies, missing = [], []
    for name in names:
        truth = annotation(gold, name)
        found = annotation(predicted, name)
        if truth is None:
            raise InputError(f"no gold {name}.json")
        if found is None:
            missing.append(name)
            found = {part: {} if part == "entities" else [] for part in PARTS} | {"text": truth["text"]}
        tallies.append(compare(name, truth, found))
    by_document = {one.document: one.figures for one in tallies}
    errors = tuple(error for one in tallies for error in one.errors)
    return Evaluation(summed(by_document.values()), errors, tuple(missing), by_document)


def annotation(side: Mapping[str, Row] | Path, name: str) -> Row | None:
    """The annotation of that name, whole; None if there is none."""
    row = read(side / f"{name}.json") if isinstance(side, Path) else side.get(name)
    if row is None:
        return None
    lacking = [part for part in PARTS if part not in row]
    if lacking:
        raise InputError(f"annotation {name}: no {', '.join(lacking)}; `kg annotate` writes all of {', '.join(PARTS)}")
    return row


def read(path: Path) -> Row | None:
    if not path.exists():
        return None
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as reason:
        raise InputError(f"{path}: no JSON: {reason}") from reason
    if not isinstance(row, dict):
        raise InputError(f"{path}: a list or value; an annotation is an object with {', '.join(PARTS)}")
    beside = path.with_suffix(".txt")
    return row if "text" in row or not beside.exists() else row | {"text": beside.read_text(encoding="utf-8")}


def summed(documents: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    """Every figure over all documents, by name."""
    total: dict[str, Score] = {}
    for figures in documents:
        for name, figure in figures.items():
            total[name] = total.get(name, Score()) + figure
    return dict(sorted(total.items()))


def outlet(name: str) -> str:
    """`reuters` of `reuters-145`."""
    return name.split("-")[0]


def by_outlet(evaluation: Evaluation, outlet_of: Callable[[str], str] = outlet) -> dict[str, Evaluation]:
    """The evaluation of each outlet's documents: what a reader of that outlet alone would see."""
    found: dict[str, list[str]] = {}
    for name in evaluation.by_document:
        found.setdefault(outlet_of(name), []).append(name)
    return {name: part(evaluation, documents) for name, documents in sorted(found.items())}


def by_fold(evaluation: Evaluation, least: int = LARGE) -> dict[str, Evaluation]:
    """The same with the outlets put together, as `others`, that have too few claims in the gold to say much."""
    claims = {name: one.figures.get("claims.tuple", Score()).gold for name, one in by_outlet(evaluation).items()}
    return by_outlet(evaluation, lambda name: outlet(name) if claims[outlet(name)] >= least else POOLED)


def part(evaluation: Evaluation, names: Collection[str]) -> Evaluation:
    """Of these documents alone."""
    documents = {name: evaluation.by_document[name] for name in evaluation.by_document if name in names}
    errors = tuple(one for one in evaluation.errors if one.document in documents)
    missing = tuple(name for name in evaluation.missing if name in documents)
    return Evaluation(summed(documents.values()), errors, missing, documents)


def load_floors(path: Path) -> dict[str, float]:
    """The least F1 allowed by figure, from `[floors]` with lines like `"mentions.strict" = 0.90`."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as reason:
        raise InputError(f"{path}: no floors: {reason}") from reason
    floors = table.get("floors")
    if not isinstance(floors, dict):
        raise InputError(f'{path}: no [floors]; write [floors] and lines like "mentions.strict" = 0.90')
    for name, floor in floors.items():
        if not isinstance(floor, int | float) or not 0 <= floor <= 1:
            raise InputError(f'{path}: floor {name} is {floor!r}; write a number from 0 to 1: "mentions.strict" = 0.90')
    return {name: float(floor) for name, floor in floors.items()}


def check_floors(evaluation: Evaluation, floors: Mapping[str, float]) -> None:
    """Raise FloorError that names every figure whose F1, to three decimals, is below its floor or was not measured."""
    below = []
    for name, floor in sorted(floors.items()):
        figure = evaluation.figures.get(name)
        if figure is None:
            below.append(f"{name} not measured (floor {floor:.3f})")
        elif round(figure.f1, 3) < floor:
            below.append(f"{name} {figure.f1:.3f} (floor {floor:.3f})")
    if below:
        raise FloorError(f"below the floor: {'; '.join(below)}")
