"""`kg build`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.answers import Answer, ExitCode, Message
from kg.cli.options import AsJson, DocumentTimeout, Engine, Fields, Inputs, Jobs, NoFulltext, Output, Scheduler
from kg.cli.progress import progress
from kg.model.limits import SECONDS

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.model import Noted, Skipped

__all__ = ["build"]

SKIPPED = ExitCode(3)


def build(
    inputs: Inputs,
    output: Output = Path("output"),
    as_json: AsJson = False,
    strict: Annotated[
        bool, typer.Option(help="Exit with 3 if an input was skipped (files of our own are none).")
    ] = False,
    no_fulltext: NoFulltext = False,
    document_timeout: DocumentTimeout = SECONDS,
    fields: Fields = "",
    jobs: Jobs = 1,
    engine: Engine = "local",
    scheduler: Scheduler = "",
) -> Answer:
    """Build the graph of texts and write every view of it."""
    from kg.building import engine_of
    from kg.building.into_folder import build_into
    from kg.cli import summary
    from kg.cli.cautions import cautions
    from kg.export.exporting import files
    from kg.ingestion.fields import fields_of
    from kg.output.ownership import OWN
    from kg.output.publishing import check_place

    def report(graph: Graph, written: list[Path]) -> tuple[str, list[Skipped], list[Noted]]:
        said = (
            json.dumps(summary.as_json(graph, written), ensure_ascii=False)
            if as_json
            else summary.as_text(graph, written, output)
        )
        return said, graph.skipped, graph.notes

    check_place(output, files())
    yield from cautions()
    with progress("reading") as advance:
        said, skipped, notes = build_into(
            [*inputs], output, report, progress=advance, document_timeout=document_timeout, fulltext=not no_fulltext,
            fields=fields_of(fields), engine=engine_of(jobs, engine, scheduler),
        )  # fmt: skip
    yield said
    for one in skipped:
        yield Message(f"skipped {one.path}: {one.reason}")
    for note in notes:
        yield Message(f"noted {note.path}: {note.note}")
    if strict and any(one.reason != OWN for one in skipped):
        yield SKIPPED
