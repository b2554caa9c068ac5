"""`kg annotate`."""

import json
import os
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.answers import Answer, Message
from kg.cli.options import DocumentTimeout, Fields, Inputs, NoFulltext
from kg.cli.progress import progress
from kg.model.limits import SECONDS

if TYPE_CHECKING:
    from kg.model import Annotation

__all__ = ["annotate"]

LONGEST = 230  # bytes of a stem: with suffix, number and the name it has while it is written 255 of a file system


def annotate(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for one JSON a document.")] = Path(
        "annotations"
    ),
    no_fulltext: NoFulltext = False,
    document_timeout: DocumentTimeout = SECONDS,
    fields: Fields = "",
) -> Answer:
    """One stand-off JSON a document: entities, mentions, dates, relations and claims."""
    from kg.errors import KGError, short
    from kg.guarding import guarded
    from kg.ingestion.fields import fields_of
    from kg.model import Skipped
    from kg.output.files import write_text
    from kg.pipeline import annotations

    written: set[str] = set()
    with progress("annotating") as advance:
        for one in annotations(inputs, progress=advance, document_timeout=document_timeout, fields=fields_of(fields)):
            if isinstance(one, Skipped):
                yield Message(f"skipped {one.path}: {one.reason}")
                continue
            text = guarded(one.document.name, one, ("writing", partial(_json, fulltext=not no_fulltext)))
            if isinstance(text, Skipped):
                yield Message(f"skipped {text.path}: {text.reason}")
                continue
            name = _stem(one.document.name.replace("/", "-"))  # papers.zip/texts/a.md
            names = chain([name], (f"{name}.{number}" for number in count(2)))
            stem = next(stem for stem in names if stem not in written)
            written.add(stem)
            write_text(output / f"{stem}.json", text)
    if not written:
        raise KGError(f"no document in {short(', '.join(inputs))}; give files, folders or globs with text in them")
    yield Message(f"{len(written)} annotations in {output}")


def _json(annotation: "Annotation", fulltext: bool) -> str:
    from kg.model.standoff import as_json
    from kg.output.files import printable

    fields = as_json(annotation, fulltext=fulltext).items()
    return printable("{\n" + ",\n".join(f" {_line(name)}: {_rows(value)}" for name, value in fields) + "\n}\n")


def _rows(value: Any) -> str:
    """A list or an object with a row a line, which is also how the encoder is fast."""
    if isinstance(value, dict) and value:
        return "{\n  " + ",\n  ".join(f"{_line(name)}: {_line(one)}" for name, one in value.items()) + "\n }"
    if isinstance(value, (list, tuple)) and value:
        return "[\n  " + ",\n  ".join(map(_line, value)) + "\n ]"
    return _line(value)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _stem(name: str) -> str:
    """The document's name; a long one cut, with the digest of the whole."""
    from kg.model.namespaces import digest

    data = os.fsencode(name)
    if len(data) <= LONGEST:
        return name
    whole = digest(data.hex(), size=8)
    return f"{data[: LONGEST - 9].decode('utf-8', 'ignore')}-{whole}"
