"""Acts told from things, verbs from nouns, common words from names."""

import pytest

from kg.text.segmentation import begins_with_time, ends_with_verb, is_common, opens_with_verb, straddles


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("退出条约", True),
        ("正式退出条约", True),
        ("恢复铀浓缩", True),
        ("将暂停参加", True),
        ("制裁措施", False),
        ("一项计划", False),
        ("新的政策", False),
        ("，各方将", False),
        ("", False),
    ],
)
def test_an_act_is_told_from_a_thing(text: str, acts: bool) -> None:
    assert opens_with_verb(text, 0) is acts


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("多国谴责袭击", True),
        ("联合国敦促", True),
        ("美国总统", False),
        ("美国的", False),
        ("会谈后", False),
        ("去", False),
        ("，", False),
        ("", False),
    ],
)
def test_a_verb_that_ends_is_told_from_a_noun(text: str, verb: bool) -> None:
    assert ends_with_verb(text, len(text)) is verb


def test_a_frequent_word_is_common_unless_it_is_a_name() -> None:
    assert is_common("赞成") and is_common("中国")
    assert not is_common("毛泽东") and not is_common("蔿")


@pytest.mark.parametrize(
    ("text", "time"), [("如今肩负", True), ("目前没有", True), ("肩负重任", False), ("说", False), ("", False)]
)
def test_a_word_of_time_is_told_from_others(text: str, time: bool) -> None:
    assert begins_with_time(text, 0) is time


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("实际上海军已经撤出", "上海", True),
        ("胜利马上到来", "利马", True),
        ("伊朗的邻国土耳其则谴责", "土耳其", False),
        ("访问上海市民", "上海", False),
    ],
)
def test_a_name_is_no_name_where_two_words_make_it(text: str, name: str, expected: bool) -> None:
    start = text.index(name)
    assert straddles(text, start, start + len(name)) is expected
