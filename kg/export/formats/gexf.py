"""GEXF 1.3, for Gephi: parallel edges told apart by kind, dates as spells, colors, sizes and positions."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import networkx

from kg.export.edge_values import edge_values, spell
from kg.export.xml import quoted
from kg.network.layout import positions
from kg.network.style import StyleSheet, edge_width, node_size
from kg.output.files import write_pieces

__all__ = ["FILES", "FORMAT", "SUFFIX", "export", "gexf", "write"]

FORMAT = "gexf"
FILES = ("network.gexf",)
SUFFIX = ".gexf"  # of other views

NODE_COLUMNS = (
    ("kind", "string"), ("label_en", "string"), ("key", "string"), ("aliases", "string"),
    ("degree", "integer"), ("documents", "integer"),
)  # fmt: skip
EDGE_COLUMNS = (
    ("relation_kind", "string"), ("predicate", "string"), ("label_en", "string"), ("polarity", "string"),
    ("modality", "string"), ("claimed_by", "string"), ("years", "string"), ("outlets", "integer"), ("documents", "integer"), ("dates", "string"),
    ("first", "string"), ("last", "string"), ("quote", "string"), ("title", "string"),
)  # fmt: skip
# The identifier that Gephi takes for the weight of an edge: a value a year, and `weight` of the edge is that of all time.
WEIGHTS = """    <attributes class="edge" mode="dynamic">
      <attribute id="weight" title="Weight" type="float"/>
    </attributes>"""
PALE = 0.4  # opacity of what no text reports as done: Gephi draws neither dashes nor hollow arrows
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">"""
DATED = '  <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">'
STATIC = '  <graph defaultedgetype="directed" mode="static">'


def export(network: networkx.MultiDiGraph, folder: Path) -> None:
    """Write `network.gexf`."""
    write(network, folder / FILES[0])


def write(network: networkx.MultiDiGraph, path: Path, *, static: bool = False) -> None:
    """Write any view as a file."""
    write_pieces(path, (line + "\n" for line in lines(network, static=static)))


def gexf(network: networkx.MultiDiGraph, *, static: bool = False) -> str:
    """The network as GEXF text; its date is that of the newest evidence, so the same network has the same bytes.

    The dates of an edge are an attribute too, for programs that know no spells; `static` leaves the spells, and so the
    timeline, and the weights of years out.
    """
    return "".join(line + "\n" for line in lines(network, static=static))


def lines(network: networkx.MultiDiGraph, *, static: bool) -> Iterator[str]:
    node_columns = NODE_COLUMNS + network.graph.get("node_columns", ())
    looks: StyleSheet = network.graph["style"]
    places = positions(network)
    yield HEAD
    newest = max((last for *_, data in network.edges(data=True) for date in data["dates"] for _, last in spell(date)),
                 default="")  # fmt: skip
    if newest:
        yield f"  <meta lastmodifieddate={quoted(newest)}/>"
    yield STATIC if static else DATED
    yield from columns("node", node_columns)
    yield from columns("edge", EDGE_COLUMNS)
    yield from () if static else (WEIGHTS,)
    yield "    <nodes>"
    for node, data in sorted(network.nodes(data=True)):
        x, y = places[node]
        yield f"      <node id={quoted(node)} label={quoted(data['label'])}>"
        yield from values(data | {"aliases": "|".join(data["aliases"])}, node_columns)
        yield from () if static else spells(data.get("dates", ()))
        yield color(data.get("color") or looks.kind(data["kind"]).color)
        yield f'        <viz:position x="{x}" y="{-y}" z="0.0"/>'  # Gephi's y points up
        yield f'        <viz:size value="{node_size(data["degree"])}"/>'
        yield "      </node>"
    yield from ("    </nodes>", "    <edges>")
    for source, target, key, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        unsure = data.get("unsure", "")
        look = looks.edge(data["kind"], data["predicate"], data["polarity"], unsure)
        negative = "negative" if data["polarity"] == "negative" else ""
        kind = " ".join(filter(None, (data["kind"], data["predicate"], negative, unsure)))
        plain = edge_values(source, target, key, data)
        yield (
            f"      <edge id={quoted(plain['id'])} source={quoted(source)} target={quoted(target)} "
            f'kind={quoted(kind)} label={quoted(data["label"])} weight="{float(data["weight"])}">'
        )
        over_time = {} if static else data.get("years", {})
        yield from values(plain | {"relation_kind": data["kind"]}, EDGE_COLUMNS, weights(over_time))
        yield from () if static else spells(data["dates"])
        yield color(look.color, PALE if unsure else 1.0)
        yield f'        <viz:thickness value="{edge_width(data["weight"])}"/>'
        yield "      </edge>"
    yield from ("    </edges>", "  </graph>", "</gexf>")


def spells(dates: Iterable[str]) -> list[str]:
    bounds = sorted({one for date in dates for one in spell(date)})
    rows = [f'          <spell start="{begin}" end="{end}"/>' for begin, end in bounds]
    return ["        <spells>", *rows, "        </spells>"] if rows else []


def columns(owner: str, titles: tuple[tuple[str, str], ...]) -> list[str]:
    rows = [f'      <attribute id="{id}" title="{title}" type="{kind}"/>' for id, (title, kind) in enumerate(titles)]
    return [f'    <attributes class="{owner}" mode="static">', *rows, "    </attributes>"]


def weights(years: Mapping[str, int]) -> list[str]:
    """The weight of an edge in each year."""
    return [
        f'          <attvalue for="weight" value="{float(number)}" start="{year}-01-01" end="{year}-12-31"/>'
        for year, number in years.items()
    ]


def values(data: dict[str, object], titles: tuple[tuple[str, str], ...], more: Iterable[str] = ()) -> list[str]:
    rows = [
        f'          <attvalue for="{number}" value={quoted(str(data[title]))}/>'
        for number, (title, _) in enumerate(titles)
        if data.get(title, "") != ""
    ]
    return ["        <attvalues>", *rows, *more, "        </attvalues>"]


@cache
def color(code: str, opacity: float = 1.0) -> str:
    red, green, blue = (int(code[place : place + 2], 16) for place in (1, 3, 5))
    return f'        <viz:color r="{red}" g="{green}" b="{blue}" a="{opacity}"/>'
