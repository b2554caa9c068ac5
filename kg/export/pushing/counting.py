"""How many statements of each of our graphs a store holds."""

import json
from collections.abc import Mapping
from urllib.parse import urlencode

from kg.errors import PushError
from kg.export.pushing.connection import Connection
from kg.export.pushing.endpoints import FORM, RESULTS

__all__ = ["counted", "holds"]

PAGE = 5_000  # graphs that are asked for at once; stores cut long answers, and some do not say so
# `after` is the last name of the page before.
COUNT = """SELECT ?g (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }}
FILTER(STRSTARTS(STR(?g), "{start}") && STR(?g) > "{after}") }} GROUP BY ?g ORDER BY STR(?g) LIMIT {page}"""
ANY = 'SELECT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{start}")) }} LIMIT 1'


def counted(connection: Connection, query: str, start: str, *, page: int = PAGE) -> Mapping[str, int]:
    """Named graphs whose names begin so -> statements. Raises PushError if the store does not tell."""
    found: dict[str, int] = {}
    after = ""
    while True:
        rows = _rows(connection, query, COUNT.format(start=start, after=after, page=page))
        found |= {row["g"]: int(row["n"]) for row in rows if "g" in row}
        if len(rows) < page or rows[-1]["g"] == after:
            return found
        after = rows[-1]["g"]


def holds(connection: Connection, query: str, start: str) -> bool:
    """Whether there is a named graph whose name begins so."""
    return bool(_rows(connection, query, ANY.format(start=start)))


def _rows(connection: Connection, query: str, sparql: str) -> list[dict[str, str]]:
    reply = connection.request("POST", query, urlencode({"query": sparql}).encode(), kind=FORM, accept=RESULTS)
    try:
        if not reply.is_good:
            raise ValueError
        bindings = json.loads(reply.text)["results"]["bindings"]
        return [{name: str(one["value"]) for name, one in row.items()} for row in bindings]
    except (ValueError, LookupError, TypeError, AttributeError):
        raise PushError(f"{query} does not answer a question about its graphs: {reply}") from None
