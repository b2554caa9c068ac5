"""GEXF 1.3, for Gephi: parallel edges told apart by kind, dates as spells, colors, sizes and positions."""

import re
from calendar import monthrange
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import quoteattr

import networkx

from kg.appearance import appearance, edge_width, node_size
from kg.files import printable, write_text
from kg.layout import positions
from kg.namespaces import digest

__all__ = ["FILES", "FORMAT", "SUFFIX", "export", "gexf", "spell", "write"]

FORMAT = "gexf"
FILES = ("network.gexf",)
SUFFIX = ".gexf"  # of other views

NODE_COLUMNS = (
    ("kind", "string"), ("label_en", "string"), ("key", "string"), ("aliases", "string"),
    ("degree", "integer"), ("documents", "integer"),
)  # fmt: skip
EDGE_COLUMNS = (
    ("relation_kind", "string"), ("predicate", "string"), ("label_en", "string"), ("polarity", "string"),
    ("modality", "string"), ("documents", "integer"), ("quote", "string"), ("title", "string"),
)  # fmt: skip
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">"""
DATED = '  <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">'
STATIC = '  <graph defaultedgetype="directed" mode="static">'
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")  # 2022, 2022-01, 2022-01-21


def export(network: networkx.MultiDiGraph, folder: Path) -> None:
    """Write `network.gexf`."""
    write(network, folder / FILES[0])


def write(network: networkx.MultiDiGraph, path: Path, *, static: bool = False) -> None:
    """Write any view as a file."""
    write_text(path, gexf(network, static=static))


def gexf(network: networkx.MultiDiGraph, *, static: bool = False) -> str:
    """The network as GEXF text; its date is that of the newest evidence, so the same network has the same bytes.

    `static` leaves the spells out: the dates of an edge are an attribute, and there is no timeline.
    """
    node_columns = NODE_COLUMNS + network.graph.get("node_columns", ())
    edge_columns = EDGE_COLUMNS + ((("dates", "string"),) if static else ())
    looks, places = appearance(), positions(network)
    lines = [HEAD]
    newest = max((last for *_, data in network.edges(data=True) for date in data["dates"] for _, last in spell(date)),
                 default="")  # fmt: skip
    if newest:
        lines.append(f"  <meta lastmodifieddate={attribute(newest)}/>")
    lines += [STATIC if static else DATED, *columns("node", node_columns), *columns("edge", edge_columns)]
    lines.append("    <nodes>")
    for node, data in sorted(network.nodes(data=True)):
        x, y = places[node]
        lines.append(f"      <node id={attribute(node)} label={attribute(data['label'])}>")
        lines += values(data | {"aliases": "|".join(data["aliases"])}, node_columns)
        lines += [] if static else spells(data.get("dates", ()))
        lines.append(color(data.get("color") or looks.kind(data["kind"]).color))
        lines.append(f'        <viz:position x="{x}" y="{-y}" z="0.0"/>')  # Gephi's y points up
        lines.append(f'        <viz:size value="{node_size(data["degree"])}"/>')
        lines.append("      </node>")
    lines += ["    </nodes>", "    <edges>"]
    for source, target, key, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        look = looks.edge(data["kind"], data["predicate"], data["polarity"])
        kind = " ".join([data["kind"], data["predicate"], *(["negative"] if data["polarity"] == "negative" else [])])
        lines.append(
            f"      <edge id={attribute(digest(source, target, key))} source={attribute(source)} "
            f"target={attribute(target)} kind={attribute(kind)} label={attribute(data['label'])} "
            f'weight="{float(data["weight"])}">'
        )
        first = data["evidence"][0] if data["evidence"] else None
        more = {
            "relation_kind": data["kind"],
            "documents": len({passage.document for passage in data["evidence"]}),
            "quote": first.quote if first else "",
            "title": first.title if first else "",
            "dates": " ".join(data["dates"]),
        }
        lines += values(data | more, edge_columns)
        lines += [] if static else spells(data["dates"])
        lines += [color(look.color), f'        <viz:thickness value="{edge_width(data["weight"])}"/>', "      </edge>"]
    lines += ["    </edges>", "  </graph>", "</gexf>", ""]
    return "\n".join(lines)


def spells(dates: Iterable[str]) -> list[str]:
    bounds = sorted({one for date in dates for one in spell(date)})
    rows = [f'          <spell start="{begin}" end="{end}"/>' for begin, end in bounds]
    return ["        <spells>", *rows, "        </spells>"] if rows else []


def spell(date: str) -> list[tuple[str, str]]:
    """The first and last day of a date, `2022`, `2022-01`, `2022-01-21` or `A/B`; nothing where it is none.

    >>> spell("2022-02/2022-03-04")
    [('2022-02-01', '2022-03-04')]
    """
    begin, _, end = date.partition("/")
    end = end or begin
    if not DAY.fullmatch(begin) or not DAY.fullmatch(end):
        return []
    if len(end) == 7:
        month = int(end[5:])
        if not 1 <= month <= 12:
            return []
        end = f"{end}-{monthrange(int(end[:4]), month)[1]:02}"
    first, last = f"{begin}-01-01"[:10] if len(begin) == 4 else f"{begin}-01"[:10], f"{end}-12-31"[:10]
    return [(first, last)] if first <= last else []


def attribute(text: str) -> str:
    """A quoted attribute value without what XML forbids; line ends survive as references."""
    return quoteattr(printable(str(text)), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def columns(owner: str, titles: tuple[tuple[str, str], ...]) -> list[str]:
    rows = [f'      <attribute id="{id}" title="{title}" type="{kind}"/>' for id, (title, kind) in enumerate(titles)]
    return [f'    <attributes class="{owner}" mode="static">', *rows, "    </attributes>"]


def values(data: dict[str, object], titles: tuple[tuple[str, str], ...]) -> list[str]:
    rows = [
        f'          <attvalue for="{number}" value={attribute(str(data[title]))}/>'
        for number, (title, _) in enumerate(titles)
        if data.get(title, "") != ""
    ]
    return ["        <attvalues>", *rows, "        </attvalues>"]


def color(code: str) -> str:
    red, green, blue = (int(code[place : place + 2], 16) for place in (1, 3, 5))
    return f'        <viz:color r="{red}" g="{green}" b="{blue}" a="1.0"/>'
