"""The RDF store: quads of documents and of the ontology, checks, and queries."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.rdf.checks import check
    from kg.rdf.sparql.queries import Table, query

__all__ = ["Table", "check", "query"]


def __getattr__(name: str) -> Any:
    """Imported when first used: a saved question checks nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'kg.rdf' has no attribute {name!r}; it has {', '.join(__all__)}")
    from kg.rdf import checks
    from kg.rdf.sparql import queries

    return checks.check if name == "check" else getattr(queries, name)
