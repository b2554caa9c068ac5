"""What was skipped and why, one JSON object a line."""

import json
from pathlib import Path

from kg.export.formats import issues
from kg.graph import Graph
from kg.model import Skipped


def test_every_skipped_input_is_a_line_and_none_is_an_empty_file(tmp_path: Path) -> None:
    graph = Graph()
    issues.export(graph, tmp_path)
    path = tmp_path / issues.FILES[0]
    assert path.read_bytes() == b""
    for name in ("b.txt", "a.txt"):
        graph.skip(Skipped(name, "没有文字"))
    issues.export(graph, tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(one)["path"] for one in lines] == ["a.txt", "b.txt"] and "没有文字" in lines[0]
