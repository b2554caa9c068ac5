"""`kg annotate`."""

import json
from itertools import chain, count
from pathlib import Path
from typing import Annotated

import typer

from kg.answers import Answer, Message
from kg.options import Inputs, NoFulltext
from kg.progress import progress

__all__ = ["annotate"]


def annotate(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for one JSON a document.")] = Path(
        "annotations"
    ),
    no_fulltext: NoFulltext = False,
) -> Answer:
    """One stand-off JSON a document: entities, mentions, dates, relations and claims."""
    from kg.annotation import as_json
    from kg.errors import KGError
    from kg.files import printable, write_text
    from kg.model import Skipped
    from kg.pipeline import annotations

    written: set[str] = set()
    with progress("annotating") as advance:
        for one in annotations(inputs, progress=advance):
            if isinstance(one, Skipped):
                yield Message(f"skipped {one.path}: {one.reason}")
                continue
            name = one.document.name
            names = chain([name], (f"{name}.{number}" for number in count(2)))
            stem = next(stem for stem in names if stem not in written)
            written.add(stem)
            text = printable(json.dumps(as_json(one, fulltext=not no_fulltext), ensure_ascii=False, indent=1)) + "\n"
            write_text(output / f"{stem}.json", text)
    if not written:
        raise KGError(f"no document in {', '.join(inputs)}; give files, folders or globs with text in them")
    yield Message(f"{len(written)} annotations in {output}")
