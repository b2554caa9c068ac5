"""One character before 称 in a heading is a state where it ends no word."""

import pytest

from kg.annotation.recognition.recognizers import heading_states
from tests.support.stages import found_by, quote

FOUND = [  # heading, what is found: surface, kind, form
    ("打击机场乌称击退进攻", [("乌", "state", "short")]),
    ("维护主权以方否认", []),  # 以方 is a name already
]
NOT_FOUND = ["各方可以称之为进展", "外交部21日称会谈有进展", "会谈期间俄国称病缺席", "乌军撤出城市以称王地区"]


@pytest.mark.parametrize(("heading", "expected"), FOUND)
def test_a_state_that_speaks_is_found(heading: str, expected: list[tuple[str, str, str]]) -> None:
    analysis, found = found_by(heading_states, heading)
    assert [(quote(analysis, one.span), one.kind, one.form) for one in found] == expected


@pytest.mark.parametrize("heading", NOT_FOUND)
def test_a_word_is_no_state(heading: str) -> None:
    _, found = found_by(heading_states, heading)
    assert list(found) == []


def test_a_sentence_is_no_heading() -> None:
    _, found = found_by(heading_states, "乌军撤出城市美称没有看到。")
    assert list(found) == []
