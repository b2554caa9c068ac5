"""A main verb fits what a step asks for only with its modal, negation and adverbs."""

import pytest

from kg.annotation.attribution.predicates import fits
from kg.ontology.lexicons.stance import Predicate
from kg.ontology.lexicons.words import Words
from tests.support.stages import linked, paragraph


@pytest.mark.parametrize(
    ("line", "wanted", "fitting"),
    [
        ("各国应当遵守条约。", Predicate(verbs=Words(["遵守"])), True),
        ("各国不遵守条约。", Predicate(verbs=Words(["遵守"])), False),
        ("各国不遵守条约。", Predicate(verbs=Words(["遵守"]), negations=Words(["不"])), True),
        ("各国应当遵守条约。", Predicate(modals=Words(["应当"])), True),
        ("各国遵守条约。", Predicate(modals=Words(["应当"])), False),
        ("检查需要几个月的时间。", Predicate(modals=Words(["需要"])), False),
        ("各国已经遵守条约。", Predicate(verbs=Words(["遵守"]), done=True), True),
        ("各国遵守条约。", Predicate(verbs=Words(["遵守"]), done=True), False),
        ("各国坚决遵守条约。", Predicate(verbs=Words(["遵守"]), adverbs=Words(["坚决"])), True),
        ("各国遵守条约。", Predicate(verbs=Words(["遵守"]), adverbs=Words(["坚决"])), False),
    ],
)
def test_verb_modal_negation_and_adverbs_are_all_asked_for(line: str, wanted: Predicate, fitting: bool) -> None:
    analysis = linked(line)
    parsed = analysis.clause(paragraph(analysis))
    assert fits(parsed, analysis, wanted) is fitting
