"""`kg export`."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import completion
from kg.cli.answers import Answer, Message
from kg.cli.options import NoFulltext, Output

__all__ = ["export"]


def export(
    form: Annotated[
        str, typer.Argument(metavar="FORMAT", help="One format, or `all`.", autocompletion=completion.formats)
    ],
    output: Output = Path("output"),
    to: Annotated[Path | None, typer.Option(help="Another folder to write to.")] = None,
    view: Annotated[
        str,
        typer.Option(
            help="Network of a gexf or graphml file: entities, claims or positions.", autocompletion=completion.views
        ),
    ] = "entities",
    static: Annotated[bool, typer.Option("--static", help="A gexf file without spells, so without timeline.")] = False,
    connected: Annotated[
        bool, typer.Option("--connected", help="Leave out nodes without an edge; gexf and graphml only.")
    ] = False,
    no_fulltext: NoFulltext = False,
) -> Answer:
    """Write one format again; gexf and graphml also with claims, or positions, as a network."""
    from kg.errors import FormatError
    from kg.export.exporting import VIEW, export_all
    from kg.export.exporting import export as export_one
    from kg.graph import load
    from kg.output.opening import foreign

    if form == "all" and (view != VIEW or static or connected):
        raise FormatError("--view, --static and --connected are for one format; name it: gexf or graphml")
    graph, folder = load(output, fulltext=not no_fulltext), to or output
    if form == "all":
        files = export_all(graph, folder)
    else:
        files = export_one(graph, form, folder, view=view, static=static, connected=connected)
    yield from map(str, files)
    if foreigners := foreign(folder):
        yield Message(foreigners)
