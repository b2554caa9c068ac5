"""Measured quality does not fall: the sample corpus, and the seeds' gold where it is there."""

from pathlib import Path

import pytest

from kg.evaluation import check_floors, load_floors
from kg.evaluation.report import evaluate
from kg.pipeline import annotations
from tests.support.places import TESTS
from tests.support.sentences_gold import write

SHARED = TESTS.parent.parent / "shared" / "gold"


def test_the_sample_corpus_stays_above_its_floors() -> None:
    evaluation = evaluate(TESTS / "gold" / "sample", TESTS / "fixtures" / "sample", annotations)
    assert not evaluation.missing
    check_floors(evaluation, load_floors(TESTS / "gold" / "floors.toml"))


def test_the_labeled_sentences_stay_above_their_floors(tmp_path: Path) -> None:
    assert write(tmp_path) >= 140
    evaluation = evaluate(tmp_path / "gold", tmp_path / "raw", annotations)
    assert not evaluation.missing
    check_floors(evaluation, load_floors(TESTS / "gold" / "floors-claims.toml"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold is not beside the project")
def test_the_shared_gold_stays_above_its_floors() -> None:
    evaluation = evaluate(SHARED / "dev", SHARED / "raw", annotations)
    check_floors(evaluation, load_floors(TESTS / "gold" / "floors-shared.toml"))
