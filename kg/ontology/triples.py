"""The triples of an ontology's folder: of its Turtle files, and of the table of organizations."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.model.namespaces import Namespace
from kg.ontology.files import data_of, table_of
from kg.ontology.tables import organization_triples

__all__ = ["triples_of"]

ALWAYS = ("schema.ttl", "concepts.ttl", "entities/organizations.csv")


def triples_of(folder: Path, namespace: Namespace) -> Iterator[ox.Triple]:
    """In the order of the paths, without the shapes, which are no facts. Raises OntologyError."""
    paths = {*folder.glob("*.ttl"), *folder.glob("entities/*/*.ttl")} - {folder / "shapes.ttl"}
    for path in sorted(paths | {folder / name for name in ALWAYS}):
        if path.suffix == ".csv":
            yield from organization_triples(table_of(path), namespace)
        else:
            yield from _turtle(path, namespace)


def _turtle(path: Path, namespace: Namespace) -> Iterator[ox.Triple]:
    try:
        for quad in ox.parse(data_of(path), ox.RdfFormat.TURTLE, base_iri=namespace.base):
            yield quad.triple
    except SyntaxError as error:
        raise OntologyError(f"{path}: {error}; mend the Turtle") from error
