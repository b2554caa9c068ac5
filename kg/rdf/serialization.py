"""RDF files whose bytes depend on nothing but the triples."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.model.namespaces import Namespace
from kg.output.files import writing
from kg.rdf.terms import written

__all__ = ["digest", "triples", "write"]


def triples(store: ox.Store, base: str) -> Iterator[ox.Triple]:
    """The union of all graphs, which hold no triple twice, with the datatypes that the schema gives; in no order."""
    return (ox.Triple(quad.subject, quad.predicate, written(quad, base)) for quad in store)


def quads(store: ox.Store, base: str) -> Iterator[ox.Quad]:
    """The dataset, likewise."""
    return (ox.Quad(quad.subject, quad.predicate, written(quad, base), quad.graph_name) for quad in store)


def write(store: ox.Store, path: Path, name: str, base: str, *, whole: bool) -> None:
    """The dataset (`whole`), or the union of its graphs, in a format of pyoxigraph, sorted; a whole file or none appears."""
    kind: ox.RdfFormat = getattr(ox.RdfFormat, name)
    lines = _lines(quads(store, base) if whole else triples(store, base))
    with writing(path) as part:
        if name == "N_QUADS":
            part.writelines(lines)
        else:
            found = ox.parse(b"".join(lines), ox.RdfFormat.N_QUADS)
            ox.serialize(found, output=part, format=kind, prefixes=Namespace(base).prefixes())


def digest(store: ox.Store, base: str) -> str:
    """The sha256 that the store's `graph.nq` has."""
    return hashlib.sha256(b"".join(_lines(quads(store, base)))).hexdigest()


def _lines(found: Iterator[ox.Triple] | Iterator[ox.Quad]) -> list[bytes]:
    return sorted((ox.serialize(found, format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True))
