"""The same texts give the same bytes: whatever the hash seed, the process, and the order of the inputs."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.graph import Graph
from kg.model import Annotation
from kg.pipeline import annotations
from tests.support.places import ROOT

pytestmark = pytest.mark.slow  # whole builds, again and again

FIXTURES = ROOT / "tests" / "fixtures"
CORPUS = FIXTURES / "sample" if any((FIXTURES / "sample").glob("*.*")) else FIXTURES / "pair"
TEXTS = sorted(path for path in CORPUS.iterdir() if path.is_file() and not path.name.startswith("."))


def hashes(folder: Path) -> dict[str, str]:
    """Of what a build writes; ledger and store are ours."""
    shown = (path for path in sorted(folder.iterdir()) if not path.name.startswith(".kg-"))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in shown}


def start(seed: int, folder: Path, texts: list[Path]) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "kg", "build", *map(str, texts), "-o", str(folder)]
    return subprocess.Popen(
        words, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": str(seed)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@pytest.mark.slow
def test_every_file_is_the_same_for_any_hash_seed_and_order_of_inputs(tmp_path: Path) -> None:
    found = {}
    for seeds in ((0, 1), (2, 3)):  # two at a time; the second of each gets the inputs in reversed order
        runs = {seed: start(seed, tmp_path / str(seed), TEXTS[::-1] if seed % 2 else TEXTS) for seed in seeds}
        for seed, run in runs.items():
            _, said = run.communicate(timeout=120)
            assert run.returncode == 0, said.decode("utf-8", "replace")
            found[seed] = hashes(tmp_path / str(seed))
    different = {name for name in found[0] for seed in found if found[seed].get(name) != found[0][name]}
    assert different == set()
    assert len({tuple(one) for one in found.values()}) == 1, "a run wrote other files"
    assert len(found[0]) > 5


def test_files_and_records_are_the_same_whatever_was_added_first(tmp_path: Path) -> None:
    """The inputs are sorted before they are read; here nothing is."""
    read = [one for one in annotations(TEXTS[:8]) if isinstance(one, Annotation)]
    graphs = {}
    for name, order in (("forward", read), ("backward", read[::-1])):
        graphs[name] = Graph()
        for one in order:
            graphs[name].add(one)
        graphs[name].finish()
        graphs[name].save(tmp_path / name)
    assert hashes(tmp_path / "forward") == hashes(tmp_path / "backward")
    for name in ("entities", "relations", "claims"):
        assert getattr(graphs["forward"], name) == getattr(graphs["backward"], name)
