"""GraphML, for yEd, Cytoscape and igraph."""

from pathlib import Path

import networkx

from kg.files import printable, write_text
from kg.layout import positions

__all__ = ["FILES", "FORMAT", "export", "plain"]

FORMAT = "graphml"
FILES = ("network.graphml",)


def export(network: networkx.MultiDiGraph, folder: Path) -> None:
    """Write `network.graphml`."""
    lines = networkx.generate_graphml(plain(network), named_key_ids=True, edge_id_from_attribute=None)
    head = "<?xml version='1.0' encoding='utf-8'?>\n"
    write_text(folder / FILES[0], head + "\n".join(lines) + "\n")


def plain(network: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """The network with values that GraphML can hold: texts and numbers, no lists, nothing absent."""
    places = positions(network)
    result = networkx.MultiDiGraph()
    for node, data in sorted(network.nodes(data=True)):
        x, y = places[node]
        texts = clean(data, ("label", "label_en", "kind", "key")) | {"aliases": printable("|".join(data["aliases"]))}
        result.add_node(printable(node), **texts, degree=data["degree"], documents=data["documents"], x=x, y=y)
    for source, target, key, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        texts = clean(data, ("label", "label_en", "kind", "predicate", "polarity", "modality"))
        first = data["evidence"][0] if data["evidence"] else None
        result.add_edge(
            printable(source), printable(target), key=printable(key), **texts,
            weight=data["weight"], dates=" ".join(data["dates"]),
            quote=printable(first.quote) if first else "", title=printable(first.title) if first else "",
        )  # fmt: skip
    return result


def clean(data: dict[str, object], names: tuple[str, ...]) -> dict[str, str]:
    return {name: printable(str(data[name])) for name in names}
