"""What the RDF store offers those above it."""

import pytest

from kg import rdf
from kg.graph import Graph
from kg.rdf import Table, check, query


def test_a_query_over_the_union_of_all_graphs(graph: Graph) -> None:
    found = query(graph.store, "SELECT ?key { ?s a kg:Claim ; kg:onBehalfOf/kg:key ?key } ORDER BY ?key", graph.base)
    assert isinstance(found, Table) and found.columns == ("key",)
    assert {row["key"] for row in found} >= {"state:CHN"}


def test_a_graph_as_built_breaks_none_of_the_checks(graph: Graph) -> None:
    assert list(check(graph.store, graph.ontology.folder, graph.base)) == []


@pytest.mark.parametrize("name", rdf.__all__)
def test_what_it_offers_is_there(name: str) -> None:
    assert callable(getattr(rdf, name))
