"""Nouns that stand for a known thing while it is in play."""

import pytest

from kg.annotation.linking import nominals
from tests.support.stages import key_after

LINKED = [  # text, mention, the key that this step gives it
    ("伊朗说核协议面临崩溃。", "核协议", "treaty:JCPOA"),
    ("俄罗斯举行演习。该国还会再次演习。", "该国", "state:RUS"),
    ("沙特在中国的帮助下扩展计划。该国没有答复。", "该国", "state:SAU"),
    ("国际原子能机构派出小组。该机构没有说明原因。", "该机构", "org:IAEA"),
    ("朝鲜举行演习。半岛局势紧张。", "半岛", "place:朝鲜半岛"),
    ("北约举行演习。该组织没有说明原因。", "该组织", "org:NATO"),
]
LEFT = [  # text, what this step gives no key
    ("朝鲜和美国没有达成核协议。", "核协议"),
    ("路透社派出记者。该机构没有说明原因。", "该机构"),
    ("克里米亚半岛下了雨。", "半岛"),
    ("会议结束。该国没有评论。", "该国"),
]


@pytest.mark.parametrize(("text", "surface", "key"), LINKED)
def test_a_noun_stands_for_the_thing_in_play(text: str, surface: str, key: str) -> None:
    assert key_after(nominals, surface, text) == key


@pytest.mark.parametrize(("text", "surface"), LEFT)
def test_a_noun_with_nothing_in_play_stands_for_nothing(text: str, surface: str) -> None:
    assert key_after(nominals, surface, text) is None
