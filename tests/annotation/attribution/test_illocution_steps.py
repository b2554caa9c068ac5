"""The steps of an illocution in their order, and only those that a text may fit."""

from kg.annotation.attribution.illocution_steps import steps
from kg.ontology import load_ontology


def test_a_step_that_fits_is_asked_and_most_others_are_not() -> None:
    ontology = load_ontology()
    order = [one.name for one in ontology.lexicons.stance.step]
    asked = [one.name for one in steps(ontology).speaking_of("坚决反对这种做法", "坚决反对这种做法")]
    assert "oppose" in asked and asked == sorted(asked, key=order.index)
    assert len(asked) < len(order) / 4


def test_a_step_is_asked_for_its_predicates_too() -> None:
    ontology = load_ontology()
    name, word = next(
        (step.name, word)
        for step in ontology.lexicons.stance.step
        for one in step.predicates
        for word in (*one.verbs, *one.modals)
    )
    assert name in [one.name for one in steps(ontology).speaking_of("", word)]
    assert name not in [one.name for one in steps(ontology).speaking_of("", "")]
