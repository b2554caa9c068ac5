"""What several documents may say alike: names of things, and what texts report as done."""

import pytest

from kg.model.namespaces import Namespace
from kg.rdf.shared import entity_triples, reported_triples
from tests.support.making import annotation_of
from tests.support.statements import triples

NAMESPACE = Namespace("https://example.org/kg/")


def reported(text: str) -> set[str]:
    return {
        one.predicate.value.removeprefix(NAMESPACE.term(""))
        for one in triples(reported_triples(annotation_of(text), NAMESPACE))
    }


@pytest.mark.parametrize(
    ("text", "property_", "is_fact"),
    [
        ("俄罗斯2023年退出《开放天空条约》。", "withdrewFrom", True),
        ("俄罗斯没有退出《开放天空条约》。", "withdrewFrom", False),
        ("俄罗斯计划退出《开放天空条约》。", "withdrewFrom", False),
        ("布林肯说，俄罗斯退出了《开放天空条约》。", "withdrewFrom", False),
        ("王毅10日会见格罗西。", "participant", True),
        ("王毅没有会见格罗西。", "participant", False),
    ],
)
def test_only_what_a_text_reports_as_done_is_a_plain_triple(text: str, property_: str, is_fact: bool) -> None:
    assert (property_ in reported(text)) is is_fact


def test_two_documents_name_a_new_thing_alike_in_both_scripts() -> None:
    first, second = (
        set(triples(entity_triples(annotation_of(text), NAMESPACE)))
        for text in ("双方讨论《边界裁军条约》。", "雙方討論《邊界裁軍條約》。")
    )
    keys = [
        {one.object.value for one in found if one.predicate.value == NAMESPACE.term("key")} for found in (first, second)
    ]  # type: ignore[union-attr]
    assert keys[0] == keys[1] == {"treaty:边界裁军条约"}
    assert len({one.subject for one in first | second}) == 1


def test_nobody_named_is_an_actor_without_a_name() -> None:
    found = triples(entity_triples(annotation_of("王毅表示，各方应当保持克制。"), NAMESPACE))
    assert NAMESPACE.term("UnnamedActor") in {one.object.value for one in found}  # type: ignore[union-attr]
    found = triples(entity_triples(annotation_of("王毅表示，对话是唯一出路。"), NAMESPACE))
    assert NAMESPACE.term("UnnamedActor") not in {one.object.value for one in found}  # type: ignore[union-attr]
