"""Files of pyvis, and its nodes and edges, from where it is installed: to import pyvis loads IPython, 60 ms that no page needs."""

from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from kg.errors import KGError

__all__ = ["edge_class", "node_class", "pyvis_folder"]


def pyvis_folder() -> Path:
    """Where its files lie. Raises KGError if there are none."""
    found = find_spec("pyvis")  # not by importlib.resources, which imports it
    if found is None or not found.submodule_search_locations:
        raise KGError("no pyvis, which brings the script that draws the page; install it: pip install pyvis")
    return Path(found.submodule_search_locations[0])


@cache
def node_class() -> Any:
    """`pyvis.node.Node`."""
    return _loaded("node").Node


@cache
def edge_class() -> Any:
    """`pyvis.edge.Edge`."""
    return _loaded("edge").Edge


def _loaded(name: str) -> Any:
    """A module of pyvis that imports nothing."""
    path = pyvis_folder() / f"{name}.py"
    spec = spec_from_file_location(f"pyvis.{name}", path)
    if spec is None or spec.loader is None:
        raise KGError(f"no {path}, which pyvis should have; install it again: pip install pyvis")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
