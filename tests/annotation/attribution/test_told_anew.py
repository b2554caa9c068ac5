"""A state after its organ, whom somebody interviews, words that another is said to use, and what may stand before the verb."""

import pytest

from tests.support.making import annotation_of

BEFORE_THE_VERB = [  # text, who speaks
    ("美国国务院在当地时间周三(14日)警告伊朗，后果将十分严重。", "org:USA-State"),
    ("美国总统特朗普周一下午6点左右推文说，部长将于23日离任。", "person:特朗普"),
    ("法国总统马克龙晚上九点半发推说，部长将离任。", "person:马克龙"),
    ("法国总统马克龙热烈祝贺中国运动员取得佳绩。", "person:马克龙"),
    ("韩国总统文在寅迫切希望美国恢复谈判。", "person:文在寅"),
    ("印度海军严词谴责巴基斯坦的攻击。", "org:IND-Navy"),
    ("伊朗首度承认发射了导弹。", "state:IRN"),
    ("美国总统特朗普多年反对核协议。", "person:特朗普"),
    ("美国国务卿布林肯本人否认这项指控。", "person:布林肯"),
    ("法国总统马克龙访问柏林，并在当地发表讲话，强烈谴责这次核试验。", "person:马克龙"),
]


@pytest.mark.parametrize(("text", "speaker"), BEFORE_THE_VERB)
def test_times_adverbs_and_adjectives_lead_to_the_verb(text: str, speaker: str) -> None:
    assert {claim.speaker for claim in annotation_of(text).claims} == {speaker}


def test_an_adjective_before_a_noun_of_saying_leads_nowhere() -> None:
    assert annotation_of("去年9月底德国外交部最新强硬表态，或许让谈判更难恢复。").claims == ()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("伊朗革命卫队称，行动已经结束。伊朗方面称，袭击造成损失。", ["org:IRN-IRGC", "state:IRN"]),
        ("俄罗斯国防部称，俄军打击了机场。俄方还称，俄军控制了一个村庄。", ["org:RUS-MoD", "state:RUS"]),
        ("中国外交部发言人毛宁说，核查应当继续。中方一贯主张通过对话解决问题。", ["person:毛宁", "state:CHN"]),
    ],
)
def test_a_state_is_told_of_anew_after_its_organ(text: str, speakers: list[str]) -> None:
    found = [claim.speaker for claim in annotation_of(text).claims]
    assert list(dict.fromkeys(found)) == speakers


@pytest.mark.parametrize(
    ("asking", "speaker"),
    [
        ("本台记者采访了心理学家、某科学院院士赫特维格（Ralph Hertwig），讨论新的协议。", "person:赫特维格"),
        ("本台记者采访了居民。", "person:马克龙"),
    ],
)
def test_he_is_whom_somebody_interviewed(asking: str, speaker: str) -> None:
    read = annotation_of("法国总统马克龙表示，核查应当恢复。", asking + "他说，协议取决于双方。")
    assert read.claims[-1].speaker == speaker


@pytest.mark.parametrize("word", ["所谓", "所谓的"])
def test_what_another_is_only_said_to_say_is_nobodys_claim(word: str) -> None:
    read = annotation_of(f"毛宁说，美方{word}“因为压力，中方迫切希望恢复谈判”的说法不实。")
    assert {claim.speaker for claim in read.claims} == {"person:毛宁"}


def test_what_a_medium_calls_itself_is_nobodys_name() -> None:
    read = annotation_of("一位不愿透露姓名的专家向本台分析说，条约已经失效。他指出，局势严峻。")
    assert [key for key in read.entities if key.startswith("person:")] == [] and read.claims == ()
