"""A curator's mistakes in the tables and word lists: each with file, line and what to do."""

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.ontology.files import COLUMNS
from kg.validation.turtle import Source

__all__ = ["Table", "read_tables", "table_mistakes", "toml_mistakes"]

NEEDED = {"organs": ("suffix", "zh", "en"), "places": ("key", "zh_hans", "en"), "states": ("key", "zh_hans", "en")}
KEYS = {
    ("lexicon", "cues", "cue"): {"verbs", "illocution", "governs"},
    ("lexicon", "posts", "post"): {"names", "speaks_for"},
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the line that each row ends on."""

    source: Source
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_tables(folder: Path) -> Iterator[tuple[str, Table | str]]:
    """The three tables by name; for rows with too few or too many columns the sentences that say so."""
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
    """Empty names, keys given twice, states that are in no row, classes that schema.ttl does not declare."""
    states = {row["key"] for _, row in tables["states"].rows}
    for name, table in tables.items():
        seen: dict[tuple[str, str], int] = {}
        for number, row in table.rows:
            at, key = table.source.line(number), row.get("key", row.get("suffix", ""))
            for column in NEEDED[name]:
                if not row[column].strip():
                    yield f"{at}: {column} is empty; fill it in"
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


def toml_mistakes(folder: Path) -> Iterator[str]:
    """Files that do not parse, and keys that nobody reads."""
    for path in sorted(folder.glob("*/*.toml")):
        source = Source.read(path, folder)
        try:
            read = tomllib.loads(source.text)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"at line (\d+)", str(error))
            number = int(line[1]) if line else source.text.rstrip().count("\n") + 1
            reason = re.sub(r" \(at .*\)$", "", str(error))
            yield f"{source.line(number)}: no TOML ({reason}); mend this line or the end of the one before"
            continue
        for (kind, name, part), keys in KEYS.items():
            if (path.parent.name, path.stem) != (kind, name):
                continue
            for number, entry in enumerate(read.get(part, ())):
                for key in sorted(entry.keys() - keys):
                    at = _at(source, part, number, rf"^\s*[\"']?{re.escape(key)}[\"']?\s*=")
                    yield f"{at}: nobody reads the key {key}; take one of {', '.join(sorted(keys))}"


def _at(source: Source, part: str, number: int, *sought: str) -> str:
    """The place of the entry of that number, `[[rule]]`, or of what stands in it."""
    head = rf"^\[\[{part}\]\]"
    starts = [match.start() for match in re.finditer(head, source.text, re.MULTILINE)]
    before = source.text[: starts[number]].count("\n") if number < len(starts) else 0
    inside = Source(source.name, source.text[starts[number] :] if number < len(starts) else source.text)
    return source.line(before + int(inside.at(*sought).rsplit(":", 1)[1]))
