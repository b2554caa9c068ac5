"""To whom something is done or promised is told by the words around him."""

import pytest

from kg.annotation.attribution.roles import Other, addressed, done_to, harmed, suffers
from kg.annotation.document import Analysis
from kg.model import Span
from tests.support.making import annotation_of
from tests.support.stages import linked, paragraph


def _iran(line: str) -> tuple[Analysis, Span, Other]:
    analysis = linked(line)
    at = analysis.folded.rindex("伊朗")
    return analysis, paragraph(analysis), Other(at, at + len("伊朗"), "state:IRN")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("不同意对伊朗实施制裁。", True),
        ("反对伊朗的制裁。", False),
        ("不接受伊朗的方案。", False),
        ("反对对伊朗动武。", True),
    ],
)
def test_who_would_be_harmed_by_what_is_refused(line: str, expected: bool) -> None:
    assert harmed(*_iran(line)) is expected


@pytest.mark.parametrize(("line", "expected"), [("美国对伊朗造成损害。", True), ("伊朗造成了损害。", False)])
def test_to_whom_something_is_done(line: str, expected: bool) -> None:
    assert done_to(*_iran(line)) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("将向伊朗提供援助。", True), ("如果伊朗履约，将取消制裁。", True), ("将取消制裁，伊朗已经知道。", False)],
)
def test_to_whom_something_is_promised(line: str, expected: bool) -> None:
    analysis, span, one = _iran(line)
    assert addressed(analysis, span, one.at, one.end) is expected


def test_what_is_blamed_may_name_only_whom_it_hits() -> None:
    analysis = linked("侵犯伊朗主权的行为。", "伊朗侵犯了主权。")
    assert [suffers(analysis, paragraph(analysis, number)) for number in (1, 2)] == [True, False]


@pytest.mark.parametrize(
    ("line", "targets"),
    [
        ("古特雷斯呼吁以色列和伊朗保持克制，敦促两国立即停火。", ("state:ISR", "state:IRN")),
        ("王毅说，中方不同意对伊朗实施制裁。", ()),
        ("王毅说，中方坚决反对美国的单边制裁。", ("state:USA",)),
    ],
)
def test_at_whom_it_is_aimed(line: str, targets: tuple[str, ...]) -> None:
    assert annotation_of(line).claims[-1].targets == targets
