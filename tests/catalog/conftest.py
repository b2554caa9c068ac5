"""A catalog of the sample corpus, made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.catalog import Catalog, open_catalog
from kg.graph import Graph
from kg.pipeline import build
from tests.support.places import FIXTURES


@pytest.fixture(scope="session")
def sample() -> Graph:
    return build(FIXTURES / "sample")


@pytest.fixture(scope="session")
def catalog(sample: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    found = open_catalog(sample, folder=Path(tmp_path_factory.mktemp("catalog")))
    yield found
    found.close()
