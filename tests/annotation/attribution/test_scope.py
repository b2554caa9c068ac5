"""How far a cue governs."""

import pytest

from kg.annotation import annotate
from kg.annotation.attribution.scope import goes_on
from kg.annotation.attribution.sole_speaker import sole_speaker
from tests.support.making import document_of
from tests.support.stages import linked, spot

PERSON, ORGAN = "person:普京", "org:RUS-MFA"
AFTER = [  # who spoke, the next sentence, whether it is still speech
    (PERSON, "条约依然有效。", True),
    (PERSON, "俄罗斯将继续履行义务。", True),
    (PERSON, "西方应当放弃制裁。", True),
    (PERSON, "10日，会议在维也纳开幕。", False),
    (PERSON, "10日的会谈没有取得进展。", False),
    (PERSON, "据悉，谈判没有结束。", False),
    (PERSON, "请问有何评论？", False),
    (PERSON, "该协议2015年7月由六国达成。", False),
    (PERSON, "稍后美国也宣布退出该条约。", False),
    (PERSON, "（编辑：记者）", False),
    (ORGAN, "俄方将继续履行义务。", True),
    (ORGAN, "西方应当放弃制裁。", True),
    (ORGAN, "条约依然有效。", False),
    (ORGAN, "会议在维也纳开幕。", False),
]


@pytest.mark.parametrize(("speaker", "sentence", "speech"), AFTER)
def test_indirect_speech_goes_on_until_something_is_narrated(speaker: str, sentence: str, speech: bool) -> None:
    name = "普京" if speaker == PERSON else "俄罗斯外交部"
    analysis = linked(f"{name}说，谈判没有结束。{sentence}")
    assert goes_on(analysis, speaker, spot(analysis, sentence), None) is speech


def test_in_the_report_of_one_speech_only_plain_narration_ends_it() -> None:
    analysis = linked("俄罗斯外交部说，谈判没有结束。条约依然有效。据悉，会议开幕。")
    assert goes_on(analysis, ORGAN, spot(analysis, "条约依然有效。"), ORGAN)
    assert not goes_on(analysis, ORGAN, spot(analysis, "据悉，会议开幕。"), ORGAN)


SPEECH = ("王毅表示，对话是唯一出路。", "王毅指出，制裁没有用。", "王毅强调，条约依然有效。", "王毅说，各方应当克制。")


@pytest.mark.parametrize(
    ("paragraphs", "speaker"),
    [
        (SPEECH, "person:王毅"),
        (SPEECH[:3], None),
        ((*SPEECH, "会议开幕。"), "person:王毅"),
        ((*SPEECH, "会议开幕。", "会议闭幕。"), None),
        (("会议开幕。", "代表到会。", "会议休会。", "会议闭幕。"), None),
        (("王毅表示，对话是唯一出路。", "普京指出，制裁没有用。", "拜登强调，条约依然有效。", "马克龙说，各方应当克制。"), None),
    ],
)  # fmt: skip
def test_a_document_reports_one_speech_if_nearly_every_paragraph_opens_with_its_speaker(
    paragraphs: tuple[str, ...], speaker: str | None
) -> None:
    assert sole_speaker(linked(*paragraphs)) == speaker


def test_a_straight_mark_at_the_end_of_a_paragraph_closes_what_was_open() -> None:
    lines = ('欧盟 "维护这个协议。欧盟周二认为，"不应采取危险措施"。', "国际原子能机构周一证实，丰度已经提高。")
    claims = annotate(document_of("样例", *lines, published="2022-06-15")).claims
    assert claims[-1].speaker == "org:IAEA"
