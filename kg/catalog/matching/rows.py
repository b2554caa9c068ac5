"""What was found for each row of a table, and for names given one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.catalog.matching.matcher import Matcher
from kg.catalog.matching.names import known_names
from kg.catalog.matching.nouns import Match
from kg.catalog.matching.table import NameRow
from kg.errors import KGError
from kg.ontology import Ontology, load_ontology
from kg.output.files import printable
from kg.rdf.graph import RdfGraph

__all__ = ["COLUMNS", "MatchedRow", "match", "match_row", "match_rows"]

COLUMNS = ("row", "name", "key", "iri", "label", "kind", "score", "why", "others")
CUT = 200  # characters of a name that an answer repeats


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """A row and what was found for it."""

    row: NameRow
    match: Match

    def record(self) -> dict[str, Any]:
        """By `COLUMNS`; `others` are the further candidates, each with its score."""
        found, others = self.match.entity, [one for one in self.match.candidates if not one.sure]
        return {
            "row": self.row.number,
            "name": _cut(printable(self.row.name)),
            **{name: getattr(found, name) if found else None for name in ("key", "iri", "label", "kind", "score")},
            "why": self.match.why,
            "others": [f"{one.key} {one.score:.2f}" for one in others],
        }


def match(
    names: Iterable[str],
    *,
    kind: str | None = None,
    date: str | None = None,
    graph: RdfGraph | None = None,
    ontology: Ontology | None = None,
) -> list[Match]:
    """The entities that names stand for: of the ontology, and with a graph of what its documents name besides.

    `kind` is state, 国家, person …; `date` YYYY, YYYY-MM or YYYY-MM-DD, for posts and for things of one name.
    """
    if isinstance(names, str):
        raise KGError(f"names must be a list; for one name write [{names[:40]!r}]")
    known = ontology or (graph.ontology if graph else load_ontology())
    matcher = Matcher(known_names(known, graph.records().entities() if graph else ()))
    return [matcher.match(name, kind=kind, date=date) for name in names]


def match_rows(matcher: Matcher, rows: Iterable[NameRow], *, limit: int = 5) -> Iterator[MatchedRow]:
    """The rows in their order; what stands in several is looked for once."""
    found: dict[tuple[str, str, str], Match] = {}
    for row in rows:
        asked = (row.name, row.kind, row.date)
        if row.fault:
            yield MatchedRow(row, Match(row.name, None, (), row.fault))
            continue
        if asked not in found:
            found[asked] = match_row(matcher, row, limit=limit)
        yield MatchedRow(row, found[asked])


def match_row(matcher: Matcher, row: NameRow, *, limit: int = 5) -> Match:
    """What was found for one row; a kind or date that is none is said, and the name matched without it."""
    wrong_kind, wrong_date = _problem(matcher, kind=row.kind), _problem(matcher, date=row.date)
    found = matcher.match(
        row.name, kind=None if wrong_kind else row.kind, date=None if wrong_date else row.date, limit=limit
    )
    said = "; ".join(one for one in (found.why, wrong_kind, wrong_date) if one)
    return Match(found.name, found.entity, found.candidates, said)


def _problem(matcher: Matcher, *, kind: str | None = None, date: str | None = None) -> str:
    """What is wrong with a kind or a date."""
    try:
        matcher.check(kind=kind, date=date)
    except KGError as error:
        return str(error)
    return ""


def _cut(name: str) -> str:
    return name if len(name) <= CUT else f"{name[:CUT]}…"
