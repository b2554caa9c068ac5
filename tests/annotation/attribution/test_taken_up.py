"""Whom 这名官员 and 该发言人 take up: who was called so before, not who spoke last."""

import pytest

from kg.annotation import annotate
from tests.support.making import document_of


def speakers(*lines: str) -> list[str]:
    return [one.speaker for one in annotate(document_of("样例", *lines, published="2022-06-15")).claims]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("白宫一名官员8日说，会谈有进展。", "金正恩表示，朝鲜不会让步。", "这名官员还说，盟友意见一致。"),
            ["org:USA-WhiteHouse", "person:金正恩", "org:USA-WhiteHouse"],
        ),
        (
            ("国际原子能机构一名发言人对路透社表示，检查已经恢复。", "这位发言人指出，数据仍不完整。"),
            ["org:IAEA", "org:IAEA"],
        ),
        (
            ("中国外交部发言人毛宁说，对话是唯一出路。", "该发言人还说，制裁没有作用。"),
            ["person:毛宁", "person:毛宁"],
        ),
        # Nobody knows whose official he is.
        (
            ("拜登过渡团队的一个官员说，会谈即将开始。", "金正恩表示，朝鲜不会让步。", "这位官员说，名单没有确定。"),
            ["person:金正恩"],
        ),
    ],
)
def test_a_noun_with_a_determiner_takes_up_who_was_called_so(lines: tuple[str, ...], expected: list[str]) -> None:
    assert speakers(*lines) == expected


def test_a_spokesperson_without_a_name_goes_on_as_that_of_the_mission_before() -> None:
    lines = ("据中国驻欧盟使团网站报道，使团发言人称，中方注意到公报。", "发言人称，中国始终奉行防御政策。")
    assert speakers(*lines) == ["state:CHN", "state:CHN"]


def test_we_in_a_quotation_after_somebodys_deed_are_not_who_spoke_before_him() -> None:
    lines = (
        "俄罗斯与中国发表声明说，条约应当遵守。",
        "美国国务卿布林肯9日接受了采访。“机制没有扩大，我们相信合作可以继续。”",
    )
    assert "group:RUS-CHN" not in speakers(*lines)[1:]
