"""Short names that a text gives to what it names."""

import pytest

from kg.annotation.linking import abbreviations
from tests.support.stages import key_after

LINKED = [  # text, mention, the key that this step gives it
    ("挪威海事监测协会（NMMA）发布了报告。NMMA还说，船只已经离港。", "NMMA", "org:挪威海事监测协会"),
    ("挪威海事监测协会（以下简称“监测协会”）成立于去年。监测协会没有回应。", "监测协会", "org:挪威海事监测协会"),
    ("白宫公布了《过渡国家安全战略指南》。“指南”没有提到条约。", "指南", "doc:USA-NSS"),
]
LEFT = [  # text, what this step gives no key
    ("“指南”没有提到条约。", "指南"),
    ("白宫公布了《过渡国家安全战略指南》。“条约”没有提到。", "条约"),
]


@pytest.mark.parametrize(("text", "surface", "key"), LINKED)
def test_a_short_form_is_the_name_from_where_the_text_gives_it(text: str, surface: str, key: str) -> None:
    assert key_after(abbreviations, surface, text) == key


@pytest.mark.parametrize(("text", "surface"), LEFT)
def test_other_words_in_marks_stand_for_nothing(text: str, surface: str) -> None:
    assert key_after(abbreviations, surface, text) is None
