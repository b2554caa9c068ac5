"""The main clauses of what one says, and what waits for them."""

import pytest

from kg.annotation.attribution.main_clauses import depends, units
from kg.model import Span
from tests.support.stages import linked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("如果美国恢复制裁，伊朗就退出协议", [("如果美国恢复制裁，伊朗就退出协议", "伊朗就退出协议")]),
        ("协议到期后，各方可以谈判", [("协议到期后，各方可以谈判", "各方可以谈判")]),
        ("伊朗遵守协议，美国退出了协议", [("伊朗遵守协议，", "伊朗遵守协议，"), ("美国退出了协议", "美国退出了协议")]),
        ("我们认为，条约必须维护", [("我们认为，条约必须维护", "条约必须维护")]),
    ],
)
def test_a_main_clause_comes_with_what_waits_for_it(text: str, expected: list[tuple[str, str]]) -> None:
    analysis = linked(text)
    at = analysis.text.index(text)
    found = [
        (analysis.text[slice(*unit)], analysis.text[slice(*main)])
        for unit, main in units(analysis, Span(at, at + len(text)))
    ]
    assert [(unit.rstrip("，"), main.rstrip("，")) for unit, main in found] == [
        (unit.rstrip("，"), main.rstrip("，")) for unit, main in expected
    ]


@pytest.mark.parametrize(
    ("clause", "waits"), [("一旦条约失效", True), ("美国国务院在声明中说", True), ("条约失效了", False)]
)
def test_a_condition_a_time_and_what_brings_in_words_depend(clause: str, waits: bool) -> None:
    analysis = linked(clause)
    at = analysis.text.index(clause)
    assert depends(analysis, Span(at, at + len(clause))) is waits
