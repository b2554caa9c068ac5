"""The network by treaty and topic: relations, and what each side says on a treaty or topic, as edges by stance."""

from collections import defaultdict

import networkx

from kg.network.entities import Network

__all__ = ["KIND", "topical"]

KIND = "position"
HEARSAY = "claimed"  # what somebody else relays is drawn like what is only claimed


def topical(shown: Network) -> networkx.MultiDiGraph:
    """The entities and topics with the relations of the network and an edge a side, subject and stance.

    Such an edge has the places of its claims among `shown.claims`, and for its weight the number of utterances. Claims that
    somebody else relays are an edge apart, which is `unsure`.
    """
    whole, claims = shown.multigraph, shown.claims
    result = networkx.MultiDiGraph(style=whole.graph["style"])
    result.add_nodes_from((node, dict(data)) for node, data in whole.nodes(data=True))
    for node, names in shown.topics.items():
        result.add_node(
            node,
            label=names.zh,
            label_en=names.en,
            kind="topic",
            key=node.replace("/", ":"),
            aliases=names.aliases,
            documents=0,
        )
    for source, target, key, data in whole.edges(keys=True, data=True):
        if data["kind"] == "relation":
            result.add_edge(source, target, key, **data)
    told: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        for subject, stance in claim.stances:
            if claim.side != subject and claim.side in whole and subject in result:
                told[claim.side, subject, stance, HEARSAY if claim.relayed_by else ""].append(number)
    for (side, subject, stance, hearsay), numbers in sorted(told.items()):
        key = ":".join(filter(None, (KIND, stance, hearsay)))
        said = {claims[number].passage.utterance or number for number in numbers}
        result.add_edge(
            side, subject, key, kind=KIND, predicate=stance, polarity="affirmative", unsure=hearsay, weight=len(said),
            claims=tuple(numbers),
        )  # fmt: skip
    for node, degree in result.degree():
        result.nodes[node]["degree"] = degree
    return result
