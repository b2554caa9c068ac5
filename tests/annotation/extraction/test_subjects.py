"""What curated events and documents are about."""

import pytest

from kg.annotation.extraction import subjects
from tests.support.stages import linked

CASES = [
    ("第十次审议大会讨论《不扩散核武器条约》。", {("event:NPT-RevCon-10", "treaty:NPT", "第十次审议大会")}),
    ("安理会第2231号决议核可了伊核协议。", {("doc:UNSCR-2231", "treaty:JCPOA", "第2231号决议")}),
    ("第十次审议大会开幕。", set()),
    ("《不扩散核武器条约》生效。", set()),
    ("第十次审议大会没有讨论《中导条约》。", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_subject_is_told_where_the_text_names_both(text: str, expected: set[tuple[str, str, str]]) -> None:
    found = list(subjects.relate(linked(text)))
    assert {(one.subject, one.object, one.evidence.quote) for one in found} == expected
    assert all(one.predicate == "about" for one in found)
