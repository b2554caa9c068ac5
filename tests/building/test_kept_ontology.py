"""A build writes the same bytes whether what was made of the ontology was kept or not."""

from pathlib import Path

import pytest

from kg.ontology import compiled, load_ontology
from kg.ontology.ontology import Ontology
from kg.pipeline import build
from tests.support.places import FIXTURES


@pytest.mark.slow
def test_with_what_is_kept_and_without_it_the_files_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "SETTLED", -(10**9))
    found = []
    for name, cache in (("without", "off"), ("made", "cache"), ("kept", "cache")):
        monkeypatch.setenv("KG_CACHE", cache if cache == "off" else str(tmp_path / cache))
        folder = tmp_path / name
        build(FIXTURES / "pair", ontology=Ontology(load_ontology().folder)).save(folder)
        found.append({one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()})
    assert found[0] == found[1] == found[2] and "graph.nq" in found[0]
