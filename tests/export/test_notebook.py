"""A graph shows its page in a notebook, or in a browser."""

import html
import re
import webbrowser
from pathlib import Path

import pytest

from kg.export import notebook
from kg.graph import Graph


def test_a_graph_in_a_notebook_is_its_page_in_a_frame(graph: Graph) -> None:
    frame = graph._repr_html_()
    found = re.fullmatch(r'<iframe srcdoc="([^"]*)" sandbox="([^"]*)"[^>]*></iframe>', frame)
    assert found
    assert html.unescape(found[1]).startswith("<!doctype html>")
    assert "allow-same-origin" not in found[2], "the page must not reach the notebook"


def test_a_graph_is_shown_where_one_says(graph: Graph, tmp_path: Path) -> None:
    shown = graph.show(tmp_path / "new" / "page.html")
    assert shown.path == (tmp_path / "new" / "page.html").resolve()
    assert shown.path.read_text(encoding="utf-8") == shown.page
    assert "srcdoc" in shown._repr_html_() and "page.html" in repr(shown)


def test_without_a_notebook_a_browser_opens_it(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    shown = graph.show()
    assert shown.path is not None and opened == [shown.path.as_uri()]


def test_in_a_notebook_nothing_is_written(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notebook, "in_notebook", lambda: True)
    assert graph.show().path is None
