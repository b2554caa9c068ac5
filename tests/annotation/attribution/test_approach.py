"""What may stand between an actor and a verb of saying, by parts of speech, where no list of fillers leads there."""

import pytest

from kg.annotation import annotate
from tests.support.making import document_of

SAY = [
    ("美国国务卿布林肯就职之初曾说，条约必须延长。", "person:布林肯"),
    ("中国外交部长王毅则于本月早些时候表示，对话是唯一出路。", "person:王毅"),
    ("国务卿布林肯，本周三刚刚宣布，谈判将在日内瓦举行。", "person:布林肯"),
    ("美国国务院次日表示，会谈是坦率的。", "org:USA-State"),
    ("特朗普却在社交媒体上发文表示，谈判进展顺利。", "person:特朗普"),
    ("法国总统马克龙（Emmanuel Macron）今早通过电台说，核查不能中断。", "person:马克龙"),
    ("美国最高战略指挥官指出，威慑仍然有效。", "state:USA"),
    ("美国国务院一位高级官员上星期在记者会上说，会谈没有进展。", "org:USA-State"),
    ("美国政府官员们多次强调，会谈没有进展。", "state:USA"),
    ("伊朗选务官员今天宣布，投票已经结束。", "state:IRN"),
    ("白宫3月时表示，总统没有会晤的打算。", "org:USA-WhiteHouse"),
    ("美国国务卿布林肯9日搭机离开维也纳与日内瓦之间的小镇后宣布，谈判将会继续。", "person:布林肯"),
    ("特朗普提到去年的会谈时说，核查没有进展。", "person:特朗普"),
    ("朝鲜先前一直否认库存增加。", "state:PRK"),
    ("正如普京所说，条约有利于各方。", "person:普京"),
    ("法国总统马克龙和普京通话时表示，对话应当恢复。", "person:马克龙"),
    ("乔治·W·布什（George W. Bush）总统强调，条约已经过时。", "person:小布什"),
    ("俄罗斯外长拉夫罗夫（Sergey Lavrov）则对《环球时报》指出，核查应当恢复。", "person:拉夫罗夫"),
    ("据俄罗斯外长拉夫罗夫（Sergey Lavrov）在声明中表示，核查应当恢复。", "person:拉夫罗夫"),
    ("当时在日内瓦的俄罗斯外长拉夫罗夫（Sergey Lavrov）就说，核查应当恢复。", "person:拉夫罗夫"),
    ("美国军方一些官员却认为威胁被夸大了。", "org:USA-military"),
    (
        "维也纳会议前，《某某晚报》副采访主任、俄罗斯外长拉夫罗夫接受《环球时报》采访时表示，核查应当恢复。",
        "person:拉夫罗夫",
    ),
]
NOT_SAY = [
    "美国网民说，条约已经过时。",
    "以色列总统的随行人员说，会谈没有结果。",
    "美国打击走私办公室说，案件仍在调查。",
    "拜登几乎在说，条约已经失效。",
    "普京是否如外界所说，还不清楚。",
    "拜登当然觉得，条约应当延长。",
    "美国银行高层表示，市场已经平静。",
    "美国前官员表示，条约必须延长。",
    "陪同格罗西出访的周女士说，行程已经结束。",
    "普京在克里姆林宫发表演说，外界预期关系将改变。",
]


def speakers(text: str) -> list[str]:
    return [one.speaker for one in annotate(document_of("样例", text, published="2022-06-15")).claims]


@pytest.mark.parametrize(("text", "speaker"), SAY)
def test_adverbs_times_and_acts_lead_from_the_subject_to_the_verb(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("布林肯接受路透社采访时，就敦促伊朗恢复核查。", "person:布林肯"),
        ("拜登几乎没有提到会谈，而是明确表示，盟友最为重要。", "person:拜登"),
        ("伊朗外长阿拉格齐致函联合国秘书长，严厉谴责袭击核设施。", "person:阿拉格齐"),
    ],
)
def test_a_clause_of_adverbs_alone_goes_on_with_the_subject_before(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What he says of somebody is one content, whatever verbs stand in it.
        ("布林肯说，北约不把中国当作对手，而是呼吁中国遵守承诺。", {"person:布林肯"}),
        # Whom the writer knows nothing of is nearer to the verb.
        ("马克龙还放弃了一项许多专家认为，对欧洲有利的协议。", set()),
        # Who is only spoken with.
        ("据悉，有人前天同法国总统马克龙通话时表示，对话应当恢复。", set()),
        # 预计 of a person is what others expect.
        ("布林肯预计下周访问维也纳。", set()),
    ],
)
def test_who_does_not_go_on(text: str, expected: set[str]) -> None:
    assert set(speakers(text)) == expected


@pytest.mark.parametrize("text", NOT_SAY)
def test_a_longer_name_another_subject_or_a_doubt_leads_nowhere(text: str) -> None:
    assert speakers(text) == []


def test_whom_somebody_blames_does_not_go_on_for_him() -> None:
    assert set(speakers("拜登指责以色列，昨天宣布，援助将会减少。")) == {"person:拜登"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("法国，德国，英国联合宣布，谈判将会延长。", "group:E3"),
        ("8月20日，法国，德国，英国集体宣布，反对重启制裁。", "group:E3"),
        ("美国批评俄罗斯，法国宣布，反对重启制裁。", "state:FRA"),
    ],
)
def test_states_in_a_list_with_commas_speak_together(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("美国国务卿蓬佩奥28日在国会作证，谈到伊朗核问题时表示，禁运将于10月到期。", "person:蓬佩奥"),
        ("文在寅政府还是坚持认为，接触是唯一途径。", "state:KOR"),
        ("拜登政府的官员们已经明确表示，谈判不会重启。", "state:USA"),
    ],
)
def test_who_goes_on_after_a_phrase_of_time_and_officials_of_a_government(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]
