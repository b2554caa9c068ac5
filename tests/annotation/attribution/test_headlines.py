"""Whose words a headline gives, and where they end."""

import pytest

from kg.annotation import annotate
from kg.annotation.attribution.headlines import headline, next_label
from kg.model import Span
from tests.support.making import document_of
from tests.support.stages import linked


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("德国总理默克尔：协议必须保留", "person:默克尔"),
        ("德国总理默克尔就伊核问题发表讲话：协议必须保留", "person:默克尔"),
        ("美日韩就朝核问题发表声明：将联手施压", "group:USA-JPN-KOR"),
        ("美日韩追加制裁 朝：将采取措施", "state:PRK"),
        ("伊朗喊话美国：先解除制裁", "state:IRN"),
        ("耿爽批驳美国“三边谈判”论：要求中方参加不公平", "person:耿爽"),
        ("会谈应当继续--韩国总理", "state:KOR"),
        ("伊核谈判：进展有限", None),
        ("美国大选观察：选民关心什么", None),
        ("美国与伊朗的分歧：制裁何时取消", None),
        ("王毅告诫韩国外长：应当珍惜两国关系", "person:王毅"),
        ("美日韩演习为了什么？专家：目标另有其国", None),
        ("协议还能恢复吗？白宫：正在评估", "org:USA-WhiteHouse"),
    ],
)
def test_who_speaks(title: str, speaker: str | None) -> None:
    analysis = linked("会议举行。", title=title)
    found = headline(analysis, analysis.document.blocks[0])
    assert (found and found.speaker) == speaker


@pytest.mark.parametrize(
    ("title", "contents"),
    [
        ("博尔顿：美国等待朝鲜行动 专家：可能有突破", ["美国等待朝鲜行动"]),
        ("金正恩承诺无核化 专家：不先弃核难说服美国", ["无核化"]),
        ("布林肯坚持要求 伊朗必须先重返协议", ["伊朗必须先重返协议"]),
    ],
)
def test_another_begins_behind_a_blank(title: str, contents: list[str]) -> None:
    annotation = annotate(document_of(title, "会议举行。"))
    assert [annotation.document.text[slice(*one.content.span)] for one in annotation.claims] == contents


def test_what_is_refused_is_not_said_by_whom_it_came_from() -> None:
    assert not annotate(document_of("伊朗增加生产 拒绝拜登建议 局势更复杂", "会议举行。")).claims


def test_a_blank_before_a_sentence_is_no_label() -> None:
    analysis = linked("会议举行。", title="甲国称会谈有成果 分歧仍在")
    assert next_label(analysis, Span(0, analysis.document.blocks[0].span.end)) is None


def test_whom_the_label_blames_is_whom_the_words_are_about() -> None:
    (claim,) = annotate(document_of("伊朗批马克龙“核谈判新条件”：破坏已有协议", "正文如下。")).claims
    assert (claim.speaker, claim.targets) == ("state:IRN", ("person:马克龙",))
