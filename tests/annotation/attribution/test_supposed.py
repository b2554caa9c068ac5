"""What is only supposed is said by nobody; what is granted ends before what is set against it."""

import pytest

from tests.support.making import said


@pytest.mark.parametrize("word", ["如果", "一旦", "假如", "即使", "除非", "万一", "只要"])
def test_a_condition_puts_no_words_into_a_mouth(word: str) -> None:
    assert said(f"{word}伊朗宣布退出条约，地区局势将会动荡。") == []


def test_a_condition_belongs_to_who_states_it() -> None:
    text = "古特雷斯说，如果伊朗宣布退出条约，后果会很严重。"
    assert said(text) == [("person:古特雷斯", "如果伊朗宣布退出条约，后果会很严重")]


@pytest.mark.parametrize("word", ["虽然", "尽管"])
def test_what_is_granted_within_words_is_no_claim_of_its_own(word: str) -> None:
    text = f"格罗西说，{word}伊朗声称核活动是和平的，但核查人员没有看到证据。"
    assert said(text) == [("person:格罗西", f"{word}伊朗声称核活动是和平的，但核查人员没有看到证据")]


@pytest.mark.parametrize("against", ["但核查人员没有看到证据", "不过核查仍在继续", "制裁却没有解除"])
def test_what_is_set_against_it_is_not_said_by_whom_it_is_set_against(against: str) -> None:
    assert said(f"虽然伊朗表示愿意合作，{against}。") == [("state:IRN", "愿意合作")]
