"""`kg build`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Answer, ExitCode, Message
from kg.cli.options import AsJson, DocumentTimeout, Fields, Inputs, NoFulltext, Output
from kg.cli.progress import progress
from kg.model.limits import SECONDS

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
) -> Answer:
    """Build the graph of texts and write every view of it."""
    from kg import pipeline
    from kg.cli import summary
    from kg.cli.cautions import cautions
    from kg.export.exporting import files
    from kg.ingestion.fields import fields_of
    from kg.output.ownership import OWN
    from kg.output.publishing import check_place

    check_place(output, files())
    yield from cautions()
    with progress("reading") as advance:
        graph = pipeline.build(
            inputs,
            progress=advance,
            document_timeout=document_timeout,
            fulltext=not no_fulltext,
            fields=fields_of(fields),
        )
    written = graph.save(output)
    if as_json:
        yield json.dumps(summary.as_json(graph, written), ensure_ascii=False)
    else:
        yield summary.as_text(graph, written, output)
    for one in graph.skipped:
        yield Message(f"skipped {one.path}: {one.reason}")
    for note in graph.notes:
        yield Message(f"noted {note.path}: {note.note}")
    if strict and any(one.reason != OWN for one in graph.skipped):
        yield SKIPPED
