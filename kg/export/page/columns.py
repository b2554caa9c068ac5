"""The page's data as it stands in the page: a text of JSON for each table, in columns, and one for the rest.

The page reads a table when it first asks for it. A browser reads a few long lists sooner than many short ones, and makes no
object of a row that nobody looks at.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from kg.export.page.rows import FIELDS

__all__ = ["REST", "columns", "inert", "texts"]

REST = "rest"  # the name of what is no table


def texts(data: Mapping[str, Any]) -> dict[str, str]:
    """Name of a table -> its JSON, which can stand in a script element."""
    tables = sorted(data.keys() & FIELDS.keys())
    rest = {name: value for name, value in data.items() if name not in FIELDS}
    return {REST: inert(rest)} | {name: inert(columns(FIELDS[name], data[name])) for name in tables}


def columns(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, list[Any]]:
    """Name of a field -> its values in all rows.

    >>> columns(("zh", "en"), [("中国", "China"), ("美国", "USA")])
    {'zh': ['中国', '美国'], 'en': ['China', 'USA']}
    >>> columns(("x",), [(0.0,), (1.5,)])
    {'x': [0, 1.5]}
    >>> columns(("zh", "en"), [])
    {'zh': [], 'en': []}
    """
    return {name: [short(row[place]) for row in rows] for place, name in enumerate(names)}


def short(value: Any) -> Any:
    """The value with no more digits than it needs: 0 for 0.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def inert(data: Mapping[str, Any]) -> str:
    """JSON that cannot end its own script element nor start another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
