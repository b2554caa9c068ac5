"""Groups that only stand for their states."""

import pytest

from kg.annotation.members import members
from tests.support.stages import recognized


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("group:USA-RUS", ["state:USA", "state:RUS"]),
        ("group:BRA-EGY-IND", ["state:BRA", "state:EGY", "state:IND"]),
        ("group:IAEA-IRN", ["state:IRN"]),  # what is no state is left out
        ("group:P5", ["group:P5"]),  # curated: a thing of its own
        ("group:XXX-YYY", ["group:XXX-YYY"]),
        ("state:CHN", ["state:CHN"]),
        ("org:IAEA", ["org:IAEA"]),
        ("person:王毅", ["person:王毅"]),
    ],
)
def test_a_group_made_by_the_text_is_its_states_and_all_else_is_itself(key: str, expected: list[str]) -> None:
    analysis = recognized("会议开幕。")
    assert members(analysis, key) == expected
    assert {one for one in expected if one.startswith("state:") and one != key} <= set(analysis.entities)
