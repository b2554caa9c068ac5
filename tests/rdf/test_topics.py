"""The topics of a graph."""

from kg.graph import Graph
from kg.rdf.topics import topics


def test_a_narrower_topic_leads_to_the_top_and_lends_it_its_expressions(graph: Graph) -> None:
    found = topics(graph)
    narrow, top = found["topic:plutonium"], found["topic:fissile-material"]
    assert narrow.top == "topic:fissile-material" and top.top == top.key
    assert narrow.expressions < top.expressions and "钚库存" in narrow.expressions
    assert "separated plutonium" in narrow.names and narrow.label == "分离钚"


def test_every_topic_has_a_name_and_ends_in_a_topic_that_is_there(graph: Graph) -> None:
    found = topics(graph)
    assert len(found) > 20
    assert all(one.label and one.names and one.top in found and found[one.top].top == one.top for one in found.values())
