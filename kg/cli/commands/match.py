"""`kg match`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Answer, Message
from kg.cli.options import Form

__all__ = ["match"]

TABLES = (".csv", ".tsv", ".tab", ".txt")


def match(
    names: Annotated[
        str, typer.Argument(metavar="FILE|NAME", help="A table with a column of names (CSV, TSV), or a name.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="Folder of a graph, whose own entities count too; else ./output if there is one."
        ),
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="Column of the names; else the one called name, 名称, 姓名 …")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(metavar="COLUMN", help="Column of the kinds (state, 人物 …); with a NAME the kind itself."),
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="Column of the dates, for posts; with a NAME the date itself.")
    ] = None,
    form: Form = "table",
) -> Answer:
    """Names to entities: which is meant, how sure, and why; names of people, states, bodies, treaties in both scripts."""
    from kg.catalog.matching import Matcher, known_names
    from kg.catalog.matching.rows import COLUMNS, match_rows
    from kg.catalog.matching.table import NameRow, NameTable, read_table
    from kg.cli.formatting import render, table
    from kg.errors import FormatError, InputError, short
    from kg.export.formats.tables import guarded
    from kg.graph import load
    from kg.ontology import load_ontology
    from kg.output.manifest import GRAPH
    from kg.output.opening import foreign

    if form not in ("table", "csv", "json", "tsv"):
        raise FormatError(f"no format {form!r}; choose from table, csv, json, tsv")
    ontology, path = load_ontology(), Path(names)
    is_table = _is_file(path)
    if not is_table and (name or names.lower().endswith(TABLES)):
        raise InputError(f"no file {short(names)}; give the path of a table, or a name alone")
    if is_table:
        asked = read_table(path, ontology, name=name, kind=kind, date=date)
    else:
        asked = NameTable((NameRow(1, names, kind or "", date or ""),), ())
    folder = output or (Path("output") if (Path("output") / GRAPH).is_file() else None)
    met = load(folder).records().entities() if folder else ()
    if folder and (foreigners := foreign(folder)):
        yield Message(foreigners)
    matcher = Matcher(known_names(ontology, met))
    if not is_table:
        matcher.check(kind=kind, date=date)
    rows = list(match_rows(matcher, asked.rows))
    records = [one.record() for one in rows]
    if form == "json":
        yield json.dumps(records, ensure_ascii=False, indent=1) + "\n"
    else:
        if form in ("csv", "tsv"):
            records = [{key: guarded(_joined(value)) for key, value in one.items()} for one in records]
        yield render(table(records, COLUMNS), form)
    if is_table:
        found = sum(one.match.entity is not None for one in rows)
        yield Message(f"{found} of {len(rows)} names matched; columns: {', '.join(asked.columns)}")
    if not folder:
        yield Message("names of the ontology alone: no graph was given with -o")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long for a path
        return False


def _joined(value: object) -> object:
    return "|".join(value) if isinstance(value, list) else value
