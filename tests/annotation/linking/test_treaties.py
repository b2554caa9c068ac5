"""The treaty in play: what 条约, 该条约, 协议 take up."""

import pytest

from kg.annotation.linking import treaties
from tests.support.stages import key_after

LINKED = [  # text, mention, the key that this step gives it
    ("《不扩散核武器条约》1970年生效。条约规定了三项义务。", "条约", "treaty:NPT"),
    ("《中导条约》2019年失效。该条约禁止陆基中程导弹。", "该条约", "treaty:INF"),
    ("伊核协议2015年达成。伊朗收回了协议部分承诺。", "协议", "treaty:JCPOA"),
    ("《禁止化学武器公约》1997年生效。该公约禁止研发。", "该公约", "treaty:CWC"),
    ("《中导条约》2019年失效。《不扩散核武器条约》1970年生效。该条约没有期限。", "该条约", "treaty:NPT"),
    ("《禁止核武器条约》有损以《不扩散核武器条约》为基石的体系。该条约没有约束力。", "该条约", "treaty:TPNW"),
    ("有损以《不扩散核武器条约》为基石的体系。该条约没有期限。", "该条约", "treaty:NPT"),
]
LEFT = [  # text, what this step gives no key
    ("《不扩散核武器条约》1970年生效。公约没有修改。", "公约"),
    ("一项新的裁军条约需要多年谈判。", "条约"),
    ("条约规定了三项义务。", "条约"),
    ("《禁止化学武器公约》1997年生效。该议定书没有生效。", "该议定书"),
]


@pytest.mark.parametrize(("text", "surface", "key"), LINKED)
def test_a_noun_takes_up_the_treaty_named_last_of_its_kind(text: str, surface: str, key: str) -> None:
    assert key_after(treaties, surface, text) == key


@pytest.mark.parametrize(("text", "surface"), LEFT)
def test_a_noun_of_another_kind_takes_up_none(text: str, surface: str) -> None:
    assert key_after(treaties, surface, text) is None
