"""A post is not the one it is part of, a name is no word inside, and what one speaker aims at is not the next one's aim."""

import pytest

from tests.support.making import annotation_of

SAID = "说，美国将退出这项条约。"


@pytest.mark.parametrize(
    ("named", "post"),
    [
        ("美国副总统彭斯抵达首尔。", "美国总统"),
        ("美国副国务卿谢尔曼抵达首尔。", "美国国务卿"),
        ("美国助理国务卿坎贝尔抵达首尔。", "美国国务卿"),
        ("美国前总统特朗普抵达首尔。", "美国总统"),
        ("美国总统拜登抵达首尔。", "美国前总统"),
        ("美国总统拜登抵达首尔。", "美国副总统"),
        ("美国国务卿布林肯抵达首尔。", "美国助理国务卿"),
    ],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_who_holds_one_post_does_not_say_what_the_holder_of_another_says(named: str, post: str, swapped: bool) -> None:
    said = post + SAID
    claims = annotation_of(*((said, named) if swapped else (named, said))).claims
    assert not [claim.speaker for claim in claims if claim.speaker.startswith("person:")]


@pytest.mark.parametrize(
    ("named", "post", "speaker"),
    [("美国总统拜登抵达首尔。", "美国总统", "person:拜登"), ("美国副总统彭斯抵达首尔。", "美国副总统", "person:彭斯")],
)
def test_who_holds_the_post_does(named: str, post: str, speaker: str) -> None:
    assert [claim.speaker for claim in annotation_of(named, post + SAID).claims] == [speaker]


def test_two_statements_of_two_embassies_are_two() -> None:
    read = annotation_of("日本驻华大使馆发表声明，反对核试验。英国驻日本大使馆发表声明，支持核裁军。")
    issued = {one.subject: one.object for one in read.relations if one.predicate == "issued"}
    assert issued.keys() == {"state:JPN", "state:GBR"} and len(set(issued.values())) == 2


def test_this_statement_is_still_the_earlier_one() -> None:
    read = annotation_of("日本驻华大使馆发表声明，反对核试验。英国支持该声明。")
    assert len({key for mention, key in read.links if mention.kind == "doc"}) == 1


def test_whom_one_speaker_addresses_the_next_one_does_not_oppose() -> None:
    read = annotation_of("美国国务卿布林肯要求伊朗停止铀浓缩。", "日方表示，反对增加分离钚的库存。")
    assert [claim.targets for claim in read.claims if claim.speaker == "state:JPN"] == [()]


@pytest.mark.parametrize(
    "word", ["中方反应强烈", "这一效应明显", "我们适应了新形势", "供应国没有相应的规定", "反应堆运行正常"]
)
def test_a_syllable_of_another_word_makes_no_obligation(word: str) -> None:
    assert [claim.modality for claim in annotation_of(f"毛宁说，{word}。").claims] == ["asserted"]
    assert [claim.modality for claim in annotation_of(f"毛宁说，{word}，各方应停止试验。").claims][-1] == "obligation"


def test_a_weapon_is_not_named_inside_a_name() -> None:
    assert [claim.topics for claim in annotation_of("毛宁说，法克里萨德是科学家。").claims] == [()]
    assert [claim.topics for claim in annotation_of("毛宁说，萨德系统损害中方利益。").claims] == [("missile-defense",)]


def test_the_items_of_a_list_that_a_claim_announces_are_claimed_too() -> None:
    read = annotation_of(
        "布林肯还批评俄罗斯一再违背承诺，其中包括：",
        "俄罗斯违反《中导条约》；",
        "伊朗违反伊核协议。",
        "朝鲜退出《不扩散核武器条约》。",
    )
    seen = {one.subject: one.modality for one in read.relations if one.predicate in ("violated", "withdrew_from")}
    assert seen == {"state:RUS": "claimed", "state:IRN": "claimed", "state:PRK": "actual"}
