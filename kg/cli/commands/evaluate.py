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
        Path | None, typer.Argument(metavar="[INPUT_DIR]", help="The raw documents; else the gold's own texts.")
    ] = None,
    errors: Annotated[int, typer.Option(help="Show up to this many errors.")] = 0,
    floors: Annotated[Path | None, typer.Option(help="TOML with the lowest figures allowed.")] = None,
    outlets: Annotated[bool, typer.Option(help="Figures of each outlet (the name's first part).")] = False,
    as_json: AsJson = False,
) -> Answer:
    """Precision, recall and F1 against a gold folder; exits with 1 if a figure fell below its floor."""
    from kg.evaluation import report
    from kg.pipeline import annotations

    evaluation = report.evaluate(gold, inputs, annotations)
    if as_json:
        yield json.dumps(report.as_json(evaluation), ensure_ascii=False)
    else:
        yield report.as_text(evaluation, errors, outlets)
    for name in evaluation.missing:
        yield Message(f"no document for {name}: counted as empty")
    if floors:
        report.check(evaluation, floors)
