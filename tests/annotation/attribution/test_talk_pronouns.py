"""Whom pronouns of questions and answers cannot mean."""

from dataclasses import replace

import pytest

from kg.annotation.attribution.default_speakers import default_speakers
from kg.annotation.attribution.talk_pronouns import is_who_answers, outside_question
from tests.support.stages import cue_of, linked

PRESS = "外交部发言人毛宁主持例行记者会"


@pytest.mark.parametrize(("pronoun", "his"), [("他", True), ("我", False)])
def test_he_of_an_answer_is_not_who_answers(pronoun: str, his: bool) -> None:
    analysis = linked("问：有何评论？", f"答：{pronoun}表示，谈判会继续。", title=PRESS)
    voice = next(one for at, _, one in default_speakers(analysis) if at == 2)
    assert voice
    found = cue_of(analysis, "表示", 2)
    assert found.speaker == pronoun
    assert is_who_answers(analysis, found, replace(found, speaker=voice.speaker), voice) is his
    assert not is_who_answers(analysis, found, replace(found, speaker="person:普京"), voice)
    assert not is_who_answers(analysis, found, replace(found, speaker=voice.speaker), None)


@pytest.mark.parametrize(
    ("question", "meant", "quoted", "outside"),
    [
        ("问：普京来访，他表示谈判会继续。有何评论？", "person:普京", False, False),
        ("问：普京来访，他表示谈判会继续。有何评论？", "person:毛宁", False, True),
        ("问：我们认为谈判会继续。有何评论？", "person:毛宁", False, True),
        ("问：我们认为谈判会继续。有何评论？", "person:毛宁", True, False),
        ("问：普京表示谈判会继续。有何评论？", "person:普京", False, False),
    ],
)
def test_he_of_a_question_is_named_in_it(question: str, meant: str, quoted: bool, outside: bool) -> None:
    analysis = linked(question, title=PRESS)
    found = cue_of(analysis, "认为" if "认为" in question else "表示")
    block = analysis.document.blocks[1]
    assert outside_question(analysis, found, replace(found, speaker=meant), block, quoted=quoted) is outside
