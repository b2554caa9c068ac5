"""RDF files whose bytes depend on nothing but the triples."""

import hashlib
from pathlib import Path

import pyoxigraph as ox

from kg.files import writing
from kg.store.queries import PREFIXES

__all__ = ["digest", "write"]


def write(store: ox.Store, path: Path, name: str, base: str, *, whole: bool) -> None:
    """The dataset (`whole`) or the default graph in a format of pyoxigraph, sorted; a whole file or none appears."""
    kind: ox.RdfFormat = getattr(ox.RdfFormat, name)
    graph = None if whole else ox.DefaultGraph()
    lines = _lines(store, graph)
    with writing(path) as part:
        if name == "N_QUADS":
            part.writelines(lines)
        else:
            quads = ox.parse(b"".join(lines), ox.RdfFormat.N_QUADS)
            known = {"kg": f"{base}ontology#", "id": f"{base}id/", **PREFIXES}
            ox.serialize(quads, output=part, format=kind, prefixes=known if name in ("TURTLE", "TRIG") else None)
            part.write(b"\n" if name == "JSON_LD" else b"")


def digest(store: ox.Store) -> str:
    """The sha256 that the store's `graph.nq` has."""
    return hashlib.sha256(b"".join(_lines(store, None))).hexdigest()


def _lines(store: ox.Store, graph: ox.DefaultGraph | None) -> list[bytes]:
    found = ox.serialize(store.quads_for_pattern(None, None, None, graph), format=ox.RdfFormat.N_QUADS) or b""
    return sorted(found.splitlines(keepends=True))
