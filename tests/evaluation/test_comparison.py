"""Two annotations of one text, compared."""

import copy
from typing import Any

import pytest

from kg.evaluation.comparison import compare
from kg.evaluation.counts import Score
from kg.model.standoff import as_json
from tests.support.making import annotation_of

GOLD: dict[str, Any] = as_json(
    annotation_of("中国外交部发言人赵立坚10日表示，中方敦促美方取消制裁。俄罗斯2023年退出《开放天空条约》。")
)


def test_an_annotation_equals_itself() -> None:
    found = compare("a", GOLD, copy.deepcopy(GOLD))
    assert found.errors == [] and len(found.figures) > 8
    assert all(one.gold == one.predicted == one.right for one in found.figures.values())
    assert found.figures["claims.content"] == Score(1, 1, 1)


def changed(part: str, **fields: Any) -> dict[str, Any]:
    other = copy.deepcopy(GOLD)
    other[part][0].update(fields)
    return other


@pytest.mark.parametrize(
    ("predicted", "kind"),
    [
        (changed("claims", speaker="state:USA"), "wrong speaker"),
        (changed("claims", illocution="assert"), "wrong illocution"),
        (changed("claims", targets=[]), "target"),
        (GOLD | {"claims": []}, "missed claim"),
        (GOLD | {"relations": []}, "missed relation"),
        (GOLD | {"dates": []}, "missed date"),
        (GOLD | {"mentions": GOLD["mentions"][1:]}, "missed mention"),
    ],
)
def test_what_differs_is_an_error_of_its_kind_and_lowers_a_figure(predicted: dict[str, Any], kind: str) -> None:
    found = compare("a", GOLD, predicted)
    assert any(kind in one.kind for one in found.errors), [one.kind for one in found.errors]
    assert any(one.right < one.gold for one in found.figures.values())


def test_what_was_found_beside_the_gold_is_extra() -> None:
    found = compare("a", GOLD | {"claims": []}, GOLD)
    assert [one.kind for one in found.errors] == ["extra claim"]
