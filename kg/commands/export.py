"""`kg export`."""

from pathlib import Path
from typing import Annotated

import typer

from kg.answers import Answer
from kg.options import NoFulltext, Output

__all__ = ["export"]


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="One view, or `all`.")],
    output: Output = Path("output"),
    to: Annotated[Path | None, typer.Option(help="Another folder to write to.")] = None,
    no_fulltext: NoFulltext = False,
) -> Answer:
    """Write one view of the graph again."""
    from kg import exporting
    from kg.graph import load

    graph = load(output)
    if no_fulltext:
        graph = graph.without_texts()
    for name in exporting.formats() if form == "all" else [form]:
        for path in exporting.export(graph, name, to or output):
            yield str(path)
