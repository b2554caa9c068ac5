"""Nouns that may stand for documents, in their places."""

import pytest

from kg.annotation.linking.document_nouns import has_subject, nouns_in
from tests.support.stages import recognized

MARKS = [  # text, what is true of its last noun
    ("外交部发表声明。", "published"),
    ("外交部发表了措辞强硬的声明。", "issued"),
    ("一份报告指出，局势严峻。", "another"),
    ("多份报告指出，局势严峻。", "several"),
    ("王某在声明中说，局势严峻。", "placed"),
    ("声明还指出，局势严峻。", "says"),
    ("声明全文如下。", "speaks"),
]


@pytest.mark.parametrize(("text", "mark"), MARKS)
def test_what_stands_around_a_noun_says_what_it_does(text: str, mark: str) -> None:
    assert getattr(list(nouns_in(recognized(text)))[-1], mark)


@pytest.mark.parametrize(("clause", "wanted"), [("某公司", True), ("随后", False), ("在网上", False), ("他", False)])
def test_a_noun_that_no_preposition_governs_is_a_subject(clause: str, wanted: bool) -> None:
    assert has_subject(clause) is wanted
