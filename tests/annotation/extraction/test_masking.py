"""A sentence in which every mention is one mark."""

import pytest

from kg.annotation.extraction.masking import MARKS, MaskedSentence, mask, parts
from kg.model import limits
from tests.support.stages import linked, paragraph, quote

MASKED = [  # a sentence, its marks by kind, their keys
    ("俄罗斯宣布退出《开放天空条约》。", "<state>宣布退出<treaty>。", ["state:RUS", "treaty:Open-Skies"]),
    ("美国总统拜登10日在东京会见岸田文雄。", "<person><date>在<place>会见<person>。", ["person:拜登", "place:东京", "person:岸田文雄"]),
    ("国际原子能机构（IAEA）派出小组。", "<org>派出小组。", ["org:IAEA"]),
    ("日本驻华大使馆开放。", "<state>开放。", ["state:JPN"]),
    ("驻韩美军举行演习。", "<org>举行演习。", ["org:USA-USFK"]),
    ("周五（10日）闭幕。", "<date>闭幕。", []),
    ("他说“谈判没有结束”。", "他说谈判没有结束。", []),
    ("天气很好。", "天气很好。", []),
]  # fmt: skip


def named(text: str) -> str:
    kinds = {mark: kind for kind, mark in MARKS.items()}
    return "".join(f"<{kinds[char]}>" if char in kinds else char for char in text)


@pytest.mark.parametrize(("text", "masked", "keys"), MASKED)
def test_names_become_marks_and_quotation_marks_go(text: str, masked: str, keys: list[str]) -> None:
    analysis = linked(text)
    found = mask(analysis, paragraph(analysis))
    assert named(found.text) == masked
    assert [found.keys[at] for at in sorted(found.keys)] == keys


def test_a_mark_knows_where_it_comes_from() -> None:
    analysis = linked("美国总统拜登会见岸田文雄。")
    found = mask(analysis, paragraph(analysis))
    assert quote(analysis, found.origin(0)) == "美国总统拜登"
    assert quote(analysis, found.origin(1)) == "会"


def test_other_marks_give_way_to_mentions() -> None:
    analysis = linked("朝鲜试射导弹。")
    block = paragraph(analysis)
    more = [
        (block._replace(end=block.start + 2), "arms", "arms:a"),
        (block._replace(start=block.start + 4), "arms", "arms:b"),
    ]
    found = mask(analysis, block, more)
    assert named(found.text) == "<state>试射<arms>" and set(found.keys.values()) == {"state:PRK", "arms:b"}


@pytest.mark.parametrize(
    ("key", "masked"), [("state:CHN", "<state>试射"), ("org:IAEA", "<org>试射"), ("person:王毅", "试射")]
)
def test_a_subject_that_the_text_leaves_out_stands_in_front(key: str, masked: str) -> None:
    found = MaskedSentence("试射", [0, 1], [1, 2], {}).with_subject(key, 0)
    assert named(found.text) == masked
    assert found.keys == ({0: key} if masked != "试射" else {})


def test_a_very_long_list_comes_in_parts_that_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MARKS", 4)
    analysis = linked("中国、俄罗斯、美国、英国、法国、德国、日本、印度、巴西、埃及到会。")
    whole = mask(analysis, paragraph(analysis))
    found = list(parts(whole))
    assert len(found) > 1 and "".join(one.text for one in found) == whole.text
    assert [key for one in found for key in one.keys.values()] == list(whole.keys.values())
    assert all(len(one.keys) <= 4 for one in found)


def test_what_names_nobody_has_no_parts() -> None:
    analysis = linked("天气很好。")
    assert list(parts(mask(analysis, paragraph(analysis)))) == []
