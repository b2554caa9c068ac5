"""Where somebody's words have ended the writer tells, and nobody else's are put into his mouth."""

import pytest

from tests.support.making import annotation_of, said


@pytest.mark.parametrize(
    "line",
    [
        "王毅说，美国必须取消制裁。其背景是协议将于十月到期。",
        "外交部发言人华春莹说，中方会考虑采取措施。但到目前为止韩国没有动摇，而且还加快了部署。",
        "傅聪在致古特雷斯的函中说，日方必须反省。该函将作为大会正式文件散发。",
        "金正恩称美国是“最主要的敌人。”劳动党这次代表大会长达八天。",
        "王毅说，美国必须取消制裁。这份报告尚待审查。",
        "美国特使比根说，大门仍然敞开。目前尚不清楚朝方是否愿意会谈。",
    ],
)
def test_the_writer_goes_on(line: str) -> None:
    first, _, _ = line.partition("。")
    assert all(content in first for _, content in said(line)) and len(said(line)) == 1


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("鲁哈尼自拜登宣布胜选以来不断发出信号。", []),
        ("尽管拜登表示有意重返协议，但分析认为时间不多。", [("person:拜登", "有意重返协议")]),
        (
            "英国表示“对风险感到担忧”；而伊朗的邻国土耳其则谴责了杀害科学家的行为。",
            [("state:GBR", "对风险感到担忧"), ("state:TUR", "杀害科学家的行为")],
        ),
        (
            "环球时报称，美国想施加压力，逼中国就此事表态，以束缚中国手脚。",
            [("org:global-times", "美国想施加压力，逼中国就此事表态，以束缚中国手脚")],
        ),
        ("美国专家约翰·史密斯说，限制很有用。专家说，新政府有许多当务之急。", [("person:约翰·史密斯", "限制很有用")]),
        ("王毅说，各方应当克制。俄罗斯外交部3日发表评论，对此表示遗憾。", [("person:王毅", "各方应当克制")]),
        (
            "拜登曾表示，支持减少核武器的作用。但新的评估报告没有这样写。这增加了风险。",
            [("person:拜登", "支持减少核武器的作用")],
        ),
        (
            "拜登表示，美国支持谈判。但伊朗必须先停止提炼。",
            [("person:拜登", "美国支持谈判"), ("person:拜登", "但伊朗必须先停止提炼")],
        ),
        ("鲁哈尼称，伊朗仍愿意遵守协议。美联社", [("person:鲁哈尼", "伊朗仍愿意遵守协议")]),
        (
            "布林肯指伊朗支持也门武装、协助叙利亚，并支持黎巴嫩真主党。",
            [("person:布林肯", "伊朗支持也门武装、协助叙利亚，并支持黎巴嫩真主党")],
        ),
    ],
)
def test_whose_they_are(line: str, expected: list[tuple[str, str]]) -> None:
    assert said(line) == expected


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("伊拉克和美国官员表示，导弹已经爆炸。", "state:IRQ"),
        ("韩国和美国的情报官员说，试验即将进行。", "state:KOR"),
        ("美国和俄罗斯外长表示，会谈取得进展。", "group:USA-RUS"),
        ("美国和俄罗斯表示，会谈取得进展。", "group:USA-RUS"),
    ],
)
def test_officials_of_two_states_speak_each_for_their_own(line: str, speaker: str) -> None:
    assert [one for one, _ in said(line)] == [speaker]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("据路透社报道，一名伊朗官员说，协议必须恢复。这名官员还说，制裁必须取消。", "state:IRN"),
        ("中国官方连日来不断批评日本政府。", "state:CHN"),
        ("美国总统特朗普去年竞选期间也曾表示“允许韩日拥核”。", "person:特朗普"),
        ("俄罗斯与中国作为伊朗的盟友，一贯对美国的这一做法表示反对。", "group:RUS-CHN"),
        ("美国等西方国家担心，伊朗正秘密制造核武器。", "state:USA"),
        ("美国国务卿布林肯周三坚持立场称，伊朗必须先重返协议。", "person:布林肯"),
    ],
)
def test_what_stands_between_a_speaker_and_his_verb(line: str, speaker: str) -> None:
    assert [one for one, _ in said(line)][-1] == speaker


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("韩国外长朴振访问东京，会见日本外相林芳正等人，希望日方发挥作用。", "person:朴振"),
        ("韩国外长朴振在平壤会见金正恩后，发布新闻稿称，谈判将会恢复。", "person:朴振"),
        ("俄罗斯总统普京会见伊朗外长扎里夫后表示，协议必须保留。", "person:普京"),
        ("文在寅谈到特朗普的努力时说，协议很重要。", "person:文在寅"),
        ("“他没有成功，”文在寅谈到特朗普在平壤的努力时说。“谈判很重要。”", "person:文在寅"),
        ("韩国同意部署萨德后，引发中国强烈反弹，认为雷达可以覆盖中国。", "state:CHN"),
        ("联合国发言人对记者遭到美国当局监禁表示谴责，称这一事件令人震惊。", "org:UN"),
        ("“核协议”的支持者、伊朗外长扎里夫表示：“谈判没有结束。”", "person:扎里夫"),
        ("时任日本自民党政务调查会长的高市早苗，就无核三原则，再次表示应当讨论。", "person:高市早苗"),
        ("美韩首脑发表联合声明，宣布两国将加强合作。", "group:USA-KOR"),
        ("“这几乎是武器级了，”格罗西告诉该报。", "person:格罗西"),
        ("“这几乎是武器级了。”国际原子能机构总干事格罗西告诉路透社。", "person:格罗西"),
    ],
)
def test_who_is_met_or_told_does_not_speak(line: str, speaker: str) -> None:
    assert {one for one, _ in said(line)} == {speaker}


def test_whom_somebody_is_to_promise_something_to_is_no_promise() -> None:
    assert said("朝鲜提出五项条件，当中包括两国建交，以及要美国保证不会动用核武。") == []


@pytest.mark.parametrize(
    ("line", "principal"),
    [
        ("到访英国的美国国务卿布林肯说，协议必须保留。", "state:USA"),
        ("访问美国的法国总统马克龙说，协议必须保留。", "state:FRA"),
    ],
)
def test_for_whom_a_visitor_speaks(line: str, principal: str) -> None:
    assert [one.on_behalf_of for one in annotation_of(line).claims] == [principal]


@pytest.mark.parametrize(
    ("line", "illocution", "content"),
    [
        ("美国表达了与朝鲜展开会谈的开放态度。", "commit", "与朝鲜展开会谈"),
        ("朝鲜提议举行高层会谈，并表示出实现无核化的意愿。", "commit", "实现无核化"),
        ("朝鲜就美国潜艇停靠釜山提出严厉警告。", "warn", "美国潜艇停靠釜山"),
        ("日本外相茂木敏充打来电话，表达了强烈担忧。", "concern", "强烈担忧"),
    ],
)
def test_a_noun_says_what_it_is(line: str, illocution: str, content: str) -> None:
    annotation = annotation_of(line)
    claim = annotation.claims[-1]
    assert (claim.illocution, annotation.document.text[slice(*claim.content.span)]) == (illocution, content)


@pytest.mark.parametrize(
    "line",
    [
        "有分析人士指出，这标志着伊朗同西方接触的政策宣告结束。",
        "防空部队司令维克多·古缅内伊中将在接受专访时称，试验已经结束。",
    ],
)
def test_a_state_says_nothing_where_its_name_only_stands(line: str) -> None:
    assert not any(speaker.startswith("state:") for speaker, _ in said(line))
