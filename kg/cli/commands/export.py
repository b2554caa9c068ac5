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
            help="Network of a gexf, graphml or tables file: entities, claims or positions.",
            autocompletion=completion.views,
        ),
    ] = "entities",
    static: Annotated[bool, typer.Option("--static", help="A gexf file without spells, so without timeline.")] = False,
    connected: Annotated[
        bool, typer.Option("--connected", help="Leave out nodes without an edge; gexf, graphml and tables.")
    ] = False,
    since: Annotated[
        str | None, typer.Option(help="Networks of what is dated from then on: 2019, 2019-01 or 2019-01-31.")
    ] = None,
    until: Annotated[str | None, typer.Option(help="Up to then; 2019 takes the year in.")] = None,
    illocution: Annotated[
        list[str] | None, typer.Option(help="Only claims of this kind: criticize, request …; give it several times.")
    ] = None,
    by: Annotated[str, typer.Option(metavar="year", help="One network a year.")] = "",
    no_fulltext: NoFulltext = False,
) -> Answer:
    """Write one format again; gexf, graphml and tables also of other networks, a time or some acts."""
    from kg.errors import FormatError
    from kg.export.drawing import Drawing
    from kg.export.exporting import export as export_one
    from kg.export.exporting import export_all
    from kg.graph import load
    from kg.network.choosing import Choice
    from kg.output.opening import foreign

    if by not in ("", "year"):
        raise FormatError(f"--by {by!r} is not known; say --by year")
    choice = Choice(since=since, until=until, acts=tuple(illocution or ()))
    drawn = Drawing(view, static, connected, choice, bool(by))
    if form == "all" and not drawn.is_usual:
        raise FormatError(f"{drawn.typed.split()[0]} is for one format; name it: gexf, graphml or tables")
    graph, folder = load(output, fulltext=not no_fulltext), to or output
    if form == "all":
        files = export_all(graph, folder)
    else:
        files = export_one(
            graph, form, folder, view=view, static=static, connected=connected, choice=choice, by_year=bool(by)
        )
    yield from map(str, files)
    if foreigners := foreign(folder):
        yield Message(foreigners)
