"""One SQLite file with plain tables and a search that finds Chinese words, for SQL and Datasette; written on request."""

import shutil
import sqlite3
import tempfile
from pathlib import Path

from kg.errors import KGError
from kg.export.database.filling import fill
from kg.output.files import writing
from kg.rdf.graph import RdfGraph

__all__ = ["FILES", "FORMAT", "INPUT", "ON_REQUEST", "export"]

FORMAT = "sqlite"
FILES = ("graph.sqlite",)
INPUT = "graph"
ON_REQUEST = True  # it says nothing that the other files of a build do not, and takes room


def export(graph: RdfGraph, folder: Path) -> None:
    """Write `graph.sqlite`. Raises KGError where SQLite cannot."""
    with writing(folder / FILES[0]) as file, tempfile.TemporaryDirectory(prefix="kg-sqlite-") as place:
        made = Path(place) / FILES[0]
        try:
            fill(made, graph)
        except sqlite3.Error as error:
            what = "make room for temporary files, and use a Python whose SQLite has FTS5"
            raise KGError(f"no database can be made of the graph: {error}; {what}") from error
        with made.open("rb") as source:
            shutil.copyfileobj(source, file)
