"""A server over the small graph, asked in this process; and one over the network of this machine, for what needs sockets."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

from starlette.testclient import TestClient

from kg.graph import Graph
from kg.pipeline import build
from kg.serving.application import application
from kg.serving.builds import Builds
from kg.serving.running import Server, running
from kg.serving.settings import Settings
from tests.support.places import FIXTURES

HERE = "http://127.0.0.1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Servers are started and ended all the time: none of it is quick."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.slow)


@contextmanager
def client_of(folder: Path, settings: Settings | None = None) -> Iterator[TestClient]:
    settings = settings or Settings()
    app = application(Builds(folder, fulltext=settings.fulltext), settings)
    with TestClient(app, base_url=HERE, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


@contextmanager
def server_of(folder: Path, settings: Settings | None = None) -> Iterator[Server]:
    """A server that listens at a free port, in a thread."""
    with running(folder, settings or Settings()) as server:
        thread = threading.Thread(target=server.wait, daemon=True)
        thread.start()
        until = time.monotonic() + 30
        while not server.is_answering and time.monotonic() < until:
            time.sleep(0.02)
        assert server.is_answering
        try:
            yield server
        finally:
            server.stop()
            thread.join(20)
            assert not thread.is_alive()


@pytest.fixture(scope="session")
def built(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy: a server keeps files beside what it serves."""
    return Path(shutil.copytree(built, tmp_path_factory.mktemp("served"), dirs_exist_ok=True))


@pytest.fixture(scope="session")
def sample() -> Graph:
    """The graph of the sample corpus; tests must not change it."""
    return build(FIXTURES / "sample")


@pytest.fixture(scope="session")
def sample_folder(sample: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    sample.save(folder)
    return folder


@pytest.fixture(scope="session")
def sample_client(sample_folder: Path) -> Iterator[TestClient]:
    with client_of(sample_folder) as client:
        yield client


@pytest.fixture(scope="session")
def client(built: Path) -> Iterator[TestClient]:
    with client_of(built) as client:
        yield client
