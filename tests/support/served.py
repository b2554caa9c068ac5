"""A small graph with some statements more, as a file to be served."""

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

__all__ = ["with_more"]

COUNT = re.compile(r'(ontology#quadCount> ")(\d+)"')


def with_more(built: Path, folder: Path, more: Iterable[ox.Quad]) -> Path:
    """The graph of a folder with these statements too, written into another folder."""
    lines = [f"{one} .\n" for one in more]
    text = (built / "graph.nq").read_text("utf-8")
    text = COUNT.sub(lambda found: f'{found[1]}{int(found[2]) + len(lines)}"', text)
    (folder / "graph.nq").write_text(text + "".join(lines), "utf-8")
    return folder
