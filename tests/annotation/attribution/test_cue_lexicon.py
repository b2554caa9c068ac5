"""What the cue lexicon knows of verbs, and what may stand around them."""

import pytest

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.ontology import load_ontology

LEXICON = cue_lexicon(load_ontology())


@pytest.mark.parametrize(
    ("verb", "illocution", "governs"),
    [
        ("表示", "open", True), ("说", "open", True), ("指出", "open", True), ("呼吁", "request", True),
        ("反对", "oppose", None), ("谴责", "criticize", None), ("否认", "deny", None), ("承诺", "commit", None), ("警告", "warn", None),
    ],
)  # fmt: skip
def test_a_verb_says_what_it_does(verb: str, illocution: str, governs: bool | None) -> None:
    found = LEXICON.verbs[verb]
    assert found.illocution == illocution and found.text == verb
    assert governs is None or found.governs is governs


@pytest.mark.parametrize("word", ["举行", "到会", "签署", "小说", "名称"])
def test_what_reports_nothing_is_no_cue(word: str) -> None:
    assert word not in LEXICON.verbs


@pytest.mark.parametrize("between", ["28日", "当天", "10日在纽约", "（左）", "28日就谈判前景", ""])
def test_dates_brackets_and_phrases_may_part_speaker_and_cue(between: str) -> None:
    assert LEXICON.filler.fullmatch(between)


@pytest.mark.parametrize("between", ["签署文件，", "的决定", "。普京"])
def test_a_predicate_of_its_own_may_not(between: str) -> None:
    assert not LEXICON.filler.fullmatch(between)
