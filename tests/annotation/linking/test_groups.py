"""Groups that a text has in play: 五国, 双方, 两国."""

import pytest

from kg.annotation.linking import groups
from tests.support.stages import key_after

LINKED = [  # text, mention, the key that this step gives it
    ("美国和俄罗斯举行谈判。两国没有公布结果。", "两国", "group:USA-RUS"),
    ("中国与巴西举行磋商。双方没有公布结果。", "双方", "group:CHN-BRA"),
    ("中日韩举行磋商。三国同意加快谈判。", "三国", "group:CHN-JPN-KOR"),
    ("美国、英国和澳大利亚公布计划。三国没有说明费用。", "三国", "group:AUKUS"),
    ("中、俄、美、英、法发表声明。五国承诺避免战争。", "五国", "group:P5"),
    ("英国、法国和德国派出代表。三国没有评论。", "三国", "group:E3"),
    ("国际原子能机构与伊朗举行磋商。双方没有公布结果。", "双方", "group:IAEA-IRN"),
    ("中朝举行磋商。同日王毅会见俄罗斯外长拉夫罗夫，双方主张对话。", "双方", "group:CHN-RUS"),
]
LEFT = [  # text, what this step gives no key
    ("沙特、阿曼、俄罗斯等多国谴责袭击。各方呼吁双方保持克制。", "双方"),
    ("埃及、约旦、阿曼派代表与会。各方呼吁双方保持克制。", "双方"),
    ("谈判已经开始。两国没有公布结果。", "两国"),
    ("中国、巴西和印度开会。其他三方没有评论。", "三方"),
    ("英国、法国和德国派出代表。四国没有评论。", "四国"),
    ("国际原子能机构与伊朗举行磋商。两国没有公布结果。", "两国"),
    ("布林肯和拉夫罗夫呼吁美俄双方延长条约。", "双方"),
    ("阿富汗塔利班代表团到访。双方交换了意见。", "双方"),  # one name, not a state and its rival
]


@pytest.mark.parametrize(("text", "surface", "key"), LINKED)
def test_a_number_stands_for_those_named_together(text: str, surface: str, key: str) -> None:
    assert key_after(groups, surface, text) == key


@pytest.mark.parametrize(("text", "surface"), LEFT)
def test_a_number_that_nobody_fits_stands_for_none(text: str, surface: str) -> None:
    assert key_after(groups, surface, text) is None
