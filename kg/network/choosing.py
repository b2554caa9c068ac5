"""Part of a graph to be drawn: what is said in a time, or by some acts; and the years there are."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import KGError
from kg.network.passages import years_of
from kg.network.selection import SelectedRecords
from kg.network.style import style_sheet
from kg.ontology import Ontology
from kg.positions.filtering import Filter
from kg.rdf.graph import RdfGraph
from kg.rdf.records import ClaimRecord, EventRecord, RelationRecord
from kg.rdf.sparql.queries import Table

__all__ = ["EVERYTHING", "Choice", "ChosenGraph", "chosen", "known_acts", "years"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is not given is not asked for. Raises KGError for what is no date.

    A claim or relation without a date of its own has that of its document. With `acts` (illocutions) only claims are drawn.
    """

    since: str | None = None
    until: str | None = None
    acts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Filter(since=self.since, until=self.until)

    @property
    def is_all(self) -> bool:
        return self == EVERYTHING

    def holds(self, year: str) -> bool:
        """Whether some of a year lies within."""
        return Filter(since=self.since, until=self.until).dated(year)

    def within(self, year: str) -> "Choice":
        """The same in one year, as far as that lies within."""
        since = max(filter(None, (self.since, year)), key=lambda one: f"{one}-01-01"[:10])
        until = min(filter(None, (self.until, year)), key=lambda one: (one + "-12-31"[len(one) - 4 :])[:10])
        return Choice(since=since, until=until, acts=self.acts)


EVERYTHING = Choice()


class ChosenGraph(RdfGraph):
    """A graph of which only some records are read; names, topics and the ontology are those of the whole."""

    def __init__(self, whole: RdfGraph, records: SelectedRecords) -> None:
        super().__init__(ontology=whole.ontology, base=whole.base)
        self._whole, self._selected = whole, records

    def records(self) -> SelectedRecords:
        return self._selected

    def rows(self, sparql: str) -> Table:
        return self._whole.rows(sparql)


def chosen(graph: RdfGraph, choice: Choice) -> RdfGraph:
    """The part that is asked for. Raises KGError for an act that there is not."""
    if choice.is_all:
        return graph
    records, only = graph.records(), Filter(since=choice.since, until=choice.until)
    acts = known_acts(choice.acts, graph.ontology)
    claims = [one for one in records.claims() if (not acts or one.illocution in acts) and only.dated(_date(one))]
    relations = [one for one in records.relations() if not acts and only.dated(_date(one))]
    events = [one for one in records.events() if not acts and only.dated(_date(one))]
    return ChosenGraph(graph, SelectedRecords(records, claims=claims, relations=relations, events=events))


def known_acts(given: Iterable[str], ontology: Ontology) -> frozenset[str]:
    """Illocutions by their names in the graph or in either language. Raises KGError for what is none."""
    looks = style_sheet(ontology).illocutions
    called = {word.casefold(): name for name, look in looks.items() for word in (look.zh, look.en, name)}
    wrong = [one for one in given if one.casefold() not in called]
    if wrong:
        raise KGError(f"no illocution {wrong[0]!r}; choose from {', '.join(sorted(looks))}")
    return frozenset(called[one.casefold()] for one in given)


def years(graph: RdfGraph) -> list[str]:
    """Those in which something of a graph is dated, in their order."""
    records = graph.records()
    dates = {_date(one) for one in records.claims()} | {_date(one) for one in records.relations()}
    return sorted({year for date in dates for year in years_of(date or "")})


def _date(one: ClaimRecord | RelationRecord | EventRecord) -> str | None:
    evidence = one.evidence[0] if isinstance(one.evidence, tuple) else one.evidence
    return one.date or evidence.document.published
