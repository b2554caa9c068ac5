"""Counting what is right, missed and extra."""

import pytest

from kg.evaluation.counts import Counts, Example, Score
from kg.model import Span


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        (Score(4, 2, 2), 1.0, 0.5, 2 / 3),
        (Score(2, 4, 2), 0.5, 1.0, 2 / 3),
        (Score(2, 2, 0), 0.0, 0.0, 0.0),
        (Score(0, 0, 0), 0.0, 0.0, 0.0),
        (Score(0, 3, 0), 0.0, 0.0, 0.0),
    ],
)
def test_precision_recall_and_f1(score: Score, precision: float, recall: float, f1: float) -> None:
    assert (score.precision, score.recall, score.f1) == pytest.approx((precision, recall, f1))


def test_figures_of_one_name_add_up() -> None:
    counts = Counts("a", "会议开幕。")
    counts.count("claims", 2, 1, 1)
    counts.count("claims", 1, 3, 0)
    assert counts.figures == {"claims": Score(3, 4, 1)}


def test_what_no_pair_holds_is_missed_or_extra() -> None:
    counts = Counts("a", "会议开幕。")
    gold, found = [Example("甲", "上"), Example("乙", "下")], [Example("丙", "左"), Example("乙", "右")]
    counts.alone("mention", gold, found, [(1, 1)])
    assert [tuple(one) for one in counts.errors] == [
        ("a", "missed mention", "甲", "", "上"),
        ("a", "extra mention", "", "丙", "左"),
    ]


def test_an_error_shows_a_little_of_what_stands_around_it_on_one_line() -> None:
    counts = Counts("a", "一二三四五六七八九十甲乙\n丙丁一二三四五六七八九十")
    counts.wrong("speaker", "甲", None, Span(10, 12))
    (error,) = counts.errors
    assert (error.kind, error.what, error.got) == ("wrong speaker", "甲", "")
    assert error.context == "三四五六七八九十甲乙 丙丁一二三四五"
