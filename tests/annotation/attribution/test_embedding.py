"""Claims inside claims: the words of one that another reports."""

import pytest

from kg.annotation.attribution.embedding import embedded
from kg.annotation.document import Analysis
from kg.model import Claim
from tests.support.stages import linked, spot


def claim(analysis: Analysis, words: str, speaker: str, relayed_by: str | None = None) -> Claim:
    return Claim(speaker, analysis.evidence(spot(analysis, words)), "assert", "made", relayed_by=relayed_by)


TEXT = "甲一，乙二，甲三，丙四。"
CASES = [  # claims: words, speaker, relayed by; for each the words of the claim that it is embedded in
    ([("甲一", "person:甲", None), ("乙二", "person:乙", "person:甲")], [None, "甲一"]),
    ([("乙二", "person:乙", "person:甲"), ("甲三", "person:甲", None)], ["甲三", None]),
    ([("甲一，乙二", "person:甲", None), ("乙二", "person:乙", "person:甲"), ("甲三", "person:甲", None)], [None, "甲一，乙二", None]),
    ([("甲一", "person:甲", None), ("甲三", "person:甲", None), ("丙四", "person:丙", "person:甲")], [None, None, "甲三"]),
    ([("甲一", "person:甲", None), ("乙二", "person:乙", None)], [None, None]),
    ([("甲一", "person:甲", None), ("乙二", "person:乙", "person:丁")], [None, None]),
    ([("乙二", "person:乙", "person:甲")], [None]),
    ([], []),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "expected"), CASES)
def test_words_are_tied_to_what_the_one_who_relays_them_says(
    claims: list[tuple[str, str, str | None]], expected: list[str | None]
) -> None:
    analysis = linked(TEXT)
    found = list(embedded(analysis, [claim(analysis, *one) for one in claims]))
    assert [one.content.quote for one in found] == [words for words, _, _ in claims]
    assert [one.embedded_in.content.quote if one.embedded_in else None for one in found] == expected


def test_another_paragraph_holds_nothing_of_this_one() -> None:
    analysis = linked("甲一。", "乙二。")
    found = list(
        embedded(analysis, [claim(analysis, "甲一", "person:甲"), claim(analysis, "乙二", "person:乙", "person:甲")])
    )
    assert [one.embedded_in for one in found] == [None, None]
