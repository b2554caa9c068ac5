"""Capitals that stand for their governments."""

import pytest

from kg.annotation.linking import metonyms
from tests.support.stages import key_after

LINKED = [  # text, mention, the key that this step gives it
    ("分析人士称，平壤在等待时机。", "平壤", "state:PRK"),
    ("制裁使欧洲与华盛顿的关系变得复杂。", "华盛顿", "state:USA"),
    ("华府与德黑兰的关系紧张。", "德黑兰", "state:IRN"),
    ("北京与莫斯科的关系密切。", "莫斯科", "state:RUS"),
    ("华府恢复了制裁。", "华府", "state:USA"),
    ("华盛顿敦促北京克制。", "北京", "state:CHN"),
    ("以色列指控德黑兰研发核武器。", "德黑兰", "state:IRN"),
    ("他鼓励北京参加对话。", "北京", "state:CHN"),
]
LEFT = [  # text, what this step gives no key
    ("代表团回到平壤。", "平壤"),
    ("飞机从莫斯科起飞。", "莫斯科"),
    ("会议在北京举行。", "北京"),
    ("王毅在北京强调，对话是唯一出路。", "北京"),
    ("格罗西抵达德黑兰敦促各方克制。", "德黑兰"),
    pytest.param(
        "伦敦金属交易所停牌。",
        "伦敦",
        marks=pytest.mark.xfail(
            reason="a city that opens the name of an unknown body is taken for its government", strict=True
        ),
    ),
]


@pytest.mark.parametrize(("text", "surface", "key"), LINKED)
def test_a_capital_that_acts_is_its_state(text: str, surface: str, key: str) -> None:
    assert key_after(metonyms, surface, text) == key


@pytest.mark.parametrize(("text", "surface"), LEFT)
def test_a_capital_where_something_happens_is_a_city(text: str, surface: str) -> None:
    assert key_after(metonyms, surface, text) is None
