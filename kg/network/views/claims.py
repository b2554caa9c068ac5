"""Claims as nodes, tied to who speaks, to the side spoken for, and to what they are about."""

import networkx

from kg.network.builder import NetworkBuilder
from kg.rdf.graph import RdfGraph

__all__ = ["view"]

COLUMNS = (
    ("illocution", "string"), ("polarity", "string"), ("modality", "string"), ("date", "string"), ("confidence", "double"),
    ("quote", "string"), ("title", "string"), ("utterance", "string"),
)  # fmt: skip
SHOWN = 16  # characters of a claim in its label
# Field of a record -> property, which is the edge; the first two lead to the claim, the others away from it.
TO = (("speaker", "speaker"), ("on_behalf_of", "onBehalfOf"))
FROM = (("targets", "target"), ("instruments", "mentionsInstrument"), ("topics", "topic"))


def view(graph: RdfGraph) -> networkx.MultiDiGraph:
    """Each claim once; one on behalf of its own speaker is tied to it once; nobody unnamed is a node."""
    builder = NetworkBuilder(graph, columns=COLUMNS)
    looks = builder.looks.illocutions
    for claim in graph.claims:
        node, passage = builder.node(claim["claim"]), builder.passage(claim)
        look, content = looks.get(claim["illocution"]), claim["content"]
        builder.add(
            node, kind="claim", key=node.replace("/", ":"), documents=1, dates=(passage.date,) if passage.date else (),
            label=f"{look.zh if look else claim['illocution']}：{content[:SHOWN]}{'…' if len(content) > SHOWN else ''}",
            label_en=look.en if look else claim["illocution"], color=look.color if look else "",
            **{name: claim[name] or "" for name, _ in COLUMNS} | {"utterance": passage.utterance},
        )  # fmt: skip
        for field, tie in TO:
            if claim[field] and (tie == "speaker" or claim[field] != claim["speaker"]):
                builder.add_edge(builder.entity_node(claim[field]), node, "tie", tie, passage)
        for field, tie in FROM:
            for key in claim[field]:
                builder.add_edge(
                    node, builder.entity_node(f"topic:{key}" if tie == "topic" else key), "tie", tie, passage
                )
    return builder.network()
