"""Whom a pronoun before a cue stands for."""

import pytest

from kg.annotation.attribution.pronouns import Context, resolve
from tests.support.stages import around, cue_of, linked

CASES = [  # text, verb; who speaks by default, who spoke last, subject before, who spoke first in the sentence; whom it means
    ("普京到会。他说，谈判没有结束。", "说", (None, None, None), None, "person:普京"),
    ("普京到会。他说，谈判没有结束。", "说", (None, "person:拜登", None), None, "person:拜登"),
    ("普京到会。她说，谈判没有结束。", "说", (None, None, "person:默克尔"), None, "person:默克尔"),
    ("普京到会。她说，谈判没有结束。", "说", (None, None, None), None, None),
    ("默克尔到会。他说，谈判没有结束。", "说", (None, "person:默克尔", None), None, None),
    ("会议开幕。他说，谈判没有结束。", "说", (None, "person:默克尔", "person:普京"), None, None),
    ("会议开幕。他说，谈判没有结束。", "说", (None, "person:默克尔", "person:某某"), None, None),
    ("会议开幕。她说，谈判没有结束。", "说", (None, "person:某某", None), None, "person:某某"),
    ("会议开幕。该发言人说，谈判没有结束。", "说", (None, "person:毛宁", None), None, "person:毛宁"),
    ("居民李某说，天气很好，但他认为，谈判没有结束。", "认为", (None, "person:普京", None), None, None),
    ("会议开幕，但他认为，谈判没有结束。", "认为", (None, "person:普京", None), "person:莫迪", "person:莫迪"),
    ("外交部发言人到会。他说，谈判没有结束。", "说", (None, "org:CHN-MFA", None), None, "org:CHN-MFA"),
    ("普京到会。外交部发言人到会。他说，谈判没有结束。", "说", (None, "org:CHN-MFA", None), None, "org:CHN-MFA"),
    ("会议开幕。他说，谈判没有结束。", "说", (None, None, None), None, None),
    ("会议开幕。他说，谈判没有结束。", "说", (None, "state:CHN", None), None, None),
    ("会议开幕。我们认为，谈判没有结束。", "认为", ("person:毛宁", "person:毛宁", None), None, "person:毛宁"),
    ("会议开幕。“我们认为，谈判没有结束。”", "认为", (None, "person:普京", None), None, "person:普京"),
    ("会议开幕。我们认为，谈判没有结束。", "认为", (None, "person:普京", None), None, None),
    ("会议开幕。我们认为，谈判没有结束。", "认为", (None, None, None), None, None),
    ("会议开幕。他们说，谈判没有结束。", "说", (None, "group:E3", None), None, "group:E3"),
    ("会议开幕。他们说，谈判没有结束。", "说", (None, "state:CHN", None), None, None),
    ("拜登希望重启谈判，但双方说，对方必须先行动。", "说", (None, None, None), None, None),
    ("外交部表示，我国反对制裁。", "反对", (None, None, None), "org:CHN-MFA", "org:CHN-MFA"),
    ("会议开幕。普京说，谈判没有结束。", "说", (None, "state:CHN", None), None, "person:普京"),
    ("会议开幕。专家认为，谈判没有结束。", "认为", ("person:毛宁", None, None), None, "unnamed"),
]


@pytest.mark.parametrize(("ours", "speaker"), [("我们", "person:普京"), ("我", None)])
def test_whose_words_go_on_in_the_paragraph_may_say_we_but_i_am_the_writer(ours: str, speaker: str | None) -> None:
    analysis = linked(f"会议开幕。{ours}认为，谈判没有结束。")
    cue = cue_of(analysis, "认为")
    context = Context(None, "person:普京", governing="person:普京")
    found = resolve(analysis, cue, context, around(analysis, cue.span.start).start)
    assert (found.speaker if found else None) == speaker


@pytest.mark.parametrize(("text", "verb", "context", "first", "speaker"), CASES)
def test_a_pronoun_stands_for_who_spoke_or_was_spoken_of(
    text: str, verb: str, context: tuple[str | None, str | None, str | None], first: str | None, speaker: str | None
) -> None:
    analysis = linked(text)
    cue = cue_of(analysis, verb)
    found = resolve(analysis, cue, Context(*context), around(analysis, cue.span.start).start, first)
    assert (found.speaker if found else None) == speaker
    assert found is None or (found.span, found.source) == (cue.span, cue.source)
