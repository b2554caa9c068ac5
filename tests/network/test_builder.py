"""What views of a graph are drawn on."""

from kg.graph import Graph
from kg.network.builder import NetworkBuilder
from kg.network.passages import Passage


def passage(quote: str, day: str = "2022-06-15") -> Passage:
    return Passage(
        quote=quote,
        document="a",
        title="样例",
        date=day,
        speaker="state:CHN",
        start=0,
        end=2,
        modality="actual",
        rule="made",
        confidence=0.9,
    )


def test_equal_edges_become_one_and_its_evidence_grows(graph: Graph) -> None:
    builder = NetworkBuilder(graph)
    one, other = builder.entity_node("state:CHN"), builder.entity_node("topic:arms-race")
    for quote in ("甲", "乙", "甲"):
        builder.add_edge(one, other, "position", "against", passage(quote))
    found = builder.network()
    ((source, target, key, data),) = found.edges(keys=True, data=True)
    assert (source, target, key) == (one, other, "position:against")
    assert sorted(each.quote for each in data["evidence"]) == ["乙", "甲"] and data["dates"] == ("2022-06-15",)
    assert {node: each["degree"] for node, each in found.nodes(data=True)} == {one: 1, other: 1}


def test_what_nobody_knows_is_no_node_and_ties_nothing(graph: Graph) -> None:
    builder = NetworkBuilder(graph)
    assert builder.entity_node("unnamed") == "" and builder.entity_node("state:ATLANTIS") == ""
    builder.add_edge(builder.entity_node("state:CHN"), "", "position", "against", passage("甲"))
    assert builder.network().number_of_edges() == 0 and len(builder.network()) == 1


def test_a_thing_without_a_key_is_called_by_the_end_of_its_iri(graph: Graph) -> None:
    builder = NetworkBuilder(graph)
    assert builder.node(f"{graph.base}id/claim/5f") == "claim/5f"
    builder.add("claim/5f", kind="claim", label="甲")
    builder.add("claim/5f", kind="claim", label="乙")
    assert builder.network().nodes["claim/5f"]["label"] == "甲"


def test_the_order_of_drawing_does_not_count(graph: Graph) -> None:
    found = []
    for keys in (("state:CHN", "state:USA"), ("state:USA", "state:CHN")):
        builder = NetworkBuilder(graph, columns=(("date", "string"),))
        for key in keys:
            builder.entity_node(key)
        found.append(builder.network())
    assert list(found[0].nodes(data=True)) == list(found[1].nodes(data=True))
    assert found[0].graph["node_columns"] == (("date", "string"),)
