"""Weights from labeled claims: the same bytes every time."""

from pathlib import Path

import pytest

from kg.ontology import load_ontology
from kg.ontology.weights import load_weights
from tests.support.sentences_gold import write


@pytest.mark.slow
def test_the_projects_own_cases_train_the_same_bytes_twice(tmp_path: Path) -> None:
    acts = pytest.importorskip("training.acts", reason="scikit-learn is the extra [train]")
    from training.__main__ import summed
    from training.examples import examples

    write(tmp_path)
    ontology = load_ontology()
    files = []
    for name in ("first.tsv", "second.tsv"):
        found = list(examples([tmp_path / "gold"], [tmp_path / "raw"], ontology))
        figures = summed(acts.held_out(found, folds=3))
        acts.written(acts.fitted(found), found, figures, tmp_path / name)
        files.append((tmp_path / name).read_bytes())
    assert files[0] == files[1] and len(files[0]) < 1_000_000
    weights = load_weights(tmp_path / "first.tsv")
    assert len(found) > 200 and weights.about["claims"] == len(found) and {"assert", "request"} <= set(weights.classes)
    assert weights.about["folds"]["rules"] > 0.9  # the rules were written with these cases
    assert not list(tmp_path.glob("*.part"))
