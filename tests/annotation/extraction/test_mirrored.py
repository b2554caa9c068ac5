"""Sentences that differ in a negation: what each does, and whether its proposition is affirmative."""

from collections import Counter
from functools import cache
from typing import Any

import pytest

from kg.model import Annotation
from tests.support.cases import marks, read, several, shown
from tests.support.making import annotation_of

PAIRS: list[dict[str, Any]] = read("mirrored")["pair"]
SIDES = [
    (f"{number}-{which}", side)
    for number, pair in enumerate(PAIRS, 1)
    for which, side in zip("ab", pair["sides"], strict=True)
]


@cache
def annotated(text: str) -> Annotation:
    return annotation_of(text)


def cases(field: str) -> list[Any]:
    """Every side that says what the field is to be."""
    return [
        pytest.param(
            side["text"], side[field], id=name, marks=marks(bool({field, "claim"} & set(side.get("known", ()))))
        )
        for name, side in SIDES
        if field in side
    ]


@pytest.mark.parametrize(("text", "wanted"), cases("illocution"))
def test_a_side_does_this(text: str, wanted: str | list[str]) -> None:
    claims = annotated(text).claims
    if len(claims) != 1 or claims[0].illocution not in several(wanted):
        pytest.fail(f"{text}\n  one claim: {wanted}\n  found:{shown(claims) or ' nothing'}", pytrace=False)


@pytest.mark.parametrize(("text", "wanted"), cases("polarity"))
def test_a_side_says_that_it_is_or_that_it_is_not(text: str, wanted: str) -> None:
    claims = annotated(text).claims
    found = [claim.polarity for claim in claims]
    if found != [wanted]:
        pytest.fail(f"{text}\n  one claim: {wanted}, not {found}\n  found:{shown(claims) or ' nothing'}", pytrace=False)


def test_there_are_many_pairs_and_no_text_stands_twice_with_another_answer() -> None:
    answers = {(side["text"], str(side["illocution"]), side.get("polarity")) for _, side in SIDES}
    assert len(PAIRS) >= 150
    assert [text for text, times in Counter(text for text, *_ in answers).items() if times > 1] == []
