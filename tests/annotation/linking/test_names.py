"""Names with known readings, and names met for the first time."""

import pytest

from kg.annotation.linking import names
from tests.support.stages import key_after

LINKED = [  # text, mention, the key that this step gives it
    ("拜登政府公布了预算。", "拜登政府", "state:USA"),
    ("两国2002年签署《莫斯科条约》。", "莫斯科条约", "treaty:SORT"),
    ("双方讨论新《削减战略武器条约》。", "削减战略武器条约", "treaty:New-START"),
    ("双方讨论《边界裁军条约》。", "边界裁军条约", "treaty:边界裁军条约"),
    ("飞机到了德黑兰。", "德黑兰", "place:德黑兰"),
    ("挪威防务研究中心公布了数字。", "挪威防务研究中心", "org:挪威防务研究中心"),
    ("伊朗《人民日报》作了报道。", "人民日报", "org:IRN-人民日报"),
    ("中国《人民日报》作了报道。", "人民日报", "org:people-daily"),
    ("德国政府没有答复。", "德国政府", "state:DEU"),
]
LEFT = [  # text, what this step gives no key
    ("外交部没有答复。", "外交部"),
    ("王毅到会。", "王毅"),
    ("外交部举行例行记者会。", "例行记者会"),
    ("埃及放送协会(EGB)作了报道。", "EGB"),
]


@pytest.mark.parametrize(("text", "surface", "key"), LINKED)
def test_a_name_is_linked_to_what_it_names(text: str, surface: str, key: str) -> None:
    assert key_after(names, surface, text) == key


@pytest.mark.parametrize(("text", "surface"), LEFT)
def test_what_is_no_name_of_its_own_waits_for_a_later_step(text: str, surface: str) -> None:
    assert key_after(names, surface, text) is None
