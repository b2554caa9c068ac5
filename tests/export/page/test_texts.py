"""Places in a text as a browser counts them."""

import pytest

from kg.export.page.texts import counter, marks
from kg.network.passages import Passage


@pytest.mark.parametrize(
    ("text", "places"),
    [("核武器", [0, 1, 2, 3]), ("核🚀弹", [0, 1, 3, 4]), ("🚀🚀", [0, 2, 4]), ("", [0])],
)
def test_what_lies_beyond_the_basic_plane_counts_twice(text: str, places: list[int]) -> None:
    count = counter(text)
    assert [count(at) for at in range(len(text) + 1)] == places
    assert [len(text[:at].encode("utf-16-le")) // 2 for at in range(len(text) + 1)] == places


def test_a_passage_is_told_by_places_and_lengths() -> None:
    text = "🚀甲说，乙好。"
    passage = Passage(quote="乙好", document="a", title="", date="", speaker="", start=4, end=6, rule="", confidence=None,
                      before="甲说，", after="。", source=(1, 2), cue=(2, 3))  # fmt: skip
    assert marks(passage, counter(text)) == (5, 7, 3, 1, 2, 1, 3, 1)
