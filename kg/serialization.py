"""RDF files whose bytes depend on nothing but the triples."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

import pyoxigraph as ox

from kg.store.queries import PREFIXES

__all__ = ["write"]


def write(store: ox.Store, path: Path, name: str, base: str, *, whole: bool) -> None:
    """The dataset (`whole`) or the default graph in a format of pyoxigraph, sorted; a whole file or none appears."""
    kind: ox.RdfFormat = getattr(ox.RdfFormat, name)
    graph = None if whole else ox.DefaultGraph()
    found = ox.serialize(store.quads_for_pattern(None, None, None, graph), format=ox.RdfFormat.N_QUADS) or b""
    lines = sorted(found.splitlines(keepends=True))
    with NamedTemporaryFile(dir=path.parent, prefix=path.name, suffix=".part", delete=False) as part:
        try:
            if name == "N_QUADS":
                part.writelines(lines)
            else:
                quads = ox.parse(b"".join(lines), ox.RdfFormat.N_QUADS)
                known = {"kg": f"{base}ontology#", "id": f"{base}id/", **PREFIXES}
                ox.serialize(quads, output=part, format=kind, prefixes=known if name in ("TURTLE", "TRIG") else None)
                part.write(b"\n" if name == "JSON_LD" else b"")
        except BaseException:
            part.close()
            os.unlink(part.name)
            raise
    os.chmod(part.name, 0o644)
    os.replace(part.name, path)
