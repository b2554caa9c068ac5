"""Events that texts narrate: every rule gives what its example says; what is claimed, denied or planned did not happen."""

from typing import cast

import pytest

from kg.annotation.extraction import relate
from kg.annotation.extraction.events import narrate
from kg.model import Annotation
from kg.ontology import load_ontology
from kg.ontology.rules import EventRule
from tests.support.making import annotation_of
from tests.support.stages import linked, paragraph

RULES = load_ontology().rules.events.rule


def told(annotation: Annotation) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.event_class, one.participants) for one in annotation.events]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_gives_the_event_of_its_example(rule: EventRule) -> None:
    sort, people = cast(tuple[str, list[str]], rule.gives)
    assert (sort, tuple(people)) in told(annotation_of(rule.example))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("法国和德国1990年签署《全面禁止核试验条约》。", ("Accession", ("state:DEU", "state:FRA"))),
        ("美国2019年8月退出《中导条约》。", ("Withdrawal", ("state:USA",))),
        ("拜登26日与俄罗斯总统普京通电话。", ("PhoneCall", ("person:拜登", "person:普京"))),
        ("王毅9日在北京会见国际原子能机构总干事格罗西。", ("Meeting", ("person:王毅", "person:格罗西"))),
    ],
)
def test_an_act_among_the_relations_is_an_event_too(text: str, event: tuple[str, tuple[str, ...]]) -> None:
    assert sorted((sort, tuple(sorted(people))) for sort, people in told(annotation_of(text))) == [
        (event[0], tuple(sorted(event[1])))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "朝鲜没有进行核试验。",
        "美国计划在韩国部署萨德系统。",
        "汪文斌说，美国在韩国部署了萨德系统。",
        "古特雷斯呼吁朝鲜不要进行核试验。",
        "如果朝鲜进行核试验，安理会将开会。",
    ],
)
def test_what_is_denied_planned_claimed_or_supposed_is_no_event(text: str) -> None:
    assert told(annotation_of(text)) == []


def test_an_event_told_twice_with_its_date_is_one_event() -> None:
    first = annotation_of("朝鲜2017年9月3日进行了第六次核试验。").events
    second = annotation_of("安理会开会。朝鲜2017年9月3日进行了核试验。", published="2017-09-10").events
    assert [one.key for one in first] == [one.key for one in second]
    assert first[0].date == "2017-09-03"
    assert first[0].code is not None and first[0].code.plover == "MOBILIZE"


NARRATED = [  # a sentence, its events: class, who, about what, day
    ("朝鲜2017年9月3日进行核试验。", [("Test", ("state:PRK",), (), "2017-09-03")]),
    ("王毅10日会见格罗西。", [("Meeting", ("person:王毅", "person:格罗西"), (), "2022-06-10")]),
    ("俄罗斯2023年退出《开放天空条约》。", [("Withdrawal", ("state:RUS",), ("treaty:Open-Skies",), "2023")]),
    ("美国和韩国10日举行联合军演。", [("MilitaryExercise", ("state:USA", "state:KOR"), (), "2022-06-10")]),
    ("拜登与普京10日通电话。", [("PhoneCall", ("person:拜登", "person:普京"), (), "2022-06-10")]),
    ("朝鲜没有进行核试验。", []),
    ("朝鲜计划进行核试验。", []),
    ("会议开幕。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NARRATED)
def test_what_a_sentence_narrates(
    text: str, expected: list[tuple[str, tuple[str, ...], tuple[str, ...], str | None]]
) -> None:
    analysis = linked(text)
    found = narrate(analysis, list(relate(analysis)), [])
    assert [(one.event_class, one.participants, one.objects, one.date) for one in found] == expected


def test_what_stands_in_a_claim_is_not_narrated() -> None:
    analysis = linked("朝鲜2017年9月3日进行核试验。")
    assert list(narrate(analysis, list(relate(analysis)), [paragraph(analysis)])) == []
