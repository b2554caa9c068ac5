"""Polarity and modality of what is said: of its main clause."""

import pytest

from kg.annotation.attribution.illocution import classify_illocution
from kg.annotation.attribution.polarity import modality, polarity
from kg.annotation.attribution.principals import allies_of
from tests.support.stages import linked, paragraph

CASES = [  # what China says, polarity, modality
    ("会议已经结束。", "affirmative", "asserted"),
    ("谈判没有结束。", "negative", "asserted"),
    ("维护不扩散体系符合各国利益。", "affirmative", "asserted"),
    ("军备不断增加。", "affirmative", "asserted"),
    ("这项提议听起来不错。", "affirmative", "asserted"),
    ("中国不会首先使用核武器。", "negative", "asserted"),
    ("中国不会不履行条约。", "affirmative", "asserted"),
    ("中方从未参与军备竞赛。", "negative", "asserted"),
    ("我们将继续履行义务。", "affirmative", "intention"),
    ("中方愿同俄方加强协调。", "affirmative", "willingness"),
    ("美国应当回到谈判桌。", "affirmative", "obligation"),
    ("日本不应忘记历史。", "negative", "obligation"),
    ("中方敦促美方取消制裁。", "affirmative", "requested"),
    ("美国什么时候销毁库存？", "affirmative", "question"),
    ("协议可能失效。", "affirmative", "possible"),
]
NOUN = pytest.mark.xfail(reason="建议 is a noun here, and requests nothing", strict=True)


@pytest.mark.parametrize(
    ("text", "wanted", "mood"), [*CASES, pytest.param("中方接受这一建议。", "affirmative", "asserted", marks=NOUN)]
)
def test_a_main_clause_is_affirmed_or_denied_and_more_or_less_real(text: str, wanted: str, mood: str) -> None:
    analysis = linked(text)
    span = paragraph(analysis)
    found = classify_illocution(analysis, span, allies_of(analysis, "state:CHN", None))
    assert (polarity(analysis, span, found), modality(analysis, span, found)) == (wanted, mood)


@pytest.mark.parametrize(
    "text",
    [
        "核反应堆运行正常。",
        "国际社会反应强烈。",
        "国际社会积极回应倡议。",
        "供应国保持沟通。",
        "各国适应新的形势。",
        "部队响应号召。",
        "首相应邀访问北京。",
        "中方有能力应付局面。",
        "机制顺应潮流。",
    ],
)
def test_a_character_inside_another_word_obliges_nobody(text: str) -> None:
    analysis = linked(text)
    span = paragraph(analysis)
    found = classify_illocution(analysis, span, allies_of(analysis, "state:CHN", None))
    assert modality(analysis, span, found) == "asserted"


def test_a_negation_outside_the_main_clause_does_not_count() -> None:
    analysis = linked("虽然谈判没有结束，中方敦促美方取消制裁。")
    span = paragraph(analysis)
    found = classify_illocution(analysis, span, allies_of(analysis, "state:CHN", None))
    assert polarity(analysis, span, found) == "affirmative"
