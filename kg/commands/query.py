"""`kg query`."""

from pathlib import Path
from typing import Annotated

import typer

from kg.answers import Answer, Message
from kg.options import Form, Output

__all__ = ["query"]


def query(
    sparql: Annotated[
        str, typer.Argument(metavar="SPARQL|FILE.rq|NAME", help="A query, a file with one, or a saved question.")
    ] = "",
    output: Output = Path("output"),
    form: Form = "table",
    timeout: Annotated[float, typer.Option(help="Seconds until the query is stopped.")] = 60.0,
    questions: Annotated[bool, typer.Option("--list", help="List the saved questions.")] = False,
) -> Answer:
    """Ask SPARQL of what was built; saved questions by name; CONSTRUCT and DESCRIBE give Turtle."""
    from kg import questions as saved
    from kg.formatting import render
    from kg.namespaces import base_iri
    from kg.output.opening import foreign, opened
    from kg.store.queries import query_file

    if questions or not sparql:
        yield render(saved.listing(), form)
        return
    found = opened(output, base_iri(), lambda found: found)
    if foreigners := foreign(output):
        yield Message(foreigners)
    table = query_file(found.path, saved.text_of(sparql), base_iri(), timeout=timeout)
    yield table.turtle if table.turtle is not None else render(table, form)
