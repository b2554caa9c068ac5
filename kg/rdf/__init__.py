"""The RDF store: quads of documents and of the ontology, checks, and queries."""

from kg.rdf.checks import check
from kg.rdf.loading import add, consolidate
from kg.rdf.sparql.queries import Table, query

__all__ = ["Table", "add", "check", "consolidate", "query"]
