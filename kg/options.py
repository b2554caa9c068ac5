"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["AsJson", "Form", "Inputs", "NoFulltext", "Output"]

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT…", help="Files, folders or globs.")]
Output = Annotated[Path, typer.Option("-o", "--output", help="Folder of the graph and its views.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on standard output.")]
Form = Annotated[str, typer.Option("--format", "-f", help="table, csv, json or tsv.")]
NoFulltext = Annotated[
    bool, typer.Option("--no-fulltext", help="Write quotes and titles only, for those who may not pass texts on.")
]
