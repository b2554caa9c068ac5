"""The data of the page and the script that reads them agree on the names of every field."""

import re
from typing import Any

from kg.export.formats.page import TEMPLATES
from kg.export.page.data import page_data
from kg.export.page.rows import FIELDS
from kg.network.entities import network
from tests.support.store import records, store

SCRIPT = (TEMPLATES / "scripts" / "data.js").read_text(encoding="utf-8")
# rows("topics").map(({ zh, en }, id) => … and nested("says", says).map(({ subject, … }) => …
ROWS = re.compile(r'(?:rows|nested)\("(\w+)"[^{};]*\.map\(\(\{([^{}]*)\}')
DETAILS = re.compile(r"function detailed\(\{([^{}]*)\}")
WHOLE = re.compile(r"const \{([^{}]*), \.\.\.tables \} = JSON\.parse")
NESTED = {"parts", "details", "articles", "says"}  # within the rows of other tables


def taken(braces: str) -> set[str]:
    """The names of fields between the braces of a destructuring: `x, source: from, says = []` takes x, source, says."""
    return {re.split(r"[:=]", one)[0].strip() for one in braces.split(",")}


def fields_of_the_script() -> dict[str, set[str]]:
    found = {table: taken(braces) for table, braces in ROWS.findall(SCRIPT)}
    return found | {"details": taken(*DETAILS.findall(SCRIPT))}


def test_the_script_takes_every_field_of_every_row_and_no_other() -> None:
    assert fields_of_the_script() == {table: set(names) for table, names in FIELDS.items()}


def test_the_script_takes_every_part_of_the_data_and_no_other() -> None:
    assert taken(*WHOLE.findall(SCRIPT)) | (FIELDS.keys() - NESTED) == page_data(network(records(store()))).keys()


def test_only_one_script_reads_the_data() -> None:
    readers = [path.name for path in (TEMPLATES / "scripts").glob("*.js") if "JSON.parse" in path.read_text("utf-8")]
    assert readers == ["data.js"]


def test_a_row_has_a_value_for_each_of_its_fields() -> None:
    data: dict[str, Any] = page_data(network(records(store())))
    assert data["fields"] == FIELDS
    lengths = {table: {len(row) for row in data[table]} for table in FIELDS.keys() - NESTED}
    assert lengths == {table: {len(FIELDS[table])} if data[table] else set() for table in lengths}
    assert lengths["nodes"] and lengths["edges"] and lengths["claims"] and lengths["passages"]
