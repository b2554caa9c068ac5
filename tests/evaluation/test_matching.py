"""What of a prediction is what of the gold."""

import pytest

from kg.evaluation.matching import Entities, iou, overlaps, pair, plain
from kg.model import Span


@pytest.mark.parametrize(
    ("label", "expected"), [("《 NPT 》", "npt"), ("让-皮埃尔", "让-皮埃尔"), ("约翰·博尔顿", "约翰博尔顿"), ("", "")]
)
def test_a_label_is_compared_without_marks(label: str, expected: str) -> None:
    assert plain(label) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Span(0, 4), Span(0, 4), 1.0),
        (Span(0, 4), Span(2, 6), 2 / 6),
        (Span(0, 4), Span(4, 8), 0.0),
        (Span(0, 8), Span(2, 4), 2 / 8),
        (Span(0, 1), Span(8, 9), 0.0),
    ],
)
def test_shared_characters(one: Span, other: Span, expected: float) -> None:
    assert iou(one, other) == iou(other, one) == pytest.approx(expected)


def test_pairs_of_spans_that_overlap() -> None:
    assert overlaps([Span(0, 4), Span(6, 8)], [Span(3, 7), Span(8, 9)]) == [(0, 0), (1, 0)]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({(0, 0): 0.5, (0, 1): 0.9, (1, 1): 0.8}, [(0, 1)]),  # the best first; what is left has no free partner
        ({(0, 0): 0.5, (1, 1): 0.5}, [(0, 0), (1, 1)]),
        ({(0, 0): 0.5, (0, 1): 0.5}, [(0, 0)]),  # of equal ones the earlier
        ({(0, 0): 0.0}, []),
        ({}, []),
    ],
)
def test_pairs_are_one_to_one(scores: dict[tuple[int, int], float], expected: list[tuple[int, int]]) -> None:
    assert pair(scores, lambda i, j: scores[i, j]) == expected


ENTITIES = Entities(
    {"state:CHN": {"type": "State", "label": "中国"}, "x:1": {"type": "Treaty", "label": "《NPT》"}, "event:1": {"type": "Event", "label": "会议"}},
    {"state:CN": {"type": "State", "label": "中国"}, "y:2": {"type": "Treaty", "label": "条约", "aliases": ["npt"]}, "event:9": {"type": "Event", "label": "大会"},
     "person:中国": {"type": "Person", "label": "中国"}},
    {"event:1": {Span(0, 2)}},
    {"event:9": {Span(0, 2)}},
)  # fmt: skip


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("state:CHN", "state:CHN", True),
        ("state:CHN", "state:CN", True),
        ("x:1", "y:2", True),
        ("event:1", "event:9", True),  # ids and labels are free: the place counts
        ("state:CHN", "person:中国", False),
        ("state:CHN", "y:2", False),
        (None, "state:CHN", False),
        (None, None, True),
    ],
)
def test_entities_are_the_same_by_id_label_or_place(gold: str | None, predicted: str | None, same: bool) -> None:
    assert ENTITIES.same(gold, predicted) is same
