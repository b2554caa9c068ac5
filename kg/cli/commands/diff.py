"""`kg diff`."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Answer, Message
from kg.cli.options import Form

__all__ = ["diff"]


def diff(
    old: Annotated[Path, typer.Argument(help="The folder of a build, or a graph file.")],
    new: Annotated[Path, typer.Argument(help="Another.")],
    form: Form = "table",
) -> Answer:
    """What one build says that another does not: documents, and who says what of whom."""
    from kg.cli.formatting import render, table
    from kg.graph import load
    from kg.rdf.comparison import COLUMNS, KINDS, differences

    found = differences(load(old), load(new))
    yield render(table((one._asdict() for one in found), COLUMNS), form)
    counts = Counter((one.what, one.change) for one in found)
    said = [
        f"{what}s: " + ", ".join(f"{counts[what, change]} {change}" for change in CHANGES if counts[what, change])
        for what in KINDS
        if any(counts[what, change] for change in CHANGES)
    ]
    yield Message("; ".join(said) or "no difference")


CHANGES = ("added", "removed", "changed")
