"""The index leaves out only patterns that cannot match: what matches is always among the possible ones."""

import pytest

from kg.ontology import load_ontology
from kg.text.pattern_index import PatternIndex, required
from kg.text.sentences import sentences
from tests.support.making import document_of


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        ("谈判|磋商", {"谈判", "磋商"}),
        ("谈判|谈论", {"谈判", "谈论"}),  # whose first character `re` takes out
        ("[该本]条约", {"该条约", "本条约"}),
        ("深?感遗憾", {"感遗憾", "深感遗憾"}),
        ("(?<!不)同意(?!见)", {"同意"}),
        ("对[^。]{1,9}表示欢迎", {"表示欢迎"}),
        ("(?:甲|乙)*丙", {"丙"}),
        ("(?>甲乙|丙)+?丁", {"丁"}),
        ("(?:甲乙){2,}", {"甲乙"}),
        ("(?:甲乙)?+丙丁", {"丙丁", "甲乙丙丁"}),
        ("(?P<who>美方)(?:说|称)", {"美方说", "美方称"}),
        ("[甲乙][^。]*(?:丙丁|戊)", {"甲", "乙"}),
    ],
)
def test_what_every_match_holds(pattern: str, strings: set[str]) -> None:
    assert required(pattern) == strings


@pytest.mark.parametrize("pattern", ["", "甲*", "[^甲]", "甲|.", r"\d+", "(?i)npt", "(?i:npt)", "(?:甲|)"])
def test_a_pattern_that_may_match_without_any_such_string_is_always_asked(pattern: str) -> None:
    assert required(pattern) is None
    assert PatternIndex([required(pattern)]).possible("乙") == [0]


def test_the_possible_patterns_come_in_their_order_and_no_others() -> None:
    index = PatternIndex(map(required, ("谈判", "[^甲]", "反对|拒绝", "判")))
    assert index.possible("拒绝谈判") == [0, 1, 2, 3]
    assert index.possible("批判") == [1, 3]
    assert PatternIndex([]).possible("甲") == []


def test_no_expression_of_the_lexicon_that_matches_is_left_out() -> None:
    patterns = [step.patterns.pattern for step in load_ontology().lexicons.stance.step]
    index = PatternIndex(required(one.pattern) for one in patterns)
    text = "美方对此表示遗憾。中方坚决反对有关做法，敦促日方停止挑衅，否则将作出反应。双方同意继续谈判。"
    matched = 0
    for one in sentences(document_of(text)):
        told = text[slice(*one.span)]
        matching = {number for number, pattern in enumerate(patterns) if pattern.search(told)}
        assert matching <= {*index.possible(told)}
        matched += len(matching)
    assert matched > 5
