"""Organs named without their state, and of whom they are."""

import pytest

from kg.annotation.linking import organs
from tests.support.stages import key_after

LINKED = [  # text, mention, the key that this step gives it
    ("外交部没有答复。", "外交部", "org:CHN-MFA"),
    ("俄罗斯举行演习。外交部没有答复。", "外交部", "org:RUS-MFA"),
    ("法国召开会议。国防部没有答复。", "国防部", "org:FRA-MoD"),
    ("日本召开会议。外交部没有答复。", "外交部", "org:CHN-MFA"),  # Japan has none of that name
    ("美国国务院没有答复。国务院晚些时候发了通报。", "国务院", "org:USA-State"),
    ("美国国务院与德国外交部通话。外交部没有公布细节。", "外交部", "org:DEU-MFA"),
    ("外交部发言人赵立坚到会。国防部没有答复。", "国防部", "org:CHN-MoD"),
    ("瑞典抗议。中共外交部没有答复。", "外交部", "org:CHN-MFA"),
]
LEFT = [  # text, what this step gives no key
    ("中国外交部没有答复。", "中国外交部"),
    ("王毅到会。", "王毅"),
    ("北约没有答复。", "北约"),
    ("外交使团没有答复。", "外交使团"),
]


@pytest.mark.parametrize(("text", "surface", "key"), LINKED)
def test_an_organ_is_of_the_side_that_the_text_names(text: str, surface: str, key: str) -> None:
    assert key_after(organs, surface, text) == key


@pytest.mark.parametrize(("text", "surface"), LEFT)
def test_what_an_earlier_step_knows_is_left_to_it(text: str, surface: str) -> None:
    assert key_after(organs, surface, text) is None
