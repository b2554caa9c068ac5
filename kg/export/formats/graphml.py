"""GraphML, for yEd, Cytoscape and igraph."""

from pathlib import Path

import networkx

from kg.export.edge_values import edge_values
from kg.network.layout import positions
from kg.output.files import printable, write_text

__all__ = ["FILES", "FORMAT", "SUFFIX", "export", "plain", "write"]

FORMAT = "graphml"
FILES = ("network.graphml",)
SUFFIX = ".graphml"  # of other views


def export(network: networkx.MultiDiGraph, folder: Path) -> None:
    """Write `network.graphml`."""
    write(network, folder / FILES[0])


def write(network: networkx.MultiDiGraph, path: Path) -> None:
    """Write any view as a file; dates are a text, there are no spells."""
    lines = networkx.generate_graphml(plain(network), named_key_ids=True, edge_id_from_attribute=None)
    head = "<?xml version='1.0' encoding='utf-8'?>\n"
    write_text(path, head + "\n".join(lines) + "\n")


def plain(network: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """The network with values that GraphML can hold: texts and numbers, no lists, nothing absent."""
    places, more = positions(network), network.graph.get("node_columns", ())
    result = networkx.MultiDiGraph()
    for node, data in sorted(network.nodes(data=True)):
        x, y = places[node]
        texts = clean(data, ("label", "label_en", "kind", "key")) | {"aliases": printable("|".join(data["aliases"]))}
        texts |= clean(data, tuple(name for name, kind in more if kind == "string" and name in data))
        texts |= {name: data[name] for name, kind in more if kind != "string" and name in data}
        result.add_node(printable(node), **texts, degree=data["degree"], documents=data["documents"], x=x, y=y)
    for source, target, key, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        values = edge_values(source, target, key, data)
        name = values.pop("id")  # networkx writes the key of an edge as its id, which none may share with another
        texts = {one: printable(value) if isinstance(value, str) else value for one, value in values.items()}
        result.add_edge(printable(source), printable(target), key=name, **texts)
    return result


def clean(data: dict[str, object], names: tuple[str, ...]) -> dict[str, object]:
    return {name: printable(str(data[name])) for name in names}
