"""What another answers is no part of the words that it is set against."""

import pytest

from kg.annotation.attribution.counterparts import before_counterpart, is_counterpart
from kg.annotation.attribution.cues import find_cues
from tests.support.making import annotation_of
from tests.support.stages import linked, paragraph, quote

CASES = [  # text, who says what
    ("法国指责俄罗斯多次违规，俄罗斯方面则一律予以否认。", [("state:FRA", "俄罗斯多次违规")]),
    (
        "美国指控伊朗重启计划；伊朗则一向否认要把核能用于武器。",
        [("state:USA", "伊朗重启计划"), ("state:IRN", "要把核能用于武器")],
    ),
    (
        "美方提议，乌军撤出东部，乌方则主张双方按对等原则撤军。",
        [("state:USA", "乌军撤出东部"), ("state:UKR", "双方按对等原则撤军")],
    ),
    ("王毅说，美方主张施压，俄方则主张谈判。", [("person:王毅", "美方主张施压，俄方则主张谈判")]),
    (
        "巴加埃说，土耳其、阿曼等国已表示愿主办会谈，伊朗对此高度重视，并表示感谢。",
        [("group:TUR-OMN", "愿主办会谈"), ("person:巴加埃", "伊朗对此高度重视，并表示感谢")],
    ),
]


@pytest.mark.parametrize(("text", "said"), CASES)
def test_an_answer_is_of_who_answers(text: str, said: list[tuple[str, str]]) -> None:
    read = annotation_of(text)
    assert [(one.speaker, one.content.quote) for one in read.claims] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("以色列一向反对伊核协议，若袭击真为以方所为，伊朗恐将加快浓缩。", [("state:ISR", "伊核协议")]),
        ("某报引述两名美方官员的说法，指以色列在幕后策划袭击。", [("state:USA", "以色列在幕后策划袭击")]),
        (
            "晚间新闻播出了伊朗总统鲁哈尼的讲话，他在讲话中说，有人破坏设施。",
            [("person:鲁哈尼", "有人破坏设施")],
        ),
        ("普萨基对此表示欢迎：“这反映了两国的联系。”", [("person:普萨基", "这反映了两国的联系")]),
        ("据当地媒体27日报道称，伊朗已递交了抗议书，抗议美国的袭击。", [("state:IRN", "美国的袭击")]),
        ("红新月会表示，已有80处设施遇袭。其中，30处是医院。", []),
        ("国际原子能机构表示，已有8处设施遇袭。其中，3处是反应堆。",
         [("org:IAEA", "已有8处设施遇袭"), ("org:IAEA", "其中，3处是反应堆")]),
        ("报道称，美国政府已同意更改谈判地点。", [("state:USA", "更改谈判地点")]),
        ("特朗普称，北约应当解散。这句话令盟国不安。", [("person:特朗普", "北约应当解散")]),
        (
            "中国国家主席习近平呼吁“抛开成见”，日本首相菅义伟则在线上会议发表演讲，表示将尽最大努力。",
            [("person:习近平", "抛开成见"), ("person:菅义伟", "将尽最大努力")],
        ),
        ("俄方代表对被人家指责，核设施不安全，没有回答。", []),
        ("俄罗斯原子能公司收到两宗投诉，指设备不合格。", []),
        ("俄罗斯原子能公司并未收到相关消息，并重申合同有效。", [("org:RUS-Rosatom", "合同有效")]),
        pytest.param(
            "伊朗重申，核设施属于伊朗，并拒绝美方要求拆除设施的主张，称设施用于和平目的。",
            [("state:IRN", "核设施属于伊朗"), ("state:IRN", "并拒绝美方要求拆除设施的主张"), ("state:USA", "拆除设施"), ("state:IRN", "设施用于和平目的")],
            marks=pytest.mark.xfail(reason="the two claims of Iran are read as one", strict=True),
        ),
        ("特朗普称，北约应当解散。他的言论引起了盟国的不安。", [("person:特朗普", "北约应当解散")]),
        ("特朗普说，伊朗违反了协议。伊朗驻英国大使馆今天予以斥责：“这是谎言。”", [("person:特朗普", "伊朗违反了协议")]),
    ],
)  # fmt: skip
def test_whose_words_these_are(text: str, said: list[tuple[str, str]]) -> None:
    assert [(one.speaker, one.content.quote) for one in annotation_of(text).claims] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "特朗普表示，协议基于一个幻想。他恢复了制裁，试图迫使伊朗谈判。",
            [("person:特朗普", "协议基于一个幻想")],
        ),
        (
            "巴加埃说，伊朗对谈判高度重视。目前没有披露谈判计划的内容。",
            [("person:巴加埃", "伊朗对谈判高度重视")],
        ),
        (
            "特朗普称，伊朗绝不能拥有核武器。美国媒体当天报道称，各方接近达成备忘录。内容涉及解除制裁。",
            [("person:特朗普", "伊朗绝不能拥有核武器")],
        ),
        ("国际原子能机构表示，它已注意到报道，但不愿置评。", [("org:IAEA", "它已注意到报道")]),
        ("报道称，预计内塔尼亚胡还将提出希望美方参加行动。", []),
        ("扎里夫没有明确证实伊朗拒绝拜登的提议。", []),
        ("英国、德国以及以色列民众举行集会，反对美国的打击。", []),
        ("2015年的伊核协议规定伊朗承诺限制其核计划。", []),
    ],
)
def test_what_the_writer_tells_is_nobodys_words(text: str, said: list[tuple[str, str]]) -> None:
    assert [(one.speaker, one.content.quote) for one in annotation_of(text).claims] == said


def test_who_does_not_accept_is_not_who_spoke_before() -> None:
    read = annotation_of("格罗西认为，协议需要重新谈判。伊朗驻国际原子能机构代表对此表示并不接受。")
    assert [one.speaker for one in read.claims] == ["person:格罗西", "state:IRN"]


@pytest.mark.parametrize(
    ("text", "speaker", "illocution"),
    [
        ("阿联酋、沙特、阿曼、俄罗斯等多国强烈谴责以色列对伊朗实施打击。", "group:ARE-SAU-OMN-RUS", "criticize"),
        ("约旦、卡塔尔等地区组织和国家也对谈判表示欢迎。", "group:JOR-QAT", "endorse"),
    ],
)
def test_a_list_of_many_speaks_together(text: str, speaker: str, illocution: str) -> None:
    assert [(one.speaker, one.illocution) for one in annotation_of(text).claims] == [(speaker, illocution)]


def test_the_clause_of_who_answers_ends_a_content() -> None:
    analysis = linked("美国指控伊朗重启计划；伊朗则一向否认。")
    first, *others = find_cues(analysis, paragraph(analysis))
    content = before_counterpart(analysis, first, first.span._replace(start=first.reach, end=paragraph(analysis).end))
    assert quote(analysis, content) == "伊朗重启计划"
    assert [is_counterpart(analysis, one, first) for one in others] == [True] * len(others)
