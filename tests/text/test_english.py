"""Counts as English says them."""

import pytest

from kg.text.english import counted


@pytest.mark.parametrize(("number", "said"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (21, "21 claims")])
def test_one_thing_is_no_plural(number: int, said: str) -> None:
    assert counted(number, "claim") == said
