"""Whose name is only the beginning of another's."""

import pytest

from kg.annotation.attribution.states_names import part_of_a_name
from kg.annotation.attribution.subjects import subject_of
from kg.model import Span
from tests.support.stages import linked, paragraph


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("日本民众抗议", True),
        ("拜登政府上台以后", False),
        ("日本政府抗议", False),
        ("日本抗议", False),
    ],
)
def test_whether_a_state_only_begins_the_name_of_somebody(text: str, part: bool) -> None:
    analysis = linked(text + "。")
    inside = paragraph(analysis)
    subject = subject_of(analysis, Span(inside.start, inside.end))
    assert subject is not None and part_of_a_name(analysis, subject) is part
