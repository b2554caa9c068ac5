"""A weak verb brings in a claim where an act follows it, and not where a thing does."""

import pytest

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.weak_verbs import brings_in
from tests.support.making import annotation_of, said
from tests.support.stages import linked, paragraph, spot


@pytest.mark.parametrize(
    ("line", "contents"),
    [
        ("美国多次提出进行三边谈判。", ["进行三边谈判"]),
        ("美国在会上提出在下月举行会谈。", ["在下月举行会谈"]),
        ("美国提出抗议。", []),
        ("美国提出谈判的问题。", []),
        ("美国提出一项新的方案。", []),
        ("韩国总统文在寅指示有关部门尽快查明情况。", ["有关部门尽快查明情况"]),
        ("根据文在寅的指示和要求，有关部门展开了调查。", []),
        ("路边的指示牌已经修复。", []),
    ],
)
def test_an_act_follows_it(line: str, contents: list[str]) -> None:
    assert [one for _, one in said(line)] == contents


def test_what_is_proposed_is_asked_for() -> None:
    (claim,) = annotation_of("美国多次提出进行三边谈判。").claims
    assert claim.illocution == "request"


@pytest.mark.parametrize(
    ("line", "contents"),
    [
        ("韩美两国谴责朝鲜试射，并共同呼吁各方保持克制。", ["朝鲜试射", "各方保持克制"]),
        ("内塔尼亚胡警告不要恢复协议，并于上周宣布以色列将不受协议约束。", ["不要恢复协议", "以色列将不受协议约束"]),
        ("立法会选举推迟，但政府以担心疫情为由拒绝了批评。", []),
    ],
)
def test_a_subject_goes_on_after_an_adverb(line: str, contents: list[str]) -> None:
    assert [one for _, one in said(line)] == contents


@pytest.mark.parametrize(
    ("line", "verb", "pause", "expected"),
    [
        ("俄罗斯宣布退出条约。", "宣布", False, True),
        ("俄罗斯宣布一项协议。", "宣布", False, False),
        ("俄罗斯宣布，协议有效。", "宣布", True, True),
        ("俄罗斯证实美国已经退出。", "证实", False, True),
        ("俄罗斯同意将条约延长五年。", "同意", False, True),
    ],
)
def test_with_a_pause_or_before_an_act(line: str, verb: str, pause: bool, expected: bool) -> None:
    analysis = linked(line)
    weak, at = cue_lexicon(analysis.ontology).verbs[verb], spot(analysis, verb)
    assert brings_in(analysis, weak, pause, paragraph(analysis).start, at, after_another=False) is expected
