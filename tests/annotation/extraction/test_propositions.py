"""What claims say somebody does or has: every rule gives what its example says, and nothing becomes a fact."""

from typing import cast

import pytest

from kg.annotation.attribution import attribute
from kg.annotation.extraction.propositions import propose
from kg.model import Annotation
from kg.ontology import load_ontology
from kg.ontology.rules import PropositionRule
from tests.support.making import annotation_of
from tests.support.stages import linked

RULES = load_ontology().rules.propositions.rule


def proposed(annotation: Annotation) -> set[tuple[str, str, str, str]]:
    return {
        (one.subject, one.predicate, one.object, one.polarity)
        for claim in annotation.claims
        for one in claim.propositions
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_gives_the_propositions_of_its_example(rule: PropositionRule) -> None:
    found = proposed(annotation_of(rule.example))
    wanted = cast(list[tuple[str, str, str]], rule.gives)
    assert {(subject, rule.predicate, object_, polarity) for subject, object_, polarity in wanted} <= found


MIRRORED = [
    ("傅聪说，中国拥有中程导弹。", "傅聪说，中国没有拥有中程导弹。", "possesses"),
    ("拉夫罗夫说，俄方在当地部署了弹道导弹。", "拉夫罗夫说，俄方从未在当地部署弹道导弹。", "deploys"),
    ("崔善姬说，我们研制核武器。", "崔善姬说，我们绝不研制核武器。", "develops"),
    ("汪文斌说，中国参加军备竞赛。", "汪文斌说，中国从未参加军备竞赛。", "engagesIn"),
    ("蓬佩奥说，俄罗斯违反《中导条约》。", "拉夫罗夫说，俄罗斯没有违反《中导条约》。", "violated"),
    ("斯托尔滕贝格说，北约威胁俄罗斯。", "斯托尔滕贝格说，北约并未威胁俄罗斯。", "threatens"),
]


@pytest.mark.parametrize(("done", "denied", "predicate"), MIRRORED)
def test_what_is_denied_is_never_what_is_said_to_be(done: str, denied: str, predicate: str) -> None:
    assert {one[3] for one in proposed(annotation_of(done)) if one[1] == predicate} == {"affirmative"}
    assert {one[3] for one in proposed(annotation_of(denied)) if one[1] == predicate} == {"negative"}


@pytest.mark.parametrize(
    "text",
    [
        "汪文斌说，美国应停止发展反导系统。",
        "古特雷斯呼吁各国不要使用核武器。",
        "汪文斌说，如果美国部署中程导弹，中方将采取反制措施。",
        "俄罗斯在当地部署了反导系统。",
        "汪文斌敦促日本研制反导系统。",
        "斯托尔滕贝格说，在白俄罗斯部署核武器是危险的。",
        "汪文斌说，美方所谓叙利亚使用化学武器没有根据。",
        "汪文斌说，美国以叙利亚使用化学武器为由发动袭击。",
        "拉夫罗夫说，条约不会改变俄方在使用核武器方面的立场。",
        "卡茨说，伊朗正向拥有核武器迈进。",
        "布林肯说，伊朗拥有核武器的可能性在上升。",
    ],
)
def test_what_is_asked_for_supposed_or_narrated_is_no_proposition(text: str) -> None:
    assert proposed(annotation_of(text)) == set()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("汪文斌说，中方不对无核武器国家使用核武器。", "uses"),
        ("汪文斌说，中方承诺无条件不对无核武器国家、蒙古和墨西哥使用或威胁使用核武器。", "uses"),
        ("毛宁说，中方从未向伊朗、朝鲜和叙利亚提供高浓铀。", "transfers"),
    ],
)
def test_those_to_whom_it_is_done_do_not_do_it(text: str, act: str) -> None:
    """对 before a list makes all of its members those who suffer it; what denies it stands before 对, however long the list."""
    assert {(who, polarity) for who, done, _, polarity in proposed(annotation_of(text)) if done == act} == {
        ("state:CHN", "negative")
    }


def test_whom_somebody_opposes_may_be_who_does_it() -> None:
    """反对 is a verb, no preposition."""
    text = "傅聪说，中方反对日本研制核武器，而日本拥有核武器是不可接受的。"
    assert {one[0] for one in proposed(annotation_of(text))} <= {"state:JPN"}


PROPOSED = [  # a text with one claim, what the claim proposes
    ("王毅表示，美国拥有核武器。", {("state:USA", "possesses", "arms:nuclear-weapons", "affirmative")}),
    ("王毅表示，伊朗从未拥有核武器。", {("state:IRN", "possesses", "arms:nuclear-weapons", "negative")}),
    ("王毅表示，美国正在发展高超音速武器。", {("state:USA", "develops", "arms:hypersonic-weapons", "affirmative")}),
    ("王毅表示，日本从未部署核武器。", {("state:JPN", "deploys", "arms:nuclear-weapons", "negative")}),
    pytest.param(
        "王毅表示，伊朗没有核武器。",
        {("state:IRN", "possesses", "arms:nuclear-weapons", "negative")},
        marks=pytest.mark.xfail(reason="没有 alone is not read as not to possess", strict=True),
    ),
    ("王毅表示，中国反对军备竞赛。", set()),
    ("王毅表示，对话是唯一出路。", set()),
    ("王毅表示，如果伊朗拥有核武器，局势将会恶化。", set()),
    ("王毅表示，美国是否拥有核武器？", set()),
]


@pytest.mark.parametrize(("text", "expected"), PROPOSED)
def test_what_a_claim_proposes(text: str, expected: set[tuple[str, str, str, str]]) -> None:
    analysis = linked(text)
    claims = list(attribute(analysis))
    found = list(propose(analysis, claims, []))
    assert [one.content for one in found] == [one.content for one in claims]
    read = {(one.subject, one.predicate, one.object, one.polarity) for claim in found for one in claim.propositions}
    assert read == expected
