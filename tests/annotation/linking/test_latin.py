"""Latin names in brackets stand for the mention before them."""

import pytest

from kg.annotation.linking import latin
from tests.support.stages import key_after

LINKED = [  # text, mention, the key that this step gives it
    ("爆炸发生在伊斯法罕（Isfahan）附近。", "Isfahan", "place:伊斯法罕"),
    ("埃及放送协会(EGB)作了报道。", "EGB", "org:埃及放送协会"),
    (
        "《外空核查条约》(Outer Space Verification Treaty)没有生效。",
        "Outer Space Verification Treaty",
        "treaty:外空核查条约",
    ),
    ("美国战略司令部（USSTRATCOM）没有评论。", "USSTRATCOM", "org:USA-STRATCOM"),
]
LEFT = [  # text, what this step gives no key
    ("罗布·鲍尔（Rob Bauer）到会。", "Rob Bauer"),
    ("国际原子能机构(IAEA)派出小组。", "IAEA"),
    ("德黑兰（伊朗首都）下了雨。", "伊朗首都"),
    ("会谈(Vienna)已经结束。", "Vienna"),
]


@pytest.mark.parametrize(("text", "surface", "key"), LINKED)
def test_a_gloss_is_another_name_of_the_mention_before_it(text: str, surface: str, key: str) -> None:
    assert key_after(latin, surface, text) == key


@pytest.mark.parametrize(("text", "surface"), LEFT)
def test_what_an_earlier_step_knows_is_left_to_it(text: str, surface: str) -> None:
    assert key_after(latin, surface, text) is None
