"""The build of the sample corpus, as a request reads it."""

from pathlib import Path

import pytest

from kg.serving.builds import Build


@pytest.fixture(scope="session")
def read_build(sample_folder: Path) -> Build:
    return Build(sample_folder)
