"""Statements as objects, to look at them in tests."""

from collections.abc import Iterable

import pyoxigraph as ox

from kg.rdf.terms import Statement

__all__ = ["triples"]


def triples(statements: Iterable[Statement]) -> list[ox.Triple]:
    """As the parser of Oxigraph reads them, in their order."""
    text = "".join(f"{one} .\n" for one in statements)
    return [quad.triple for quad in ox.parse(text, ox.RdfFormat.N_QUADS)]
