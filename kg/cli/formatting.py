"""Records and tables as text, CSV, TSV and JSON."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from functools import cache, partial
from itertools import accumulate, takewhile
from math import isfinite
from typing import Any
from unicodedata import east_asian_width

from kg.errors import FormatError
from kg.rdf.sparql.queries import Table
from kg.text.english import counted

__all__ = ["as_json", "render", "table", "width"]

WIDEST = 60


def render(table: Table, form: str) -> str:
    """A table in one of table, csv, tsv, json; ends with a line end. Raises FormatError."""
    if form == "json":
        return json.dumps(list(map(partial(_typed, table), table.rows)), ensure_ascii=False, indent=1) + "\n"
    if form in ("csv", "tsv"):
        out = io.StringIO()
        writer = csv.writer(out, delimiter="\t" if form == "tsv" else ",", lineterminator="\n")
        writer.writerow(table.columns)
        writer.writerows(["" if cell is None else cell for cell in row] for row in table.rows)
        return out.getvalue()
    if form != "table":
        raise FormatError(f"no format {form!r}; choose from table, csv, json, tsv")
    return _aligned(table)


NUMBERS = {"double": float, "float": float, "decimal": float}  # and what has `integer` or `Integer` in its name


def _typed(table: Table, row: tuple[str | None, ...]) -> dict[str, Any]:
    """A row by its columns; numbers and truth values are such where all of a column are."""
    cells = zip(row, table.types or ("",) * len(row), strict=True)
    return dict(zip(table.columns, (_value(cell, name) for cell, name in cells), strict=True))


def _value(cell: str | None, type_: str) -> Any:
    if cell is None or not type_:
        return cell
    if type_ == "boolean":
        return cell in ("true", "1")
    read = int if type_ in ("int", "long") or type_.lower().endswith("integer") else NUMBERS.get(type_)
    try:
        value = read(cell) if read else cell
    except ValueError:  # 1e400, NaN
        return cell
    return value if not isinstance(value, float) or isfinite(value) else cell


def as_json(records: Iterable[Mapping[str, Any]], columns: tuple[str, ...]) -> str:
    """Records as a JSON list: numbers, lists and null stay what they are."""
    return json.dumps([{name: one[name] for name in columns} for one in records], ensure_ascii=False, indent=1) + "\n"


def table(records: Iterable[Mapping[str, Any]], columns: tuple[str, ...]) -> Table:
    """Records as a table; lists are joined by `|`."""

    def cell(value: Any) -> str | None:
        return value if value is None else "|".join(value) if isinstance(value, list) else str(value)

    return Table(columns, tuple(tuple(cell(record[column]) for column in columns) for record in records))


def width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@cache
def _columns(char: str) -> int:
    return 2 if east_asian_width(char) in "WF" else 1


def _aligned(table: Table) -> str:
    rows = [table.columns, *([_short(cell or "") for cell in row] for row in table.rows)]
    taken = [[width(cell) for cell in row] for row in rows]
    widths = [max(column) for column in zip(*taken, strict=True)]
    lines = [
        "  ".join(cell + " " * (size - own) for cell, own, size in zip(row, sizes, widths, strict=True)).rstrip()
        for row, sizes in zip(rows, taken, strict=True)
    ]
    lines.insert(1, "  ".join("─" * size for size in widths))
    lines.append(f"({counted(len(table), 'row')})")
    return "\n".join(lines) + "\n"


def _short(text: str) -> str:
    text = " ".join(text.split())
    if width(text) <= WIDEST:
        return text
    ends = accumulate(map(_columns, text))
    return text[: sum(1 for _ in takewhile(lambda end: end < WIDEST, ends))] + "…"
