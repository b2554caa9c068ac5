"""Schemathesis, which reads the description and asks what it allows, what it forbids, and what stands on the edge of both."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("schemathesis")

from tests.serving.conftest import server_of

pytestmark = pytest.mark.slow

# A description cannot list every key: of values that it allows a 400 is right for a thing that is not there, and for nothing else.
SETTINGS = """
seed = 1

[generation]
deterministic = true
database = "none"
max-examples = 12

[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", "400", "404"]
"""
HOOKS = r"""
import re
import schemathesis

ABSENT = re.compile(r"\w+: no (such key|document of the id|publisher|actor|instrument or topic|date) ")


@schemathesis.check
def only_what_is_not_there_is_refused(ctx, response, case):
    if case.meta and case.meta.generation.mode.is_positive and response.status_code == 400:
        assert ABSENT.match(response.json()["error"]), response.json()["error"]


@schemathesis.check
def every_answer_names_its_build(ctx, response, case):
    if response.status_code == 200 and "json" in response.headers["content-type"][0]:
        assert response.json()["build"] == response.headers["kg-build"][0]
"""


def test_every_request_that_the_description_leads_to_is_answered_as_it_says(
    sample_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "schemathesis.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "asked.py").write_text(HOOKS, "utf-8")
    with server_of(sample_folder) as server:
        command = [
            sys.executable, "-m", "schemathesis.cli", "--config-file", "schemathesis.toml", "run", f"{server.address}api/openapi.json",
            "--checks", "all", "--phases", "examples,coverage,fuzzing", "--workers", "2", "--no-color",
        ]  # fmt: skip
        environment = {**os.environ, "SCHEMATHESIS_HOOKS": "asked", "PYTHONPATH": str(tmp_path)}
        found = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout[-6000:] + found.stderr[-2000:]
    said = re.search(r"(\d+) generated, (\d+) passed", found.stdout)
    assert said and said[1] == said[2] and int(said[1]) > 1_000, found.stdout[-2000:]
