"""Weights from labeled claims: the same bytes every time."""

from pathlib import Path

import pytest

from kg.ontology import load_ontology
from kg.ontology.weights import load_weights
from tests.support.sentences_gold import write


@pytest.mark.slow
def test_the_projects_own_cases_train_the_same_bytes_twice(tmp_path: Path) -> None:
    acts = pytest.importorskip("training.acts", reason="scikit-learn is the extra [train]")
    from training import places
    from training.examples import examples
    from training.linear import fitted, written

    write(tmp_path)
    ontology = load_ontology()
    for folder in ("first", "second"):
        found = examples([tmp_path / "gold"], [tmp_path / "raw"], ontology)
        for name, scorer, labeled in (("acts", acts, found.acts), ("places", places, found.places)):
            figures = scorer.figures(labeled, folds=3)
            written(fitted(labeled, margin=scorer.MARGIN), labeled, figures, tmp_path / folder / f"{name}.tsv")
    for name in ("acts.tsv", "places.tsv"):
        first, second = (tmp_path / folder / name for folder in ("first", "second"))
        assert first.read_bytes() == second.read_bytes() and len(first.read_bytes()) < 1_000_000
    weights = load_weights(tmp_path / "first" / "acts.tsv")
    assert len(found.acts) > 200 and weights.about["examples"] == len(found.acts)
    assert {"assert", "request"} <= set(weights.classes)
    assert weights.about["folds"]["rules"] > 0.9  # the rules were written with these cases
    assert set(load_weights(tmp_path / "first" / "places.tsv").classes) == {"parted", "whole"}
    assert not list(tmp_path.rglob("*.part"))
