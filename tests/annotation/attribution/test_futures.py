"""What only will come is promised by nobody."""

import pytest

from kg.annotation.attribution.futures import is_foretold, promises_nothing
from kg.annotation.attribution.sides import Side
from tests.support.stages import linked, paragraph, spot


@pytest.mark.parametrize(
    ("line", "promised"),
    [
        ("美国将恢复核试验。", True),
        ("将恢复核试验。", True),
        ("今后将恢复核试验。", True),
        ("这次访问将恢复核试验。", False),
        ("美国预计各方将恢复核试验。", False),
        ("贸易是政策的一部分，但不会恢复核试验。", False),
    ],
)
def test_whose_future_it_is_decides(line: str, promised: bool) -> None:
    analysis = linked(line)
    span = paragraph(analysis)
    side = Side(frozenset({"state:USA"}))
    assert promises_nothing(analysis, line, span, span.start + line.index("恢复"), side) is not promised


@pytest.mark.parametrize(
    ("line", "foretold"),
    [
        ("美国将在会谈中敦促朝鲜停止试验。", True),
        ("美国可能敦促朝鲜停止试验。", True),
        ("美国在会谈中敦促朝鲜停止试验。", False),
        ("美国率领将领敦促朝鲜停止试验。", False),
        ("美国敦促朝鲜停止试验。", False),
    ],
)
def test_what_will_only_be_said_is_asked_of_words(line: str, foretold: bool) -> None:
    analysis = linked(line)
    assert is_foretold(analysis, spot(analysis, "美国"), spot(analysis, "敦促")) is foretold
