"""The nodes and edges that are taken from pyvis without importing it are pyvis's own."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import KGError
from kg.export.page import pyvis_parts
from kg.export.page.pyvis_parts import edge_class, node_class, pyvis_folder


def test_nodes_and_edges_are_as_pyvis_makes_them() -> None:
    from pyvis.network import Network

    built = Network(directed=True)
    built.add_node(0, "中国", x=1.5, y=-2.0, size=7, kind=3)
    built.add_node(1, "a")
    built.add_edge(0, 1, width=2)
    mine = node_class()(0, "dot", "中国", x=1.5, y=-2.0, size=7, kind=3).options
    assert mine == {name: built.nodes[0][name] for name in mine}
    assert edge_class()(0, 1, True, width=2).options == built.edges[0]


def test_they_load_neither_pyvis_nor_ipython() -> None:
    code = (
        "import sys; from kg.export.page.pyvis_parts import edge_class, node_class; node_class(), edge_class();"
        "assert not {'pyvis', 'pyvis.network', 'IPython'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_without_pyvis_it_is_said_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (pyvis_folder() / "node.py").is_file()
    monkeypatch.setattr(pyvis_parts, "find_spec", lambda name: None)
    with pytest.raises(KGError, match="install it"):
        pyvis_folder()
