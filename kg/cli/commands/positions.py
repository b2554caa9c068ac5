"""`kg positions`."""

from collections import defaultdict
from itertools import product
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Answer, Message
from kg.cli.citing import CITED, cited
from kg.cli.options import Cites, Language, Output

__all__ = ["positions"]


def positions(
    actor: Annotated[
        list[str] | None,
        typer.Option(help="Who speaks or is spoken for: CHN, state:CHN, 中国, P5; give it several times."),
    ] = None,
    topic: Annotated[str | None, typer.Option(help="Instrument, topic or group: TPNW, 中导条约, NFU, AUKUS.")] = None,
    since: Annotated[str | None, typer.Option(help="First date: 2019, 2019-01 or 2019-01-31.")] = None,
    until: Annotated[str | None, typer.Option(help="Last date; 2019 takes the year in.")] = None,
    members: Annotated[
        bool, typer.Option("--members", help="Members of a group too: --actor P5 is China, France …")
    ] = False,
    differences: Annotated[bool, typer.Option("--differences", help="Where two actors differ, side by side.")] = False,
    dropped: Annotated[int, typer.Option(metavar="N", help="What the actor's next N documents no longer say.")] = 0,
    output: Output = Path("output"),
    form: Cites = "table",
    language: Language = "zh",
) -> Answer:
    """Who takes which stance on what, when, and what changed; where two actors differ, never who is right."""
    from kg.cli.formatting import as_json, render, table
    from kg.graph import load
    from kg.output.opening import foreign
    from kg.positions import differences as compared
    from kg.positions import ledger
    from kg.positions.filtering import Filter
    from kg.positions.looked_at import looked_at

    only = Filter(actor=tuple(actor or ()), topic=topic, since=since, until=until, members=members)
    graph = load(output)
    if foreigners := foreign(output):
        yield Message(foreigners)
    columns: tuple[str, ...] = ledger.SHORT if form == "table" else ledger.COLUMNS
    if differences:
        rows = compared.differences(graph, only)
        columns = compared.SHORT if form == "table" else compared.COLUMNS
    elif dropped:
        rows = ledger.dropped(graph, only, dropped)
        columns += ledger.SILENT
    else:
        rows = ledger.positions(graph, only)
        columns += ("as_member_of",) if members and form == "table" else ()
    if not rows:
        yield Message(looked_at(graph, only))
    if form in CITED:
        names = ("one_claim", "other_claim") if differences else ("claim",)
        held = defaultdict[str, list[tuple[str, str]]](list)
        for row, name in product(rows, names):
            held[str(row[name])].append((row["subject_label"], row[name.replace("claim", "stance")]))
        yield cited(graph, output, list(held), form, language, held)
    elif form == "json":
        yield as_json(rows, columns)
    else:
        yield render(table(rows, columns), form)
