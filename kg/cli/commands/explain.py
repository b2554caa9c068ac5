"""`kg explain`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Answer, Message
from kg.cli.citing import CITED, cited
from kg.cli.options import AsJson, Language, Output

__all__ = ["explain"]


def explain(
    entity: Annotated[str, typer.Argument(help="A key (state:CHN), a name (不扩散核武器条约, NPT) or an IRI.")],
    output: Output = Path("output"),
    as_json: AsJson = False,
    form: Annotated[
        str, typer.Option("--format", "-f", help="Only the claims, to cite: text, md, bib or csl.", metavar="FORMAT")
    ] = "",
    language: Language = "zh",
) -> Answer:
    """Everything about one entity: names, what links to it, relations and claims with their sentences."""
    from kg.errors import FormatError
    from kg.graph import load
    from kg.output.opening import foreign
    from kg.rdf import explanation

    if form and form not in CITED:
        raise FormatError(f"no format {form!r}; choose from {', '.join(CITED)}")
    graph = load(output)
    found = explanation.explain(graph, entity)
    if foreigners := foreign(output):
        yield Message(foreigners)
    if form:
        yield cited(graph, output, (str(one["claim"]) for one in found["claims"]), form, language)
        return
    yield json.dumps(found, ensure_ascii=False, indent=1) if as_json else explanation.as_text(found)
