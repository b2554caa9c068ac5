"""The data of the page and the scripts that read them agree on the names of every field."""

import json
import re
from typing import Any

from kg.export.formats.page import TEMPLATES
from kg.export.page.columns import REST, columns, texts
from kg.export.page.data import page_data, parts_of
from kg.export.page.rows import FIELDS, NESTED
from kg.network.entities import network
from tests.support.store import records, store

SCRIPTS = TEMPLATES / "scripts"
SCRIPT = (SCRIPTS / "data.js").read_text(encoding="utf-8")
# rows("topics", ({ zh, en }, id) => …, whole("edges", ({ source, … }) => … and nested("says", says).map(({ subject, … }) => …
ROWS = re.compile(r'(?:rows|whole|nested)\("(\w+)",[^{};]*\(\{([^{}]*)\}')
ROW = re.compile(r'const \{([^{}]*)\} = row\("(\w+)"')
DETAILS = re.compile(r"function detailed\(\{([^{}]*)\}")
DOTTED = re.compile(r'columns\("(\w+)"\)\.(\w+)|row\("(\w+)", [\w.]+\)\.(\w+)')  # row("claims", one.id).iri
ALIAS = re.compile(r'const (\w+) = columns\("(\w+)"\)')  # const spots = columns("passages")
OTHERS = re.compile(r"const \{([^{}]*)\} = parsed\(\"(\w+)\"\)")


def taken(braces: str) -> set[str]:
    """The names of fields between the braces of a destructuring: `x, source: from, says = []` takes x, source, says."""
    return {re.split(r"[:=]", one)[0].strip() for one in braces.split(",")}


def fields_of_the_script() -> dict[str, set[str]]:
    found = {table: taken(braces) for table, braces in ROWS.findall(SCRIPT)}
    for braces, table in ROW.findall(SCRIPT):
        found.setdefault(table, set()).update(taken(braces))
    for table, field, table_of_row, field_of_row in DOTTED.findall(SCRIPT):
        found.setdefault(table or table_of_row, set()).add(field or field_of_row)
    for alias, table in ALIAS.findall(SCRIPT):
        found.setdefault(table, set()).update(re.findall(rf"\b{alias}\.(\w+)", SCRIPT))
    return found | {"details": taken(*DETAILS.findall(SCRIPT))}


def test_the_script_takes_every_field_of_every_row_and_no_other() -> None:
    assert fields_of_the_script() == {table: set(names) for table, names in (FIELDS | NESTED).items()}


def test_the_script_takes_every_part_of_the_data_and_no_other() -> None:
    ((braces, name),) = OTHERS.findall(SCRIPT)
    assert name == REST
    assert taken(braces) | FIELDS.keys() == page_data(network(records(store()))).keys()


def test_only_one_script_parses_the_data_and_only_one_reads_its_tables() -> None:
    scripts = {path.name: path.read_text("utf-8") for path in SCRIPTS.glob("*.js")}
    assert [name for name, text in scripts.items() if "JSON.parse" in text] == ["columns.js"]
    assert [name for name, text in scripts.items() if '"./columns.js"' in text] == ["data.js"]


def test_a_row_has_a_value_for_each_of_its_fields() -> None:
    data: dict[str, Any] = page_data(network(records(store())))
    assert data["fields"] == NESTED
    lengths = {table: {len(row) for row in data[table]} for table in FIELDS}
    assert lengths == {table: {len(FIELDS[table])} if data[table] else set() for table in lengths}
    assert lengths["nodes"] and lengths["edges"] and lengths["claims"] and lengths["passages"] and lengths["parts"]


def test_a_table_stands_in_the_page_as_columns_of_one_length() -> None:
    shown = network(records(store()))
    data = page_data(shown)
    found = {name: json.loads("".join(pieces)) for name, pieces in texts(parts_of(shown))}
    assert found.keys() == FIELDS.keys() | {REST}
    for table, names in FIELDS.items():
        assert found[table].keys() == set(names)
        assert {len(values) for values in found[table].values()} == {len(data[table])}
    assert found["nodes"]["zh"] == [row.zh for row in data["nodes"]]


def test_a_table_without_rows_has_its_columns_all_the_same() -> None:
    assert json.loads("".join(columns(("one", "other"), []))) == {"one": [], "other": []}
