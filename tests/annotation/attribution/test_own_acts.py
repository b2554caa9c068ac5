"""What somebody asks, promises or declares ends where others act."""

import pytest

from kg.annotation.attribution.own_acts import opening_actor
from tests.support.making import said
from tests.support.stages import linked, paragraph


@pytest.mark.parametrize(
    ("line", "actor"),
    [
        ("美国解除了制裁。", "state:USA"),
        ("但美国解除了制裁。", "state:USA"),
        ("因为制裁，美国退出了协议。", None),
        ("制裁已经解除。", None),
    ],
)
def test_the_actor_that_a_clause_opens_with(line: str, actor: str | None) -> None:
    analysis = linked(line)
    assert opening_actor(analysis, paragraph(analysis)) == actor


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("白宫周四表示准备重启核谈判，美国前总统特朗普2018年废止了协议。", "准备重启核谈判"),
        (
            "白宫周四表示，准备重启核谈判，美国前总统特朗普2018年废止了协议。",
            "准备重启核谈判，美国前总统特朗普2018年废止了协议",
        ),
        ("白宫周四表示准备重启核谈判，也愿意取消制裁。", "准备重启核谈判，也愿意取消制裁"),
    ],
)
def test_what_one_says_he_will_do_ends_before_what_another_did_in_a_year(line: str, content: str) -> None:
    assert [one for _, one in said(line)][:1] == [content]
