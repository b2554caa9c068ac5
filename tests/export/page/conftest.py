"""The page of the sample corpus, made once; and a reader of it who may ask for nothing else and meets no complaint."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.graph import Graph
from kg.pipeline import build
from tests.support.browsing import Visit
from tests.support.pages import page_of
from tests.support.places import FIXTURES


@pytest.fixture(scope="session")
def sample() -> Graph:
    """Its graph; tests must not change it."""
    return build(FIXTURES / "sample")


@pytest.fixture(scope="session")
def read(sample: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_of(sample, tmp_path_factory.mktemp("sample"))


@pytest.fixture
def one(browser: Any, read: Path) -> Iterator[Visit]:
    found = Visit(browser, read)
    yield found
    assert set(found.requests) == {read.as_uri()}
    assert found.complaints == []
    found.page.close()
