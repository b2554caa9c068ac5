"""Whom somebody tells or says something to, and where what he says begins."""

import pytest

from kg.annotation.attribution.addressees import said_to, told
from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.model import Span
from tests.support.stages import linked


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("拜登告诉路透社，谈判会继续。", "，谈判会继续。"),
        ("拜登告诉路透社说，谈判会继续。", "，谈判会继续。"),
        ("拜登告诉路透社记者说：“谈判会继续。”", "：“谈判会继续。”"),
        ("拜登告诉《纽约时报》，谈判会继续。", "，谈判会继续。"),
        ("拜登告诉与会代表，谈判会继续。", "，谈判会继续。"),
        ("拜登告诉某某电视台（Some TV）：谈判会继续。", "：谈判会继续。"),
        ("拜登告诉我们谈判很快就会继续下去。", "我们谈判很快就会继续下去。"),
    ],
)
def test_what_is_told_begins_after_whom(text: str, rest: str) -> None:
    analysis = linked(text)
    begin = analysis.folded.index("告诉")
    reach = told(analysis, Span(begin, begin + 2))
    assert analysis.folded[reach:].strip() == rest


@pytest.mark.parametrize(
    ("text", "verb", "rest"),
    [
        ("普京批评美国说，谈判没有结束。", "批评", "，谈判没有结束。"),
        ("普京批评美国，谈判没有结束。", "批评", "美国，谈判没有结束。"),
        ("普京批评说，谈判没有结束。", "批评", "说，谈判没有结束。"),
        ("普京强调美国说，谈判没有结束。", "强调", "美国说，谈判没有结束。"),
    ],
)
def test_what_is_said_begins_after_a_second_verb_only_where_one_is_addressed(text: str, verb: str, rest: str) -> None:
    analysis = linked(text)
    found = next(one for one in cue_lexicon(analysis.ontology).verbs.values() if one.text == verb)
    reach = said_to(analysis, found, analysis.folded.index(verb) + len(verb))
    assert analysis.folded[reach:].strip() == rest
