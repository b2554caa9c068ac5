"""Wars and conflicts told by their sides: which noun stands for one, for which, and who fights in it."""

import pytest

from kg.model import Annotation
from tests.support.making import annotation_of


def nouns(annotation: Annotation) -> list[tuple[str, str]]:
    return [
        (annotation.document.text[slice(*mention.span)], key)
        for mention, key in annotation.links
        if mention.rule == "conflict"
    ]


def fights(annotation: Annotation) -> set[tuple[str, str]]:
    return {(one.subject, one.object) for one in annotation.relations if one.rule == "side-of-conflict"}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("俄罗斯与乌克兰之间的战争没有结束。", {"state:RUS", "state:UKR"}),
        ("巴以冲突造成数百人伤亡。", {"state:PSE", "state:ISR"}),
        ("美国对伊朗发动的战争影响了能源市场。", {"state:USA", "state:IRN"}),
        ("美国和以色列今年2月对伊朗发动了大规模军事行动。", {"state:USA", "state:ISR", "state:IRN"}),
        ("美军对伊朗的军事行动持续了数周。", {"state:USA", "state:IRN"}),
        ("各方对印度与巴基斯坦之间的武装冲突深感担忧。", {"state:IND", "state:PAK"}),
    ],
)
def test_a_conflict_is_told_by_its_sides(text: str, sides: set[str]) -> None:
    read = annotation_of(text)
    assert {who for who, _ in fights(read)} == sides
    assert len({event for _, event in fights(read)}) == len(nouns(read)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "各方应避免印巴冲突升级为战争，以免造成伤亡。",
        "以色列已准备好对伊朗发起军事行动。",
        "核战争打不赢也打不得。",
        "中美冲突加剧，市场不安。",
        "伊朗在也门和叙利亚冲突中的角色没有受到限制，停火仍未实现。",
        "西班牙不允许参加对伊朗军事行动的飞机使用领空。",
        "这一罪行是战争罪。",
    ],
)
def test_what_is_feared_figurative_or_of_nobody_in_particular_is_no_conflict(text: str) -> None:
    read = annotation_of(text)
    assert nouns(read) == [] and fights(read) == set()


def test_against_two_are_both_of_the_other_side() -> None:
    read = annotation_of("以色列对黎巴嫩和叙利亚的军事行动造成伤亡。")
    assert {who for who, _ in fights(read)} == {"state:ISR", "state:LBN", "state:SYR"}


def test_a_noun_alone_takes_up_the_one_named_before() -> None:
    read = annotation_of("俄罗斯与乌克兰之间的战争没有停火。欧盟呼吁尽快结束战争。如果战争持续，后果严重。")
    assert [noun for noun, _ in nouns(read)] == ["战争", "战争", "战争"] and len({key for _, key in nouns(read)}) == 1


def test_one_side_takes_it_up_if_it_is_its_own() -> None:
    text = "美国和以色列对伊朗的军事行动进入第二周。{}战事影响了油价。"
    assert len({key for _, key in nouns(annotation_of(text.format("伊朗")))}) == 1
    assert [noun for noun, _ in nouns(annotation_of(text.format("苏丹")))] == ["军事行动"]


def test_without_one_before_a_noun_alone_is_none() -> None:
    assert nouns(annotation_of("他希望尽快结束战争。")) == []


@pytest.mark.parametrize(
    ("published", "event"),
    [
        ("2025-06-20", "event:Israel-Iran-war-2025"),
        ("2026-03-20", "event:Iran-war-2026"),
        ("2024-05-01", "event:conflict-IRN-ISR"),
    ],
)
def test_the_known_one_is_the_last_that_had_begun(published: str, event: str) -> None:
    read = annotation_of("以色列和伊朗之间的军事冲突仍在继续。", published=published)
    assert [key for _, key in nouns(read)] == [event]


def test_a_body_meets_about_a_conflict_and_its_sides_do_not() -> None:
    read = annotation_of("联合国安理会就以色列与伊朗冲突举行紧急会议。")
    took_part = {one.subject for one in read.relations if one.predicate == "participated_in"}
    assert took_part == {"org:UNSC"}
