"""`kg query`."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import completion
from kg.cli.answers import Answer, Message
from kg.cli.options import Form, Output

__all__ = ["query"]

SHOWN = 10_000  # rows of a table for people, if they do not say how many


def query(
    sparql: Annotated[
        str,
        typer.Argument(
            metavar="SPARQL|FILE.rq|NAME",
            help="A query, a file with one, or a saved question.",
            autocompletion=completion.questions,
        ),
    ] = "",
    output: Output = Path("output"),
    form: Form = "table",
    timeout: Annotated[float, typer.Option(min=0, help="Seconds until the query is stopped.")] = 60.0,
    memory: Annotated[int, typer.Option(min=1, help="MB that answering may take, the graph included.")] = 2_000,
    rows: Annotated[
        int | None, typer.Option(min=0, help="Rows at most, 0 for all; else 10,000 in a table, all in other formats.")
    ] = None,
    questions: Annotated[bool, typer.Option("--list", help="List the saved questions.")] = False,
) -> Answer:
    """Ask SPARQL of what was built; saved questions by name; CONSTRUCT and DESCRIBE give Turtle."""
    from kg.cli.formatting import render
    from kg.model.namespaces import base_iri
    from kg.ontology.folder import ontology_folder
    from kg.output.opening import foreign, opened
    from kg.rdf.kept_store import ensured
    from kg.rdf.sparql import saved
    from kg.rdf.sparql.memory import is_limited
    from kg.rdf.sparql.worker import Limits, answer_file

    ontology = ontology_folder()
    if questions or not sparql:
        yield render(saved.listing(ontology), form)
        return
    found = opened(output, base_iri(), lambda found: found)
    if foreigners := foreign(output):
        yield Message(foreigners)
    limits = Limits(timeout, memory, rows or (SHOWN if rows is None and form == "table" else None))
    table = answer_file(
        found.path, saved.text_of(sparql, ontology), base_iri(), limits, ensured(found.path, found.digest)
    )
    yield table.turtle if table.turtle is not None else render(table, form)
    if table.more:
        yield Message(f"these are the first {limits.rows:,} rows; there are more: say --rows N, or --rows 0 for all")
    if not is_limited():
        yield Message("--memory has no effect on this system")
