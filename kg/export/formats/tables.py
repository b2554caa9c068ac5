"""Two CSV tables, for spreadsheets: nodes and edges."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import networkx

from kg.export.edge_values import edge_values
from kg.network.layout import positions
from kg.output.files import write_pieces

__all__ = ["FILES", "FORMAT", "SUFFIX", "export", "guarded", "table", "write"]

FORMAT = "tables"
FILES = ("nodes.csv", "edges.csv")
SUFFIX = ".csv"  # of other views

NODE_HEAD = ("id", "label", "label_en", "kind", "key", "aliases", "degree", "documents", "x", "y")
EDGE_HEAD = (
    "source", "target", "kind", "predicate", "label", "label_en", "polarity", "modality", "claimed_by", "weight", "years",
    "outlets", "documents", "dates", "first", "last", "quote", "title",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@")  # =HYPERLINK(…): a spreadsheet would run it
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def export(network: networkx.MultiDiGraph, folder: Path) -> None:
    """Write `nodes.csv` and `edges.csv`."""
    _write(network, *(folder / name for name in FILES))


def write(network: networkx.MultiDiGraph, path: Path) -> None:
    """Write any view: `claims.csv` stands for `claims-nodes.csv` and `claims-edges.csv`."""
    _write(network, *(path.with_name(f"{path.stem}-{name}") for name in FILES))


def _write(network: networkx.MultiDiGraph, nodes_path: Path, edges_path: Path) -> None:
    places = positions(network)
    nodes = (
        [node, *(data[name] for name in NODE_HEAD[1:5]), "; ".join(data["aliases"]), data["degree"], data["documents"],
         *places[node]]
        for node, data in sorted(network.nodes(data=True))
    )  # fmt: skip
    write_pieces(nodes_path, table(NODE_HEAD, nodes))
    edges = (
        [source, target, *map(edge_values(source, target, key, data).__getitem__, EDGE_HEAD[2:])]
        for source, target, key, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3])
    )
    write_pieces(edges_path, table(EDGE_HEAD, edges))


class _Line:
    """A file to a writer of CSV, which gives what that gives: the line of a row."""

    @staticmethod
    def write(line: str) -> str:
        return line


def table(head: tuple[str, ...], rows: Iterable[list[object]]) -> Iterator[str]:
    """The lines of a table, each with its end."""
    line = csv.writer(_Line, lineterminator="\n").writerow
    yield line(head)
    for row in rows:
        yield line([guarded(cell) for cell in row])


def guarded(cell: object) -> object:
    """One line of text, with an apostrophe in front where a spreadsheet would take it for a formula; numbers stay."""
    if not isinstance(cell, str):
        return cell
    line = CONTROL.sub(" ", cell).strip()
    return "'" + line if line.startswith(FORMULA) else line
