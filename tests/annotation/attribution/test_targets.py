"""At whom the words of somebody are aimed."""

import pytest

from kg.annotation.attribution.illocution import classify_illocution
from kg.annotation.attribution.principals import allies_of, principal_of
from kg.annotation.attribution.targets import carried_on, targets
from tests.support.stages import linked, paragraph, spot

TARGETS = [  # speaker, what is said, at whom
    ("state:CHN", "中方敦促美方取消制裁。", ("state:USA",)),
    ("state:CHN", "希望美国尊重伊朗的主权。", ("state:USA",)),
    ("state:CHN", "美国应当回到谈判桌。", ("state:USA",)),
    ("state:CHN", "美国和俄罗斯应当削减库存。", ("state:USA", "state:RUS")),
    ("state:CHN", "各方应当保持克制。", ("unnamed",)),
    ("state:CHN", "美方的做法破坏了战略稳定。", ("state:USA",)),
    ("state:CHN", "中方对日本的决定严重关切。", ("state:JPN",)),
    ("state:CHN", "中方支持国际原子能机构的工作。", ("org:IAEA",)),
    ("state:CHN", "感谢俄罗斯的支持。", ("state:RUS",)),
    ("state:CHN", "我们欢迎伊朗的合作。", ("state:IRN",)),
    ("state:CHN", "中方愿同俄方加强协调。", ("state:RUS",)),
    ("state:CHN", "如果美国继续加压，中方必将反制。", ("state:USA",)),
    ("state:CHN", "中方反对北约东扩。", ("org:NATO",)),
    ("state:USA", "我们强烈谴责朝鲜试射导弹。", ("state:PRK",)),
    ("org:NATO", "俄罗斯必须从乌克兰撤军。", ("state:RUS",)),
    ("state:CHN", "正如我昨天回答路透社记者提问时所说，中方反对美国部署导弹。", ("state:USA",)),
    ("org:UN", "古特雷斯对伊朗和美国恢复谈判表示欢迎。", ("state:IRN", "state:USA")),
    ("state:IRN", "美国的军事干预都将遭受无法挽回的后果。", ("state:USA",)),
    ("state:IRN", "英国、法国和德国没有履行义务，伊朗深表遗憾。", ("state:GBR", "state:FRA", "state:DEU")),
]
NOBODY = [  # aimed at nobody: told, denied, promised to all, of one's own side
    ("state:ISR", "必须保持实力，以阻止伊朗获得核武器。"),
    ("state:CHN", "会议已经结束。"),
    ("state:CHN", "美国总统访问东京。"),
    ("state:CHN", "中方从未参与军备竞赛。"),
    ("state:CHN", "我们将继续履行义务。"),
    ("state:CHN", "中国不会首先使用核武器。"),
    ("state:CHN", "我们接受这一建议。"),
    ("state:CHN", "俄罗斯将暂停履行条约。"),
    ("state:CHN", "中方无意参加美俄谈判。"),
    ("state:CHN", "正如我昨天回答路透社记者提问时所说的，这项协议是外交努力的典范。"),
]


def aimed(speaker: str, text: str, last: tuple[str, ...] = ()) -> tuple[str, ...]:
    analysis = linked(text)
    span = paragraph(analysis)
    side = allies_of(analysis, speaker, principal_of(analysis, speaker))
    return targets(analysis, span, classify_illocution(analysis, span, side), side, last)


@pytest.mark.parametrize(("speaker", "text", "expected"), TARGETS)
def test_words_are_aimed_at_an_actor_of_another_side(speaker: str, text: str, expected: tuple[str, ...]) -> None:
    assert aimed(speaker, text) == expected


@pytest.mark.parametrize(("speaker", "text"), NOBODY)
def test_words_may_be_aimed_at_nobody(speaker: str, text: str) -> None:
    assert aimed(speaker, text, ("state:JPN",)) == ()


def test_blame_without_a_name_goes_on_about_whom_the_claim_before_blamed() -> None:
    assert aimed("state:CHN", "这是双重标准。", ("state:USA",)) == ("state:USA",)
    assert aimed("state:CHN", "这是双重标准。") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("美国退出了条约。这种做法破坏了战略稳定。", ("state:USA",)),
        ("美国退出了条约。这些报道破坏了战略稳定。", ()),
        ("美国和俄罗斯退出了条约。这种做法破坏了战略稳定。", ()),
        ("中国退出了条约。这种做法破坏了战略稳定。", ()),
    ],
)
def test_what_the_one_state_of_the_sentence_before_did_is_its_doing(text: str, expected: tuple[str, ...]) -> None:
    analysis = linked(text)
    span = spot(analysis, text.split("。")[1])
    side = allies_of(analysis, "state:CHN", None)
    assert targets(analysis, span, classify_illocution(analysis, span, side), side, ()) == expected


@pytest.mark.parametrize(
    ("illocution", "now", "last", "expected"),
    [
        ("criticize", ("state:USA",), (), ("state:USA",)),
        ("criticize", (), ("state:USA",), ("state:USA",)),
        ("endorse", ("state:RUS",), ("state:USA",), ()),
        ("endorse", (), ("state:USA",), ("state:USA",)),
        ("commit", ("state:RUS",), (), ()),
        ("request", ("state:JPN",), ("state:USA",), ("state:JPN",)),
    ],
)
def test_whom_one_praises_is_not_whom_one_then_blames(
    illocution: str, now: tuple[str, ...], last: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert carried_on(illocution, now, last) == expected
