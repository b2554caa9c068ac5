"""Who wrote a document, and its editors."""

import pytest

from kg.ingestion.base import Line
from kg.ingestion.metadata.authors import authors, editors
from tests.support.outside import PUBLISHERS

CASES = [  # lines, those who wrote
    ([("paragraph", "（记者范长江）会议开幕。")], ("范长江",)),
    ([("paragraph", "会议开幕。（总台记者 范长江 穆青）")], ("范长江", "穆青")),
    ([("byline", "记者范长江华盛顿报道")], ("范长江",)),
    ([("byline", "作者：埃德加·斯诺")], ("埃德加·斯诺",)),
    ([("byline", "范长江/穆青/（新华社）")], ("范长江", "穆青")),
    ([("byline", "EDGAR SNOW"), ("paragraph", "会议开幕。")], ("EDGAR SNOW",)),
    ([("paragraph", "（记者会）会议开幕。")], ()),
    ([("paragraph", "记者范长江到会。")], ()),
    ([("paragraph", "（记者提问）会议开幕。")], ()),
    ([("title", "（记者范长江）")], ()),
    ([], ()),
]


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_lines_of_credits_name_who_wrote(lines: list[tuple[str, str]], expected: tuple[str, ...]) -> None:
    assert authors([Line(role, text) for role, text in lines], PUBLISHERS) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("named", "line", "expected"),
    [
        (["穆青"], "会议开幕。", ("穆青",)),
        (["穆青、范长江"], "会议开幕。", ("穆青", "范长江")),
        ([], "责任编辑：穆青", ("穆青",)),
        (["穆青"], "责任编辑：穆青", ("穆青",)),
        (["编号12"], "会议开幕。", ()),
    ],
)
def test_editors_are_named_in_lines_dropped_and_kept(named: list[str], line: str, expected: tuple[str, ...]) -> None:
    assert editors(named, [Line("byline", line)]) == expected
