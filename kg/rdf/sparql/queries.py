"""SPARQL over a store, in this process: prefixes, refusals, and what an answer is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import KGError, QueryError, short
from kg.model.namespaces import MODEL_VERSION, XSD, Namespace
from kg.rdf.sparql.tokens import graphs_named, moved, names_dataset, tokens

__all__ = [
    "NO_DATASET",
    "Dataset",
    "Table",
    "Types",
    "check_version",
    "load_store",
    "prefixes",
    "query",
    "refuse_outside",
    "solutions",
    "solve",
    "turtle",
]

SERVICE = re.compile("service", re.I)
CHANGING = {"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"}


@dataclass(frozen=True, slots=True)
class Table:
    """Solutions of a SELECT, or the one cell of an ASK; `turtle` instead for CONSTRUCT and DESCRIBE."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    turtle: str | None = None
    more: bool = False  # whether there are more than these: the answer was cut at the rows wanted
    types: tuple[str, ...] = field(
        default=(), compare=False
    )  # of each column that of all its cells: integer; else empty

    def __iter__(self) -> Iterator[dict[str, str | None]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a request names beside its query, by IRI; they stand for those that the query names itself."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)


NO_DATASET = Dataset()


def prefixes(base: str) -> str:
    """The PREFIX lines that every query gets: kg:, those of the kinds of things (treaty:, illocution: …), and the usual ones."""
    return "".join(f"PREFIX {name}: <{value}>\n" for name, value in Namespace(base).prefixes().items())


def solutions(store: ox.Store, sparql: str, dataset: Dataset = NO_DATASET) -> Any:
    """What Oxigraph answers over the union of the named graphs; who names a dataset (else FROM) gets that one.

    Oxigraph forgets FROM without a word where the union, or a dataset, is asked for.
    """
    if dataset:
        default, named = ([node(iri) for iri in some] for some in (dataset.default, dataset.named))
        return store.query(sparql, default_graph=[*default], named_graphs=[*named])
    return store.query(sparql, use_default_graph_as_union=not names_dataset(sparql))


def query(store: ox.Store, sparql: str, base: str) -> Table:
    """Answer SPARQL of our own, in this process and without limits; `kg.rdf.sparql.worker` answers that of others."""
    return _table(solve(store, sparql, base), base)


def solve(store: ox.Store, sparql: str, base: str, dataset: Dataset = NO_DATASET) -> Any:
    """Oxigraph's answer. Raises QueryError with the parser's word; SERVICE is refused: nothing leaves the machine."""
    _refuse_service(sparql, base)
    try:
        found = solutions(store, prefixes(base) + sparql, dataset)
    except SyntaxError as error:
        raise QueryError(f"not SPARQL: {_complaint(error, base)}{_hint(sparql)}") from error
    except RuntimeError as error:  # an unknown function, say
        raise QueryError(f"no answer: {' '.join(str(error).split())}") from error
    return found


def refuse_outside(store: ox.Store, sparql: str, base: str, dataset: Dataset) -> None:
    """Raise QueryError if a query is over a graph that is not there: nothing is fetched, and an empty answer would mislead.

    A dataset that the request names stands for the query's; of that an unknown graph is an empty one, as the W3C's cases want.
    """
    for iri in () if dataset else graphs_named(sparql, Namespace(base).prefixes()):
        if not store.contains_named_graph(node(iri)):
            raise QueryError(f"no graph {short(iri)!r} here, and none is fetched; leave it out to ask all of them")


def node(iri: str) -> ox.NamedNode:
    """Raises QueryError if that is no IRI."""
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{short(iri)!r} is no absolute IRI; name a graph by one, or none") from error


def _hint(sparql: str) -> str:
    if "\\/" in sparql:
        return "; write treaty:NPT, without a slash, for id:treaty\\/NPT"
    if next((word.text.upper() for word in tokens(sparql) if word.kind == "word"), "") in CHANGING:
        return "; a query only asks: SELECT, ASK, CONSTRUCT or DESCRIBE"
    return ""


def _complaint(error: SyntaxError, base: str) -> str:
    """In lines of the query itself, before which stand those of the prefixes."""
    return moved(str(error), prefixes(base).count("\n"))


def _refuse_service(sparql: str, base: str) -> None:
    """The parser says what SERVICE is: another word in its place does no harm in a string, a comment or a name."""
    if not SERVICE.search(sparql):
        return
    try:
        ox.Store().query(prefixes(base) + SERVICE.sub("servize", sparql))
    except SyntaxError as error:
        reason = "SERVICE would call another server; this tool answers from its own graph only"
        raise QueryError(f"{reason} (and without it this is not SPARQL: {_complaint(error, base)})") from error


def _table(found: Any, base: str) -> Table:
    if isinstance(found, ox.QueryBoolean):
        return Table(("answer",), (("true" if bool(found) else "false",),), types=("boolean",))
    if isinstance(found, ox.QueryTriples):
        return Table((), (), turtle(found, base))
    columns = tuple(variable.value for variable in found.variables)
    known = Types(len(columns))
    rows = tuple(known.row(row) for row in found)
    return Table(columns, rows, types=known.told)


class Types:
    """Values of solutions as strings, and what type the cells of each column have."""

    def __init__(self, columns: int) -> None:
        self._met: list[set[str]] = [set() for _ in range(columns)]

    def row(self, solution: Iterable[Any]) -> tuple[str | None, ...]:
        cells: list[str | None] = []
        for met, value in zip(self._met, solution, strict=True):
            if value is None:
                cells.append(None)
                continue
            if len(met) < 2:  # else there is no one type any more
                met.add(value.datatype.value if type(value) is ox.Literal else "")
            cells.append(value.value)
        return tuple(cells)

    @property
    def told(self) -> tuple[str, ...]:
        one = (met.copy().pop() if len(met) == 1 else "" for met in self._met)
        return tuple(name.removeprefix(XSD) if name.startswith(XSD) else "" for name in one)


def turtle(triples: Iterable[ox.Triple], base: str) -> str:
    """Triples as Turtle, sorted."""
    quads = sorted((ox.Quad(*triple) for triple in triples), key=str)
    text = ox.serialize(quads, format=ox.RdfFormat.TURTLE, prefixes=Namespace(base).prefixes()) or b""
    return text.decode("utf-8")


def load_store(path: Path, base: str) -> ox.Store:
    """The store of an N-Quads file; KGError if it is none, or was built in another shape (see `MODEL_VERSION`)."""
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    except (OSError, SyntaxError) as error:
        raise KGError(f"{path} is no graph: {error}; build it again") from error
    check_version(store, path, base)
    return store


def check_version(store: ox.Store, path: Path, base: str) -> None:
    """KGError if a store was built in another shape."""
    version = ox.NamedNode(Namespace(base).term("modelVersion"))
    found = [quad.object for quad in store.quads_for_pattern(None, version, None)]
    if found != [ox.Literal(MODEL_VERSION)]:
        raise KGError(f"{path} was built by another version of this tool, or under another base IRI; build it again")
