"""What a claim is about: its own words first, then its paragraph, its exchange or its document."""

import pytest

from kg.annotation.attribution.discourse import about
from tests.support.stages import linked, spot

TALKS = (
    "双方就军备竞赛交换意见。",
    "各方反对军备竞赛。",
    "军备竞赛令人担忧。",
    "军备竞赛没有赢家。",
    "代表团下周返回。",
)
WEATHER = ("会场外下着雨。", "代表们准时到达。", "午餐在花园举行。", "晚会取消。")


def _about(words: str, *paragraphs: str, title: str = "样例") -> tuple[str, ...]:
    analysis = linked(*paragraphs, title=title)
    topics, instruments = about(analysis, spot(analysis, words))
    return (*topics, *instruments)


NEAREST = [  # words of the claim, paragraph, what it is about
    ("这样做毫无道理", "德方说，核试验必须停止。法方认为这样做毫无道理。", ("nuclear-testing",)),
    ("态度很明确", "谈到核保护伞，韩方说态度很明确。", ("nuclear-umbrella",)),
    ("后果很严重", "部分国家扩大反导系统。俄方说后果很严重。", ("missile-defense",)),
    ("印方愿意考虑", "有人建议延长《中导条约》。印方愿意考虑。", ("treaty:INF",)),
    ("应当公开数字", "日本积存大量分离钚。邻国说应当公开数字。", ("fissile-material",)),
]


@pytest.mark.parametrize(("words", "paragraph", "wanted"), NEAREST)
def test_a_claim_without_a_topic_is_about_what_its_paragraph_named_last(
    words: str, paragraph: str, wanted: tuple[str, ...]
) -> None:
    assert _about(words, paragraph) == wanted


def test_a_claim_without_a_topic_in_its_paragraph_is_about_what_the_document_is_about() -> None:
    assert _about("代表团下周返回", *TALKS) == ("arms-race",)


def test_a_claim_with_a_topic_gets_that_of_the_document_only_if_most_sentences_name_it() -> None:
    assert _about("核试验没有恢复", *TALKS, "英方说核试验没有恢复。") == ("nuclear-testing", "arms-race")
    assert _about("核试验没有恢复", *TALKS, *WEATHER, "英方说核试验没有恢复。") == ("nuclear-testing",)


@pytest.mark.parametrize("words", ["会场外下着雨", "代表们准时到达", "午餐在花园举行", "晚会取消"])
def test_what_is_no_third_of_a_document_is_not_what_it_is_about(words: str) -> None:
    assert _about(words, "军备竞赛没有赢家。", "各方反对军备竞赛。", *WEATHER, "其他议程照常进行。") == ()


def test_a_word_that_is_named_once_makes_no_subject() -> None:
    assert _about("代表团下周返回", "军备竞赛没有赢家。", "代表团下周返回。") == ()


def test_a_title_counts_twice() -> None:
    assert _about("代表团下周返回", "代表团下周返回。", title="三国讨论核保护伞") == ("nuclear-umbrella",)


CONFERENCE = (
    "问：请问中方如何看待军备竞赛？",
    "答：军备竞赛没有赢家。我们一贯反对。",
    "问：请问贸易谈判进展如何？",
    "答：双方团队保持沟通。希望对方拿出诚意。",
    "问：请问中方如何看待核试验？",
    "答：核试验应当停止。我们对此有明确立场。",
)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("我们一贯反对", ("arms-race",)),
        ("双方团队保持沟通", ()),
        ("希望对方拿出诚意", ()),
        ("我们对此有明确立场", ("nuclear-testing",)),
        ("军备竞赛没有赢家", ("arms-race",)),
    ],
)
def test_an_answer_is_about_what_its_question_is_about_and_no_other(words: str, wanted: tuple[str, ...]) -> None:
    assert _about(words, *CONFERENCE, title="外交部发言人主持例行记者会") == wanted


def test_a_claim_has_at_most_three_topics_and_its_own_come_first() -> None:
    own = "无核武器区、核安全、核试验都很重要"
    assert _about(own, *TALKS, f"德方说{own}。") == ("nuclear-weapon-free-zone", "nuclear-safety", "nuclear-testing")


def test_what_is_said_in_passing_of_multilateralism_is_not_taken_over() -> None:
    assert _about("结果令人满意", "各方重申多边主义。德方说结果令人满意。") == ()
