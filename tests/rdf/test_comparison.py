"""What one graph says that another does not."""

from kg.graph import Graph
from kg.rdf.comparison import Difference, differences
from tests.support.making import annotation_of

SAYS = "中国外交部发言人汪文斌1日表示，有关国家应当停止扩散核材料。"
MORE = "俄罗斯总统普京说，俄方不会首先使用核武器。"


def graph_of(*paragraphs: str) -> Graph:
    graph = Graph()
    graph.add(annotation_of(*paragraphs, published="2021-03-01"))
    return graph


def test_what_stayed_is_no_difference_though_the_document_is_another() -> None:
    found = differences(graph_of(SAYS), graph_of(SAYS, MORE))
    assert found[0] == Difference("changed", "document", "made")
    claims = [one for one in found if one.what == "claim"]
    assert [(one.change, one.who, one.how) for one in claims] == [("added", "person:普京 for state:RUS", "not commit")]
    assert not [one for one in found if one.change == "removed"]


def test_the_other_way_round_it_is_removed() -> None:
    there, back = differences(graph_of(SAYS), graph_of(SAYS, MORE)), differences(graph_of(SAYS, MORE), graph_of(SAYS))
    opposite = {"added": "removed", "removed": "added", "changed": "changed"}
    assert [one._replace(change=opposite[one.change]) for one in there] == back


def test_a_graph_does_not_differ_from_itself() -> None:
    assert differences(graph_of(SAYS, MORE), graph_of(SAYS, MORE)) == []


def test_what_is_said_twice_and_then_once_is_told_once() -> None:
    found = [one for one in differences(graph_of(SAYS, SAYS), graph_of(SAYS)) if one.what == "claim"]
    assert [(one.change, one.who) for one in found] == [("removed", "person:汪文斌 for state:CHN")]
