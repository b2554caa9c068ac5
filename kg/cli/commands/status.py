"""`kg status`."""

import json
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Answer
from kg.cli.options import AsJson, Output

__all__ = ["status"]


def status(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="[INPUT…]", help="Those of the last build, if none are given.")
    ] = None,
    output: Output = Path("output"),
    as_json: AsJson = False,
    every: Annotated[bool, typer.Option("--all", help="Name the unchanged files too.")] = False,
) -> Answer:
    """What the next build would read: new, changed, unfinished and removed files, and why."""
    from kg.building.status import STATES
    from kg.building.status import status as status_of

    found = status_of(output, inputs or ())
    counts = Counter(found.states.values())
    if as_json:
        said = {"inputs": found.inputs, "toRead": found.to_read, "reasons": found.reasons, "files": found.states}
        yield json.dumps(said, ensure_ascii=False)
        return
    for path, state in found.states.items():
        if every or state not in ("unchanged", "skipped"):
            yield f"{state:<10}  {path}"
    yield ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state]) + "."
    for reason in found.reasons:
        yield f"All are read again: {reason}."
    again = f"The next build reads {found.to_read}: kg build {' '.join(found.inputs)} -o {output}"
    yield again if found.to_read or counts["removed"] else "Nothing is to be read."
