"""The SHACL core shapes of an ontology over triples, by pySHACL."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.namespaces import Namespace

__all__ = ["violations"]


def violations(triples: Iterable[ox.Triple], folder: Path, namespace: Namespace) -> Iterator[tuple[str, str]]:
    """What does not conform to `shapes.ttl`: (IRI, message); takes seconds."""
    from pyshacl import validate
    from rdflib import Graph
    from rdflib.namespace import SH

    data = Graph().parse(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    shapes = Graph().parse(folder / "shapes.ttl", format="turtle", publicID=namespace.base)
    _, report, _ = validate(data, shacl_graph=shapes, inference="none")
    if isinstance(report, Graph):
        found = {
            (str(report.value(one, SH.focusNode)), str(report.value(one, SH.resultMessage)))
            for one in report.objects(None, SH.result)
        }
        yield from sorted(found)
