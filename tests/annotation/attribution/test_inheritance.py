"""Whose subject a clause without one takes over."""

import pytest

from kg.annotation.attribution.inheritance import inherited_subject, issues_something
from kg.model import Span
from tests.support.stages import linked


@pytest.mark.parametrize(
    ("before", "key"),
    [
        ("中国外交部发言人毛宁到会，", "person:毛宁"),
        ("特朗普抵达巴黎；马克龙主持会议，", "person:马克龙"),
        ("会议在维也纳举行，", None),
    ],
)
def test_without_a_cue_before_it_is_the_last_subject(before: str, key: str | None) -> None:
    analysis = linked(before + "并呼吁各方克制。")
    at = analysis.text.index("并呼吁")
    found = inherited_subject(analysis, Span(at - len(before), at), None, None)
    assert (found[0] if found else None) == key


def test_who_issues_something_has_said_what_follows() -> None:
    analysis = linked("伊朗递交了抗议书，抗议袭击。", title="伊朗押注选民，支持协议。")
    first, second = (analysis.block_of(at).span for at in (0, len(analysis.text) - 1))
    assert issues_something(analysis, second)
    assert not issues_something(analysis, first)


def test_before_nothing_there_is_no_subject() -> None:
    assert inherited_subject(linked("，，，称"), Span(0, 0), None, None) is None
