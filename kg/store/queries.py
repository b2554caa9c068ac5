"""SPARQL over a store, in a process that can be stopped."""

import multiprocessing
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import KGError, QueryError
from kg.namespaces import MODEL_VERSION, Namespace

__all__ = ["Table", "load_store", "prefixes", "query", "query_file", "solutions"]

SERVICE = re.compile("service", re.I)
# "…", '…', their long forms, <…>, and # to the end of the line: FROM in one of these is no word of the query.
QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>\s]*>|#[^\n]*|[?$:]\w+'
)
DATASET = re.compile(r"\bfrom\b(?!:)", re.I)


@dataclass(frozen=True, slots=True)
class Table:
    """Solutions of a SELECT, or the one cell of an ASK; `turtle` instead for CONSTRUCT and DESCRIBE."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    turtle: str | None = None

    def __iter__(self) -> Iterator[dict[str, str | None]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def prefixes(base: str) -> str:
    """The PREFIX lines that every query gets: kg:, those of the kinds of things (treaty:, illocution: …), and the usual ones."""
    return "".join(f"PREFIX {name}: <{value}>\n" for name, value in Namespace(base).prefixes().items())


def solutions(store: ox.Store, sparql: str) -> Any:
    """What Oxigraph answers over the union of the named graphs; a query that names its dataset (FROM) gets that one.

    Oxigraph forgets FROM without a word where the union is asked for.
    """
    return store.query(sparql, use_default_graph_as_union=not DATASET.search(QUOTED.sub(" ", sparql)))


def query(store: ox.Store, sparql: str, base: str) -> Table:
    """Answer a query. Raises QueryError with the parser's word; SERVICE is refused: nothing leaves the machine."""
    _refuse_service(sparql, base)
    try:
        found = solutions(store, prefixes(base) + sparql)
    except SyntaxError as error:
        hint = "; write treaty:NPT, without a slash, for id:treaty\\/NPT" if "\\/" in sparql else ""
        raise QueryError(f"not SPARQL: {error}{hint}") from error
    return _table(found, base)


def _refuse_service(sparql: str, base: str) -> None:
    """The parser says what SERVICE is: another word in its place does no harm in a string, a comment or a name."""
    if not SERVICE.search(sparql):
        return
    try:
        ox.Store().query(prefixes(base) + SERVICE.sub("servize", sparql))
    except SyntaxError as error:
        reason = "SERVICE would call another server; this tool answers from its own graph only"
        raise QueryError(f"{reason} (and without it this is not SPARQL: {error})") from error


def _table(found: Any, base: str) -> Table:
    if isinstance(found, ox.QueryBoolean):
        return Table(("answer",), (("true" if bool(found) else "false",),))
    if isinstance(found, ox.QueryTriples):
        quads = sorted((ox.Quad(*triple) for triple in found), key=str)
        text = ox.serialize(quads, format=ox.RdfFormat.TURTLE, prefixes=Namespace(base).prefixes()) or b""
        return Table((), (), text.decode("utf-8"))
    columns = tuple(variable.value for variable in found.variables)
    rows = tuple(tuple(None if value is None else value.value for value in row) for row in found)
    return Table(columns, rows)


def query_file(path: Path, sparql: str, base: str, *, timeout: float = 60.0) -> Table:
    """Answer a query over a graph file in a process of its own that is stopped after `timeout` seconds."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=_answer, args=(path, sparql, base, sender), daemon=True)
    worker.start()
    sender.close()
    try:
        if not receiver.poll(timeout):
            raise QueryError(f"no answer within {timeout:g} s; make the query narrower or raise --timeout")
        result: Table | KGError = receiver.recv()
    except EOFError:
        raise QueryError("the query ended its process; it may be nested too deep") from None
    finally:
        worker.kill()
        worker.join()
    if isinstance(result, KGError):
        raise result
    return result


def _answer(path: Path, sparql: str, base: str, sender: Any) -> None:
    try:
        sender.send(query(load_store(path, base), sparql, base))
    except KGError as error:
        sender.send(error)


def load_store(path: Path, base: str) -> ox.Store:
    """The store of an N-Quads file; KGError if it is none, or was built in another shape (see `MODEL_VERSION`)."""
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    except (OSError, SyntaxError) as error:
        raise KGError(f"{path} is no graph: {error}; build it again") from error
    version = ox.NamedNode(Namespace(base).term("modelVersion"))
    found = [quad.object for quad in store.quads_for_pattern(None, version, None)]
    if found != [ox.Literal(MODEL_VERSION)]:
        raise KGError(f"{path} was built by another version of this tool, or under another base IRI; build it again")
    return store
