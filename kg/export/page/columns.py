"""The page's data as it stands in the page: a text of JSON for each table, in columns, and one for the rest.

The page reads a table when it first asks for it. A browser reads a few long lists sooner than many short ones, and makes no
object of a row that nobody looks at.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kg.export.page.rows import FIELDS

__all__ = ["REST", "columns", "inert", "texts"]

MANY = 1_000  # values: the texts of all documents are too long to be copied at once
REST = "rest"  # the name of what is no table


def texts(parts: dict[str, Callable[[], Any]]) -> Iterator[tuple[str, Iterator[str]]]:
    """Name of a table, and its JSON in pieces, which can stand in a script element; a table is made as it is asked for, and let go."""
    yield REST, iter((inert({name: made() for name, made in parts.items() if name not in FIELDS}),))
    for name in sorted(parts.keys() & FIELDS.keys()):
        yield name, columns(FIELDS[name], parts[name]())


def columns(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    """JSON of an object that has under the name of each field its values in all rows, a piece for so many values.

    >>> "".join(columns(("zh", "en"), [("中国", "China"), ("美国", "USA")]))
    '{"en":["China","USA"],"zh":["中国","美国"]}'
    >>> "".join(columns(("x",), [(0.0,), (1.5,)]))
    '{"x":[0,1.5]}'
    """
    opening = "{"
    for name, place in sorted((name, place) for place, name in enumerate(names)):
        yield f'{opening}"{name}":['
        for start in range(0, len(rows), MANY):
            some = inert([short(row[place]) for row in rows[start : start + MANY]])
            yield f"{',' if start else ''}{some[1:-1]}"
        yield "]"
        opening = ","
    yield "}"


def short(value: Any) -> Any:
    """The value with no more digits than it needs: 0 for 0.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def inert(data: Any) -> str:
    """JSON that cannot end its own script element nor start another."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
