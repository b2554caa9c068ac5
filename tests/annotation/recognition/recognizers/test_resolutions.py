"""Resolutions by their number, where the body that adopts them is named."""

import pytest

from kg.annotation.recognition.recognizers import resolutions
from tests.support.stages import found_by, quote

FOUND = [  # text, what is found: surface, kind, form
    ("安理会通过了第1540号决议。", []),
    ("安理会通过了第2094号决议。", [("第2094号决议", "doc", "name")]),
    ("联合国安理会第1984(2011)号决议延长了任期。", [("第1984(2011)号决议", "doc", "name")]),
    ("安理会先后通过1696号决议和1747号决议。", [("1696号决议", "doc", "name"), ("1747号决议", "doc", "name")]),
    ("聯合國安全理事會第1803號決議仍然有效。", [("第1803號決議", "doc", "name")]),
]  # fmt: skip
NOT_FOUND = [
    "市议会通过了第1887号决议。",
    "市议会通过了第2094号决议。",
    "安理会第2375号文件已经散发。",
    "安理会通过了一项决议。",
    "联合国发行了1887号纪念邮票。",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_numbered_resolution_is_a_document(text: str, expected: list[tuple[str, str, str]]) -> None:
    analysis, found = found_by(resolutions, text)
    assert [(quote(analysis, one.span), one.kind, one.form) for one in found] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_a_number_alone_is_none(text: str) -> None:
    analysis, found = found_by(resolutions, text)
    assert [quote(analysis, one.span) for one in found] == []
