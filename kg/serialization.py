"""RDF files whose bytes depend on nothing but the triples."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

import pyoxigraph as ox

from kg.namespaces import Namespace
from kg.store.terms import written

__all__ = ["triples", "write"]


def triples(store: ox.Store, base: str) -> Iterator[ox.Triple]:
    """The union of all graphs, which hold no triple twice, with the datatypes that the schema gives; in no order."""
    return (ox.Triple(quad.subject, quad.predicate, written(quad, base)) for quad in store)


def write(store: ox.Store, path: Path, name: str, base: str, *, whole: bool) -> None:
    """The dataset (`whole`), or the union of its graphs, in a format of pyoxigraph, sorted; a whole file or none appears."""
    kind: ox.RdfFormat = getattr(ox.RdfFormat, name)
    found = ox.serialize(_quads(store, base) if whole else triples(store, base), format=ox.RdfFormat.N_QUADS) or b""
    lines = sorted(found.splitlines(keepends=True))
    with NamedTemporaryFile(dir=path.parent, prefix=path.name, suffix=".part", delete=False) as part:
        try:
            if name == "N_QUADS":
                part.writelines(lines)
            else:
                quads = ox.parse(b"".join(lines), ox.RdfFormat.N_QUADS)
                ox.serialize(quads, output=part, format=kind, prefixes=Namespace(base).prefixes())
        except BaseException:
            part.close()
            os.unlink(part.name)
            raise
    os.chmod(part.name, 0o644)
    os.replace(part.name, path)


def _quads(store: ox.Store, base: str) -> Iterator[ox.Quad]:
    return (ox.Quad(quad.subject, quad.predicate, written(quad, base), quad.graph_name) for quad in store)
