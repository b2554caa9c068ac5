"""Claims of short texts: speaker, whom for, cue, content, illocution and targets."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from kg.annotation import annotate
from tests.support.cases import check, marks, read
from tests.support.making import document_of

CASES: list[dict[str, Any]] = read("claims")["case"]
ILLOCUTIONS = [
    "assert",
    "deny",
    "request",
    "commit",
    "accept",
    "endorse",
    "concern",
    "criticize",
    "oppose",
    "warn",
    "regret",
    "ask",
]


def numbered() -> Iterator[Any]:
    """Every case under its kind and its number among those."""
    counts: Counter[str] = Counter()
    for case in CASES:
        counts[case["kind"]] += 1
        yield pytest.param(case, id=f"{case['kind']}-{counts[case['kind']]}", marks=marks(case.get("known", False)))


@pytest.mark.parametrize("case", list(numbered()))
def test_a_text_makes_these_claims_and_no_others(case: dict[str, Any]) -> None:
    annotation = annotate(document_of(case.get("title", "样例"), *case["text"].split("\n"), published="2022-06-15"))
    check(annotation, case["text"], case.get("claims", []))


def test_no_text_stands_twice() -> None:
    texts = Counter((case.get("title"), case["text"]) for case in CASES)
    assert [text for text, times in texts.items() if times > 1] == []


@pytest.mark.parametrize("illocution", ILLOCUTIONS)
def test_every_illocution_has_its_cases(illocution: str) -> None:
    assert sum(case["kind"] == illocution for case in CASES) >= 10
