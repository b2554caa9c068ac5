"""People: known ones, new ones, shorter names, and posts that stand for them."""

import pytest

from kg.annotation.linking import people
from tests.support.stages import key_after, linked, quote

LINKED = [  # text, mention, the key that this step gives it
    ("中国外长王毅到会。", "王毅", "person:王毅"),
    ("安东尼·布林肯到会。布林肯没有发言。", "布林肯", "person:布林肯"),
    ("英国首相约翰逊到会。", "约翰逊", "person:鲍里斯·约翰逊"),
    ("美国众议院议长约翰逊到会。", "约翰逊", "person:约翰逊"),
    ("美军参谋长联席会议主席凯恩到会。", "凯恩", "person:丹·凯恩"),  # the army's is the state's
    ("美国中央司令部司令库珀到会。", "库珀", "person:布拉德·库珀"),
    ("英国外交大臣库珀到会。", "库珀", "person:伊薇特·库珀"),
    ("波兰总理图斯克到会。", "图斯克", "person:图斯克"),
    ("格罗西主持会议，国际原子能机构总干事随后离开。", "总干事", "person:格罗西"),
    ("联合国秘书长古特雷斯到会。联合国秘书长随后离开。", "秘书长", "person:古特雷斯"),
    ("总干事格罗西（Rafael Grossi）到会。", "Rafael Grossi", "person:格罗西"),
    ("罗布·鲍尔（Rob Bauer）到会。鲍尔没有发言。", "鲍尔", "person:罗布·鲍尔"),
]
LEFT = [  # text, what this step gives no key
    ("北约秘书长到会。", "秘书长"),
    ("联合国秘书长古特雷斯到会。联合国副秘书长随后离开。", "副秘书长"),
    ("耿爽出任中国大使。", "大使"),
    ("发言人没有答复。", "发言人"),
]


@pytest.mark.parametrize(("text", "surface", "key"), LINKED)
def test_a_person_is_linked(text: str, surface: str, key: str) -> None:
    assert key_after(people, surface, text) == key


@pytest.mark.parametrize(("text", "surface"), LEFT)
def test_a_post_that_several_or_none_can_hold_is_nobody(text: str, surface: str) -> None:
    assert key_after(people, surface, text) is None


def _on(published: str, text: str, surface: str) -> str:
    analysis = linked(text, published=published)
    return next(analysis.links[one.span] for one in analysis.mentions if quote(analysis, one.span) == surface)


@pytest.mark.parametrize(
    ("published", "text", "surface", "key"),
    [
        ("2025-06-30", "伊朗武装部队总参谋长穆萨维发表讲话。", "穆萨维", "person:阿卜杜勒-拉希姆·穆萨维"),
        ("2019-08-30", "伊朗外交部发言人穆萨维发表讲话。", "穆萨维", "person:穆萨维"),
        ("2025-06-13", "伊朗武装部队总参谋长巴盖里到会。", "巴盖里", "person:穆罕默德·巴盖里"),
        ("2022-06-13", "伊朗外交部副部长巴盖里到会。", "巴盖里", "person:巴盖里"),
        ("2019-07-16", "美国南方司令部司令法勒到会。", "法勒", "person:克雷格·法勒"),
        ("2021-09-13", "波兰外长穆萨维到会。", "穆萨维", "person:穆萨维（外长）"),
        ("2021-09-13", "美国前国务卿蓬佩奥到会。", "蓬佩奥", "person:蓬佩奥"),
        ("2021-09-13", "俄罗斯武装部队总司令普京到会。", "普京", "person:普京"),
    ],
)
def test_a_post_that_no_tenure_allows_is_somebody_elses(published: str, text: str, surface: str, key: str) -> None:
    assert _on(published, text, surface) == key
