"""`kg report`."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Answer, Message
from kg.cli.options import Output

__all__ = ["report"]


def report(
    topic: Annotated[
        list[str], typer.Option(help="Treaty, topic or group: TPNW, 中导条约, NFU; give it several times.")
    ],
    actor: Annotated[
        list[str] | None,
        typer.Option(help="A side: CHN, 俄罗斯, P5; give it several times. Without it: who says most."),
    ] = None,
    since: Annotated[str | None, typer.Option(help="First date: 2019, 2019-01 or 2019-01-31.")] = None,
    until: Annotated[str | None, typer.Option(help="Last date; 2019 takes the year in.")] = None,
    members: Annotated[bool, typer.Option("--members", help="Members of a group as sides too.")] = False,
    quotes: Annotated[int, typer.Option(min=0, help="Sentences of a side on a subject, at most; 0: all.")] = 8,
    language: Annotated[str, typer.Option(help="Of the report: zh or en.")] = "zh",
    form: Annotated[str, typer.Option("--format", "-f", help="md or html, on standard output.")] = "md",
    to: Annotated[Path | None, typer.Option(help="A folder: both report.md and report.html are written there.")] = None,
    output: Output = Path("output"),
) -> Answer:
    """A short document: who takes which stance on what, where they agree and differ, votes, sentences to cite."""
    from kg.catalog import open_catalog
    from kg.cli.citing import language_of
    from kg.errors import FormatError
    from kg.export.report.asking import Asked
    from kg.export.report.gathering import gathered
    from kg.export.report.markdown import markdown
    from kg.export.report.page import page
    from kg.export.report.saving import save
    from kg.graph import load
    from kg.output.opening import foreign

    if form not in ("md", "html"):
        raise FormatError(f"no format {form!r}; choose md or html")
    asked = Asked(
        subjects=tuple(topic), actors=tuple(actor or ()), since=since, until=until, members=members, most=quotes,
        language=language_of(language),
    )  # fmt: skip
    graph = load(output)
    if foreigners := foreign(output):
        yield Message(foreigners)
    catalog = open_catalog(graph, folder=output if output.is_dir() else None)
    try:
        made = gathered(graph, catalog, asked)
    finally:
        catalog.close()
    yield from map(Message, made.missing)
    if to:
        yield from map(str, save(made, to))
    else:
        yield page(made) if form == "html" else markdown(made)
