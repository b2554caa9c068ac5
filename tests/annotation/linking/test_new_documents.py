"""Documents met for the first time, named as the text words them."""

from itertools import islice

import pytest

from kg.annotation.document import Analysis
from kg.annotation.linking import abbreviations, documents
from kg.annotation.linking.document_nouns import Noun, nouns_in
from kg.annotation.linking.new_documents import issued_by, of_nobody
from tests.support.stages import LINKERS, recognized

BEFORE = LINKERS[: LINKERS.index(documents)]


def first_noun(text: str) -> tuple[Analysis, Noun]:
    analysis = recognized(text)
    for step in BEFORE:
        step.link(analysis)
    return analysis, next(islice(nouns_in(analysis), 1))


@pytest.mark.parametrize(
    ("text", "actors", "label"),
    [
        ("中国和俄罗斯发表联合声明说，谈判会继续。", ["state:CHN", "state:RUS"], "中国俄罗斯联合声明"),
        ("王毅发表声明说，谈判会继续。", [], None),
    ],
)
def test_a_document_is_called_after_who_issues_it(text: str, actors: list[str], label: str | None) -> None:
    analysis, noun = first_noun(text)
    key = issued_by(analysis, noun, actors)
    assert (key and analysis.entities[key].label) == label
    assert key is None or analysis.issuers[key] == tuple(actors)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("上周公布的一份报告指出，库存没有增加。", "上周公布的一份报告（见《样例》）"),
        ("多地报告说，天气很好。", None),
    ],
)
def test_one_that_speaks_and_is_nobodys_is_called_by_the_words_before_it(text: str, label: str | None) -> None:
    analysis, noun = first_noun(text)
    key = of_nobody(analysis, noun)
    assert (key and analysis.entities[key].label) == label


def test_documents_come_before_their_short_forms() -> None:
    assert LINKERS.index(documents) < LINKERS.index(abbreviations)
