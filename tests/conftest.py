"""What several tests share: two small documents and the graph of them, built once, and pages in a browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kg.graph import Graph
from kg.pipeline import build
from tests.support.browsing import browser, path, visit
from tests.support.places import FIXTURES

__all__ = ["browser", "built", "graph", "pair", "path", "visit"]

# The same examples in every run: main does not turn red by chance. `--hypothesis-profile=default` looks for new ones.
settings.register_profile("same", derandomize=True)
settings.load_profile("same")

# No test reads or writes what is kept in the folder of whoever runs it; processes that tests start keep nothing either.
os.environ["KG_CACHE"] = "off"

PAIR = FIXTURES / "pair"


@pytest.fixture(scope="session")
def graph() -> Graph:
    """The graph of the pair; tests must not change it."""
    return build(PAIR)


@pytest.fixture(scope="session")
def built(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every view of the pair; tests must not write to it."""
    folder = tmp_path_factory.mktemp("built")
    graph.save(folder)
    return folder


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Path]:
    """A folder with the two documents, to write to."""
    yield Path(shutil.copytree(PAIR, tmp_path / "pair"))
