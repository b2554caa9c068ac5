"""GraphML, for yEd, Cytoscape and igraph."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

import networkx

from kg.export.edge_values import edge_values
from kg.export.xml import IN_ATTRIBUTE, IN_TEXT, escaped
from kg.network.layout import positions
from kg.output.files import write_pieces

__all__ = ["FILES", "FORMAT", "SUFFIX", "export", "graphml", "write"]

FORMAT = "graphml"
FILES = ("network.graphml",)
SUFFIX = ".graphml"  # of other views

NODE_TEXTS = ("label", "label_en", "kind", "key")
TYPES = {str: "string", int: "long", float: "double"}
HEAD = """<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""
SIGNS = {**IN_ATTRIBUTE, '"': "&quot;", "\t": "&#09;"}  # of an attribute, as Python's own writer has them

Keys = dict[tuple[str, str, str], None]  # name of a value, its type, and whether it is of nodes or edges


def export(network: networkx.MultiDiGraph, folder: Path) -> None:
    """Write `network.graphml`."""
    write(network, folder / FILES[0])


def write(network: networkx.MultiDiGraph, path: Path) -> None:
    """Write any view as a file; dates are a text, there are no spells."""
    write_pieces(path, pieces(network))


def graphml(network: networkx.MultiDiGraph) -> str:
    """The network as GraphML: texts and numbers, no lists, nothing absent; all that is not ASCII as references.

    Written as networkx would write it: its writer builds a tree of every value first, and takes ten times as long.
    """
    return "".join(pieces(network))


def pieces(network: networkx.MultiDiGraph) -> Iterator[str]:
    """Its lines: references take four times the room of characters, so that only a line at a time has them."""
    places, more = positions(network), network.graph.get("node_columns", ())
    keys: Keys = {}
    lines: list[str] = []
    for node, data in sorted(network.nodes(data=True)):
        x, y = places[node]
        said = {name: str(data[name]) for name in NODE_TEXTS} | {"aliases": "|".join(data["aliases"])}
        said |= {name: str(data[name]) for name, kind in more if kind == "string" and name in data}
        numbers = {name: data[name] for name, kind in more if kind != "string" and name in data}
        counted = {"degree": data["degree"], "documents": data["documents"], "x": x, "y": y}
        lines.append(f'    <node id="{attribute(node)}">')
        lines += [*values(said | numbers | counted, "node", keys), "    </node>"]
    for source, target, key, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        plain = edge_values(source, target, key, data)
        ends = f'source="{attribute(source)}" target="{attribute(target)}"'
        lines.append(f'    <edge {ends} id="{plain.pop("id")}">')
        lines += [*values(plain, "edge", keys), "    </edge>"]
    body = (
        ['  <graph edgedefault="directed">', *lines, "  </graph>"] if lines else ['  <graph edgedefault="directed" />']
    )
    for line in chain((HEAD,), heads(keys), body, ("</graphml>",)):
        yield (line if line.isascii() else line.encode("ascii", "xmlcharrefreplace").decode("ascii")) + "\n"


def heads(keys: Keys) -> Iterable[str]:
    """What each value is, the last first."""
    for name, kind, owner in reversed(keys):
        yield f'  <key id="{name}" for="{owner}" attr.name="{name}" attr.type="{kind}" />'


def values(data: Mapping[str, object], owner: str, keys: Keys) -> Iterable[str]:
    for name, value in data.items():
        keys[name, TYPES[type(value)], owner] = None
        text = escaped(value, IN_TEXT) if isinstance(value, str) else str(value)
        yield f'      <data key="{name}">{text}</data>' if text else f'      <data key="{name}" />'


def attribute(text: str) -> str:
    return escaped(text, SIGNS)
