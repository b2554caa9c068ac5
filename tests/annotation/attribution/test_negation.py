"""Words that hold a negation and are none."""

import pytest

from kg.annotation.attribution.negation import without_terms
from kg.ontology import load_ontology


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("维护不扩散体系", "不扩散"),
        ("不断加强核查", "不断"),
        ("不幸的是谈判中断", "不幸"),
        ("不仅如此", "不仅"),
    ],
)
def test_a_term_is_blanked_and_the_length_stays(text: str, left: str) -> None:
    found = without_terms(load_ontology(), text)
    assert len(found) == len(text) and left not in found and "□" in found


@pytest.mark.parametrize("text", ["中方不接受制裁", "谈判没有结束", "伊朗未签署文件", "不会首先使用"])
def test_a_true_negation_stays(text: str) -> None:
    assert without_terms(load_ontology(), text) == text
