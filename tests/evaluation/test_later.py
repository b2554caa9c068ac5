"""Documents annotated after the rules, by readers who had not seen them: names and places only, no text of theirs."""

import json
from pathlib import Path

import pytest

from kg.evaluation import check_floors, evaluate, load_floors
from kg.model.kinds import KINDS
from tests.support.later_gold import CORPUS, GOLD, write
from tests.support.places import TESTS

NAMES = sorted(path.stem for path in GOLD.glob("*.json"))


def test_a_name_is_given_to_everything_that_is_told_of() -> None:
    assert len(NAMES) == 95
    for name in NAMES:
        gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
        known = {*gold["entities"], "unnamed", "this"}
        told = {one["speaker"] for one in gold["claims"]} | {key for one in gold["claims"] for key in one["targets"]}
        assert (
            told | {one["entity"] for one in gold["mentions"]} | {one["subject"] for one in gold["relations"]} <= known
        )
        assert {one["type"] for one in gold["entities"].values()} <= {kind.stand_off for kind in KINDS.values()}
        assert "text" not in gold


def test_about_half_of_them_are_closed() -> None:
    closed = (GOLD / "CLOSED.txt").read_text(encoding="utf-8").split()
    assert len(closed) == 47
    assert set(closed) < set(NAMES)


@pytest.mark.slow
@pytest.mark.skipif(not all(place.is_dir() for place in CORPUS), reason="the shared corpus is not beside the project")
def test_they_are_read_as_well_as_before(tmp_path: Path) -> None:
    found = write(tmp_path)
    assert found["changed"] == 0  # another canonical text cannot be compared: it counts as lost
    for half in ("read", "closed"):
        evaluation = evaluate(tmp_path / half, tmp_path / "annotations")
        assert not evaluation.missing
        check_floors(evaluation, load_floors(TESTS / "gold" / f"floors-later-{half}.toml"))
