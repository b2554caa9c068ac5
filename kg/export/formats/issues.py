"""What was skipped and why, one JSON object a line."""

import json
from pathlib import Path

from kg.output.files import write_text
from kg.rdf.graph import RdfGraph

__all__ = ["FILES", "FORMAT", "INPUT", "export"]

FORMAT = "issues"
FILES = ("issues.jsonl",)
INPUT = "graph"


def export(graph: RdfGraph, folder: Path) -> None:
    """Write `issues.jsonl`; an empty file says that nothing was skipped."""
    lines = sorted(json.dumps(one, ensure_ascii=False, sort_keys=True) for one in graph.issues())
    write_text(folder / FILES[0], "".join(line + "\n" for line in lines))
