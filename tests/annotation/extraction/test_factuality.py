"""What stands around the verb of a match tells whether the act happened; no rule of any kind is asked."""

import re

import pytest

from kg.annotation.extraction.factuality import factuality, oblique
from kg.annotation.extraction.masking import MARKS
from kg.ontology import load_ontology

STATE, TREATY = MARKS["state"], MARKS["treaty"]
ACT = re.compile(
    f"(?P<subject>{STATE})[^，。{STATE}{TREATY}]{{0,8}}?(?P<verb>签署|批准|退出)[^，。]{{0,6}}?(?P<object>{TREATY})"
)


def found(sentence: str) -> tuple[str, re.Match[str]]:
    """A sentence with 甲 for a state and 约 for a treaty, and its act."""
    text = sentence.replace("甲", STATE).replace("约", TREATY)
    match = ACT.search(text)
    assert match, sentence
    return text, match


@pytest.mark.parametrize(
    ("sentence", "modality", "polarity"),
    [
        ("甲签署约。", "actual", "affirmative"),
        ("甲已签署约。", "actual", "affirmative"),
        ("甲从未签署约。", "actual", "negative"),
        ("甲拒绝签署约。", "actual", "negative"),
        ("没有一个甲签署约。", "actual", "negative"),
        ("没有任何甲签署约。", "actual", "negative"),
        ("无一甲签署约。", "actual", "negative"),
        ("此前没有，甲签署约。", "actual", "affirmative"),
        ("甲将签署约。", "intended", "affirmative"),
        ("甲计划不批准约。", "intended", "negative"),
        ("甲应批准约。", None, "affirmative"),
        ("敦促甲批准约。", None, "affirmative"),
        ("甲撤销批准约。", None, "affirmative"),
        ("甲批准约的程序仍在进行。", None, "affirmative"),
        ("据称甲批准约。", "claimed", "affirmative"),
        ("如果甲退出约。", None, "affirmative"),
        ("即使甲退出约。", None, "affirmative"),
        ("官员建议甲退出约。", None, "affirmative"),
        ("甲讨论签署约。", None, "affirmative"),
        ("甲批准延长约。", None, "affirmative"),
        ("甲批准约附加议定书。", None, "affirmative"),
        ("甲退出约为由。", None, "affirmative"),
    ],
)
def test_an_act_is_done_planned_denied_or_only_talked_of(sentence: str, modality: str | None, polarity: str) -> None:
    text, match = found(sentence)
    assert factuality(load_ontology(), text, match) == (modality, polarity)


def test_what_an_act_is_about_may_stand_before_the_verb_of_a_topical_one() -> None:
    text, match = found("甲就此签署约。")
    assert factuality(load_ontology(), text, match)[0] is None
    assert factuality(load_ontology(), text, match, topical=True) == ("actual", "affirmative")


def test_a_match_without_a_verb_is_as_it_stands() -> None:
    match = re.compile(f"(?P<subject>{STATE})(?P<object>{TREATY})").search(f"如果{STATE}{TREATY}")
    assert match and factuality(load_ontology(), match.string, match) == ("actual", "affirmative")


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [("在甲签署约。", True), ("不对甲和甲退出约。", True), ("反对甲签署约。", False), ("今天甲签署约。", False)],
)
def test_whom_or_where_something_is_done_is_no_agent(sentence: str, wanted: bool) -> None:
    assert oblique(*found(sentence)) is wanted
