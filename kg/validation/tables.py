"""A curator's mistakes in the tables and word lists: each with file, line and what to do."""

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.ontology.files import COLUMNS
from kg.ontology.tables import LANGUAGES, named_in
from kg.validation.turtle import SLUG, SLUG_ADVICE, Source

__all__ = ["Table", "read_tables", "table_mistakes", "toml_mistakes"]

NEEDED = {
    "organizations": ("key", "zh_hans", "en", "class"),
    "organs": ("suffix", "zh", "en"),
    "places": ("key", "zh_hans", "en"),
    "states": ("key", "zh_hans", "en"),
}
NAMED_BY_TEXTS = ("places",)  # their keys are names, as in the keys of places that only a text knows


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the line that each row ends on."""

    source: Source
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_tables(folder: Path) -> Iterator[tuple[str, Table | str]]:
    """The tables by name; for rows with too few or too many columns the sentences that say so."""
    for name, header in COLUMNS.items():
        path = folder / "entities" / f"{name}.csv"
        if not path.exists():
            yield (
                name,
                f"{folder.name}/entities/{name}.csv:1: the table is missing; restore it with the columns {header}",
            )
            continue
        source, columns, rows = Source.read(path, folder), header.split(","), []
        reader = csv.reader(source.text.splitlines(keepends=True))
        if next(reader, []) != columns:
            yield name, f"{source.line(1)}: the columns are not {header}; restore the first line"
            continue
        for cells in reader:
            if len(cells) != len(columns):
                at = source.line(reader.line_num)
                yield name, f"{at}: {len(cells)} columns where {len(columns)} are wanted; mend the commas ({header})"
            else:
                rows.append((reader.line_num, dict(zip(columns, cells, strict=True))))
        yield name, Table(source, tuple(rows))


def table_mistakes(tables: dict[str, Table], classes: set[str]) -> Iterator[str]:
    """Empty names, keys given twice or that make no slug, states in no row, classes that schema.ttl does not declare."""
    states = {row["key"] for _, row in tables["states"].rows}
    for name, table in tables.items():
        seen: dict[tuple[str, str], int] = {}
        for number, row in table.rows:
            at, key = table.source.line(number), row.get("key", row.get("suffix", ""))
            for column in NEEDED[name]:
                if not row[column].strip():
                    yield f"{at}: {column} is empty; fill it in"
            yield from (f"{at}: {one}" for one in _cells(row))
            if key and name not in NAMED_BY_TEXTS and not SLUG.fullmatch(key):
                yield f"{at}: {key} is no key; {SLUG_ADVICE}"
            if row["verification"] not in ("verified", "unverified"):
                yield f"{at}: verification is {row['verification']!r}; write verified or unverified"
            if row.get("class") and row["class"] not in classes:
                yield f"{at}: class {row['class']} is not declared; mend the spelling, or declare it in schema.ttl"
            for state in [*row.get("state", "").split("|"), *row.get("states", "").split("|")]:
                if state and state not in states:
                    yield f"{at}: {state} is no state of states.csv; mend the key, or add its row"
            first = seen.setdefault((key, row.get("states", "")), number)
            if first != number:
                yield f"{at}: {key} has a row already, in line {first}; merge the two"


def _cells(row: dict[str, str]) -> Iterator[str]:
    """Ids of Wikidata, and languages written behind names, that are none."""
    if row.get("wikidata") and not re.fullmatch(r"Q[1-9]\d*", row["wikidata"], re.ASCII):
        yield f"{row['wikidata']} is no id of Wikidata; write it as Q41984, or leave it out"
    for column in ("other_names", "nominal"):
        for name, _ in named_in(row.get(column, "")):
            if "@" in name:
                yield f"{name} in {column} has an @ in it; behind a name it stands before {', '.join(LANGUAGES)} only"


def toml_mistakes(folder: Path) -> Iterator[str]:
    """Files that do not parse."""
    for path in sorted(folder.glob("*/*.toml")):
        source = Source.read(path, folder)
        try:
            tomllib.loads(source.text)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"at line (\d+)", str(error))
            number = int(line[1]) if line else source.text.rstrip().count("\n") + 1
            reason = re.sub(r" \(at .*\)$", "", str(error))
            yield f"{source.line(number)}: no TOML ({reason}); mend this line or the end of the one before"
