"""A house that bears somebody's name: neither he nor what he issued."""

import pytest

from kg.annotation import annotate
from kg.annotation.lexical.houses import names_a_house
from tests.support.making import document_of
from tests.support.stages import linked


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("克林顿基金会发表了声明。", True),
        ("金日成综合大学公布了清单。", True),
        ("普京通报了会谈的情况。", False),
        ("克林顿在基金会发表了讲话。", False),
    ],
)
def test_a_name_that_only_begins_that_of_an_institution(text: str, house: bool) -> None:
    analysis = linked(text)
    person = next(one for one in analysis.mentions if one.kind == "person")
    assert names_a_house(analysis.folded, person.span.end, analysis.ontology) is house


def test_what_a_foundation_issues_is_not_whose_name_it_bears() -> None:
    found = annotate(document_of("样例", "克林顿基金会也发表声明称，从未有过这类机器。", published="2022-06-15"))
    assert "person:克林顿" not in {one.speaker for one in found.claims}
