"""`kg explain`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Answer, Message
from kg.cli.options import AsJson, Output

__all__ = ["explain"]


def explain(
    entity: Annotated[str, typer.Argument(help="A key (state:CHN), a name (不扩散核武器条约, NPT) or an IRI.")],
    output: Output = Path("output"),
    as_json: AsJson = False,
) -> Answer:
    """Everything about one entity: names, what links to it, relations and claims with their sentences."""
    from kg.graph import load
    from kg.output.opening import foreign
    from kg.rdf import explanation

    found = explanation.explain(load(output), entity)
    if foreigners := foreign(output):
        yield Message(foreigners)
    yield json.dumps(found, ensure_ascii=False, indent=1) if as_json else explanation.as_text(found)
