"""Intervals by resampling documents, on counts small enough to be checked by hand."""

import pytest

from kg.evaluation.counts import Score
from kg.evaluation.intervals import Difference, Interval, differences, intervals

RIGHT, HALF, WRONG = Score(10, 10, 10), Score(10, 10, 5), Score(10, 10, 0)


def documents(*scores: Score) -> dict[str, dict[str, Score]]:
    return {f"a-{number:03}": {"links": score} for number, score in enumerate(scores)}


def test_one_document_or_many_alike_leave_nothing_open() -> None:
    assert intervals(documents(HALF)) == {"links": Interval(0.5, 0.5)}
    assert intervals(documents(*[HALF] * 9)) == {"links": Interval(0.5, 0.5)}


def test_two_documents_are_drawn_twice_each_in_a_quarter_of_the_draws() -> None:
    """F1 is 0 in a quarter of the draws, 1 in another: 2.5 % at either end are less than that."""
    assert intervals(documents(RIGHT, WRONG)) == {"links": Interval(0.0, 1.0)}


def test_what_happens_in_fewer_than_one_of_forty_draws_is_left_out() -> None:
    """Of seven documents one is wrong. It is drawn k of 7 times in C(7, k) 6^(7-k) / 7^7 of the draws: never in .340, three
    times or more in .065, four times or more in .010. So the F1 lies between (7 - 3) / 7 and 1.
    """
    found = intervals(documents(*[RIGHT] * 6, WRONG), resamples=20_000)["links"]
    assert found == pytest.approx((4 / 7, 1.0))


def test_a_large_document_weighs_as_much_as_it_holds() -> None:
    """Five documents, each drawn five times at most: with the large one in the draw the F1 is 90 / 130 or more."""
    low, high = intervals(documents(Score(90, 90, 90), *[WRONG] * 4))["links"]
    assert low == 0.0  # in .33 of the draws it is left out
    assert 270 / 290 <= high <= 360 / 370  # drawn three times in .051 of the draws, four times in .006


def test_a_figure_that_a_document_lacks_counts_nothing_there() -> None:
    rows = documents(HALF, HALF) | {"b-1": {"dates": RIGHT}}
    found = intervals(rows)
    assert found["dates"] == Interval(0.0, 1.0)  # where its only document is not drawn nothing is found
    assert found["links"].high == 0.5


def test_the_same_documents_have_the_same_intervals() -> None:
    rows = documents(*(Score(10, 8, number % 9) for number in range(20)))
    assert intervals(rows) == intervals(dict(reversed(rows.items())))
    assert intervals(rows, seed=1) != intervals(rows, seed=2)
    low, high = intervals(rows)["links"]
    assert low < sum(number % 9 for number in range(20)) * 2 / 360 < high


def test_a_difference_is_taken_within_each_draw() -> None:
    """One right claim of ten more in every document is .1 more in every draw, however much the documents differ."""
    before = [Score(10, 10, right) for right in (0, 3, 9, 1, 7)]
    after = [Score(10, 10, one.right + 1) for one in before]
    found = differences(documents(*after), documents(*before))["links"]
    assert found == pytest.approx((0.1, 0.1, 0.1)) and found.sure
    back = differences(documents(*before), documents(*after))["links"]
    assert back == pytest.approx((-0.1, -0.1, -0.1)) and back.sure


def test_a_gain_in_one_document_and_a_loss_in_another_is_not_sure() -> None:
    found = differences(documents(RIGHT, WRONG), documents(WRONG, RIGHT))["links"]
    assert found == Difference(0.0, -1.0, 1.0) and not found.sure
    same = differences(documents(RIGHT, WRONG), documents(RIGHT, WRONG))["links"]
    assert same == Difference(0.0, 0.0, 0.0) and not same.sure


def test_only_documents_that_both_have_are_compared() -> None:
    assert differences(documents(RIGHT, WRONG), documents(RIGHT))["links"] == Difference(0.0, 0.0, 0.0)
