"""`kg evaluate`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Answer, Message
from kg.cli.options import AsJson

__all__ = ["evaluate"]


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder of gold JSON.")],
    inputs: Annotated[
        Path | None,
        typer.Argument(metavar="[INPUT_DIR]", help="The raw documents, or annotations; else the gold's own texts."),
    ] = None,
    errors: Annotated[int, typer.Option(help="Show up to this many errors.")] = 0,
    floors: Annotated[Path | None, typer.Option(help="TOML with the lowest figures allowed.")] = None,
    outlets: Annotated[bool, typer.Option(help="Figures of each outlet (the name's first part).")] = False,
    folds: Annotated[bool, typer.Option(help="The same, outlets with fewer than 40 claims put together.")] = False,
    intervals: Annotated[bool, typer.Option(help="Between what each F1 lies: documents drawn 1,000 times.")] = False,
    against: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Annotations to compare with, as `kg annotate` writes them.")
    ] = None,
    as_json: AsJson = False,
) -> Answer:
    """Precision, recall and F1 against a gold folder; exits with 1 if a figure fell below its floor."""
    from kg.evaluation import report
    from kg.pipeline import annotations

    evaluation = report.evaluate(gold, inputs, annotations)
    other = report.evaluate(gold, against, annotations) if against else None
    shown = report.report(evaluation, other, outlets=outlets, folds=folds, sure=intervals)
    yield json.dumps(report.as_json(shown), ensure_ascii=False) if as_json else report.as_text(shown, errors)
    for name in evaluation.missing:
        yield Message(f"no document for {name}: counted as empty")
    for name in other.missing if other else ():
        yield Message(f"no document for {name} in {against}: counted as empty")
    if floors:
        report.check(evaluation, floors)
