"""Stretches that may lie over one another, asked what they hold."""

import random

import pytest

from kg.annotation.extraction.stretches import Stretches
from kg.model import Span

SPANS = [Span(10, 20), Span(0, 4), Span(12, 30)]


@pytest.mark.parametrize(
    ("asked", "held", "overlapped"),
    [
        (Span(10, 20), True, True),
        (Span(13, 30), True, True),
        (Span(11, 30), False, True),
        (Span(3, 5), False, True),
        (Span(4, 10), False, False),
        (Span(30, 31), False, False),
        (Span(0, 4), True, True),
    ],
)
def test_what_is_held_whole_and_what_only_touched(asked: Span, held: bool, overlapped: bool) -> None:
    stretches = Stretches(SPANS)
    assert (stretches.hold(asked), stretches.overlap(asked)) == (held, overlapped)


def test_none_hold_nothing() -> None:
    assert not Stretches([]).hold(Span(0, 1)) and not Stretches([]).overlap(Span(0, 1))


def test_they_answer_as_a_look_at_each_would() -> None:
    made = random.Random(7)
    spans = [Span(at, at + made.randint(1, 9)) for at in (made.randint(0, 60) for _ in range(20))]
    stretches = Stretches(spans)
    for start in range(70):
        for end in range(start + 1, start + 8):
            asked = Span(start, end)
            assert stretches.hold(asked) == any(one.holds(asked) for one in spans)
            assert stretches.overlap(asked) == any(one.overlaps(asked) for one in spans)
