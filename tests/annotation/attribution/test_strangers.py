"""Whether the last who spoke before a place is somebody unknown."""

import pytest

from kg.annotation.attribution.strangers import stranger_before, stranger_just_before
from tests.support.making import annotation_of
from tests.support.stages import linked


def asked(before: str) -> tuple[bool, bool]:
    """Of the last sentence before 她说, and of the last who spoke."""
    analysis = linked(before + "她说，谈判需要时间。")
    at = analysis.folded.index("她说")
    return stranger_just_before(analysis, at), stranger_before(analysis, at)


@pytest.mark.parametrize(
    "before",
    [
        "李某指出，局势仍然紧张。",
        "研究军控的李某说：“局势仍然紧张。”",
        "“局势仍然紧张。”李某说。",
        "“局势仍然紧张，”李某说。",
        "格罗西表示，核查仍在继续。一名外交官说，时间不多了。",
        "格罗西表示，核查仍在继续。当地居民李某告诉记者，时间不多了。",
        "格罗西表示，核查仍在继续。史先生刚刚回家。",
        "格罗西表示，核查仍在继续。欧阳女士刚刚回家。",
    ],
)
def test_who_is_not_known_speaks(before: str) -> None:
    assert asked(before) == (True, True)


@pytest.mark.parametrize(
    "before",
    [
        "格罗西表示，核查仍在继续。",
        "李某指出，局势仍然紧张。格罗西则表示，核查仍在继续。",
        "格罗西表示，核查仍在继续。他说，时间不多了。",
        "格罗西抵达德黑兰。",
        "格罗西告诉记者，核查仍在继续。",
        "格罗西表示，核查仍在继续。报道说，双方没有见面。",
        "格罗西表示，核查仍在继续。这位总干事认为，时间不多了。",
        "格罗西表示，核查仍在继续，并说，时间不多了。",
    ],
)
def test_who_is_known_or_nobody_speaks(before: str) -> None:
    assert asked(before) == (False, False)


def test_the_words_of_somebody_unknown_reach_over_a_few_sentences() -> None:
    said = "李某指出，局势仍然紧张。"
    assert asked(said + "天气很好。") == (False, True)
    assert asked(said + "天气很好。" * 8) == (False, False)


@pytest.mark.parametrize("who", ["首相府发言人", "扬乔", "王国强则", "一名外交官"])
def test_somebody_unknown_is_not_quoted_in_the_words_of_who_spoke_before(who: str) -> None:
    read = annotation_of(f"英国首相约翰逊称谈判已经结束，{who}说：“核查应当继续。”")
    assert [one.content.quote for one in read.claims] == ["谈判已经结束"]


def test_who_speaks_last_without_a_name_is_meant_however_long_ago() -> None:
    told = "签证的期限很短。" * 5
    read = annotation_of(
        "特朗普说，谈判已经结束。", f"一名学生说，她要回国。{told}", "“我觉得前景更差了。”", "她说，机票很贵。"
    )
    assert [one.content.quote for one in read.claims] == ["谈判已经结束"]


def test_what_a_company_is_the_writer_explains() -> None:
    read = annotation_of("德国专家肯普夫说，该项目能否让俄罗斯原子能公司赢利很难说。该公司是国有企业。")
    assert [one.content.quote for one in read.claims] == ["该项目能否让俄罗斯原子能公司赢利很难说"]
