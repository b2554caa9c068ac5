"""Measured quality does not fall: the sample corpus, and the seeds' gold where it is there."""

from pathlib import Path

import pytest

from kg.evaluation import check_floors, load_floors
from kg.measuring import evaluate

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared" / "gold"


def test_the_sample_corpus_stays_above_its_floors() -> None:
    evaluation = evaluate(HERE / "gold" / "sample", HERE / "fixtures" / "sample")
    assert not evaluation.missing
    check_floors(evaluation, load_floors(HERE / "gold" / "floors.toml"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold is not beside the project")
def test_the_shared_gold_stays_above_its_floors() -> None:
    evaluation = evaluate(SHARED / "dev", SHARED / "raw")
    check_floors(evaluation, load_floors(HERE / "gold" / "floors-shared.toml"))
