"""Documents that somebody in the text issues, and the nouns that take them up."""

import pytest

from kg.annotation.linking import documents
from tests.support.stages import key_after

LINKED = [  # text, mention, the key that this step gives it, or how it begins
    ("中国和俄罗斯发表联合声明。", "联合声明", "doc:CHN-RUS-"),
    ("中国和俄罗斯发表联合声明。声明指出，形势复杂。", "声明", "doc:CHN-RUS-"),
    ("七国集团发表声明。该声明没有提到细节。", "该声明", "doc:G7-"),
    ("国际原子能机构发布季度报告。报告显示库存上升。", "报告", "doc:IAEA-"),
    ("俄罗斯外交部的声明没有提到细节。", "声明", "doc:RUS-MFA-"),
    ("日本对北约发表声明。", "声明", "doc:JPN-"),
]
LEFT = [  # text, what this step gives no key
    ("各方都在等待声明。", "声明"),
    ("美方声明这是误会。", "声明"),
    ("报告已经遗失。", "报告"),
    ("中国和俄罗斯签署文件。报告人离开会场。", "报告"),
]


@pytest.mark.parametrize(("text", "surface", "key"), LINKED)
def test_a_document_is_of_those_who_issue_it(text: str, surface: str, key: str) -> None:
    assert (key_after(documents, surface, text) or "").startswith(key)


@pytest.mark.parametrize(("text", "surface"), LEFT)
def test_a_noun_that_nobody_issued_is_no_document(text: str, surface: str) -> None:
    assert key_after(documents, surface, text) is None
