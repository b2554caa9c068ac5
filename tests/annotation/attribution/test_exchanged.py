"""Sentences with two states: if the states change places, so do the claims."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.cases import check, marks, read
from tests.support.making import annotation_of

TABLE: dict[str, Any] = read("exchanged")


def filled(wanted: Any, first: str, second: str) -> Any:
    """A field of a case with two states put in for its places."""
    if isinstance(wanted, str):
        return wanted.replace("{a}", first).replace("{b}", second)
    return [filled(one, first, second) for one in wanted]


def readings() -> Iterator[Any]:
    """Every sentence both ways round: its text, and the claims wanted."""
    for number, case in enumerate(TABLE["case"], 1):
        for one, other in TABLE["couples"]:
            for first, second in ((one, other), (other, one)):
                names = TABLE["states"][first], TABLE["states"][second]
                claims = [
                    {
                        key: filled(value, *(names if key == "content" else (first, second)))
                        for key, value in wanted.items()
                    }
                    for wanted in case["claims"]
                ]
                known = marks(case.get("known", False))
                yield pytest.param(filled(case["text"], *names), claims, id=f"{number}-{first}-{second}", marks=known)


@pytest.mark.parametrize(("text", "claims"), list(readings()))
def test_states_that_change_places_change_their_parts(text: str, claims: list[dict[str, Any]]) -> None:
    check(annotation_of(text), text, claims)
