"""The RDF store: quads of documents and of the ontology, checks, and queries."""

from kg.store.checks import check
from kg.store.filling import add, consolidate
from kg.store.queries import Table, query

__all__ = ["Table", "add", "check", "consolidate", "query"]
