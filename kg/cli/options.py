"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import completion
from kg.model.limits import SECONDS

__all__ = [
    "AsJson",
    "Cites",
    "DocumentTimeout",
    "Engine",
    "Fields",
    "Form",
    "Inputs",
    "Jobs",
    "Language",
    "NoFulltext",
    "Output",
    "Scheduler",
]

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT…", help="Files, folders or globs.")]
Output = Annotated[Path, typer.Option("-o", "--output", help="Folder of the graph and its views.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on standard output.")]
Form = Annotated[
    str, typer.Option("--format", "-f", help="table, csv, json or tsv.", autocompletion=completion.answers)
]
Cites = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        help="table, csv, json or tsv; text, md, bib or csl: sentences to cite.",
        autocompletion=completion.citing,
    ),
]
Language = Annotated[str, typer.Option(help="Of citations: zh or en.")]
DocumentTimeout = Annotated[
    float,
    typer.Option(min=0, help=f"Skip a document that takes more seconds; 0: none may be too many. Default {SECONDS:g}."),
]
Jobs = Annotated[
    int, typer.Option("-j", "--jobs", min=1, help="Processes that read; the files are the same for any number.")
]
Fields = Annotated[
    str,
    typer.Option(
        metavar="ROLE=FIELD,…",
        help="Fields of JSON records, where their names do not tell: text=body,title=headline; also date, url, publisher, id.",
    ),
]
Engine = Annotated[str, typer.Option(help="Who reads: local, or dask (a cluster; see --scheduler).")]
Scheduler = Annotated[
    str, typer.Option(metavar="tcp://…", help="Address of a Dask scheduler, in a network that you trust.")
]
NoFulltext = Annotated[
    bool, typer.Option("--no-fulltext", help="Write quotes and titles only, for those who may not pass texts on.")
]
