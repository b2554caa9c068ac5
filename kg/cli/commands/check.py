"""`kg check`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Answer, ExitCode, Message
from kg.cli.options import AsJson, Output

__all__ = ["check"]

TO_MEND = ExitCode(1)


def check(
    output: Output = Path("output"),
    as_json: AsJson = False,
    counts: Annotated[bool, typer.Option("--counts", help="Only count what the ontology holds.")] = False,
    shapes: Annotated[bool, typer.Option("--shapes", help="The SHACL shapes over the graph too.")] = False,
) -> Answer:
    """Check the ontology's files and, where there is one, the graph that was built."""
    from kg.errors import KGError
    from kg.output.opening import foreign, holds_graph
    from kg.validation import check as problems_of
    from kg.validation import statistics

    graph = output if holds_graph(output) else None
    if not graph and shapes:
        raise KGError(f"no graph in {output} to lay the shapes on; run `kg build INPUT… -o {output}` first")
    if not graph and not counts:
        yield Message(f"no graph in {output}: only the ontology is checked")
    problems = [] if counts else list(problems_of(graph, shapes=shapes))
    if graph and not counts and (foreigners := foreign(output)):
        yield Message(foreigners)
    counted, known = ({}, None) if problems else (statistics.counts(), statistics.as_of())
    if as_json:
        yield json.dumps({"problems": problems, "counts": counted, "knowledgeAsOf": known}, ensure_ascii=False)
    else:
        said = problems if problems or counts else ["nothing to mend"]
        yield "\n".join([*said, *([f"knowledge as of {known}"] if known else []), *statistics.lines(counted)])
    if problems:
        yield TO_MEND
