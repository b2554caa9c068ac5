"""The RDF store: quads of documents and of the ontology, checks, and queries."""

from kg.rdf.checks import check
from kg.rdf.sparql.queries import Table, query

__all__ = ["Table", "check", "query"]
