"""Names that the ontology knows, organs of states, governments."""

import pytest

from kg.annotation.recognition.recognizers import gazetteer_names
from tests.support.stages import found_by, quote

FOUND = [  # text, what is found: surface, kind, form
    ("中国外交部答复了提问。", [("中国外交部", "org", "name")]),
    ("日本政府召开会议。", [("日本政府", "state", "name")]),
    ("拜登政府公布了预算。", [("拜登政府", "state", "nominal")]),
    ("伊朗批准了《不扩散核武器条约》。", [("伊朗", "state", "name"), ("不扩散核武器条约", "treaty", "name")]),
    ("国防部没有答复。", [("国防部", "org", "name")]),
    ("美国务院回应提问。", [("美国务院", "org", "name")]),
    ("格罗西到了德黑兰。", [("格罗西", "person", "name"), ("德黑兰", "place", "name")]),
]  # fmt: skip
NOT_FOUND = [
    "会议的过程很长。",
    "俄亥俄级潜艇返航。",
    "当天下了雨。",
    "NPTs1是一个变量名。",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_known_name_is_one_mention(text: str, expected: list[tuple[str, str, str]]) -> None:
    analysis, found = found_by(gazetteer_names, text)
    assert [(quote(analysis, one.span), one.kind, one.form) for one in found] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    analysis, found = found_by(gazetteer_names, text)
    assert [quote(analysis, one.span) for one in found] == []
