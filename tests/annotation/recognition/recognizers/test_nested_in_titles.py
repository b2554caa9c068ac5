"""What a listed post names: a party, a body, a city."""

import pytest

from kg.annotation.recognition.recognizers import nested_in_titles
from tests.support.stages import found_by, quote

FOUND = [  # text, what is found: surface, kind, form
    ("参议院共和党领袖麦康奈尔发言。", []),
    ("中国常驻联合国代表张军发言。", [("联合国", "org", "name")]),
    ("俄罗斯常驻维也纳国际组织代表乌里扬诺夫发文。", [("维也纳", "place", "name")]),
    ("首席共和党成员里施发言。", [("共和党", "org", "name")]),
    ("中国常驻国际原子能机构代表王群发言。", [("国际原子能机构", "org", "name")]),
]  # fmt: skip
NOT_FOUND = [
    "联合国秘书长古特雷斯发言。",
    "外交部长王毅出席会议。",
    "总统发表了讲话。",
    "他代表联合国发言。",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_what_a_post_names_is_a_mention(text: str, expected: list[tuple[str, str, str]]) -> None:
    analysis, found = found_by(nested_in_titles, text)
    assert [(quote(analysis, one.span), one.kind, one.form) for one in found] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_a_post_that_names_nothing_holds_none(text: str) -> None:
    analysis, found = found_by(nested_in_titles, text)
    assert [quote(analysis, one.span) for one in found] == []
