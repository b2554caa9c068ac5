"""Whose words they are: quotations before their speaker, organs named again, credits, initials, two who say the same."""

import pytest

from kg.annotation import annotate
from kg.model import Annotation
from tests.support.making import document_of


def read(*lines: str, published: str = "2022-06-15") -> Annotation:
    return annotate(document_of("样例", *lines, published=published))


def said(annotation: Annotation) -> list[tuple[str, str | None, str]]:
    """Speaker, side and content of every claim."""
    text = annotation.document.text
    return [(one.speaker, one.on_behalf_of, text[slice(*one.content.span)]) for one in annotation.claims]


def test_what_is_told_of_a_speaker_after_his_quotation_is_not_said_by_him() -> None:
    found = said(read("“核查不能中断，”原子能机构的总干事格罗西(Rafael Grossi)说，他曾任阿根廷大使。"))
    assert found == [("person:格罗西", "org:IAEA", "核查不能中断")]


def test_a_long_latin_name_parts_no_speaker_from_his_quotation() -> None:
    found = said(
        read(
            "法国总统马克龙7日访问日内瓦。",
            "“限额不应失效，”军控协会(Arms Control Association, Washington, D.C.)执行主任金博(Daryl Kimball)说。“数据交换也应恢复。”",
        )
    )
    assert {speaker for speaker, _, _ in found} == {"person:金博"}
    assert [content for _, _, content in found] == ["限额不应失效", "数据交换也应恢复"]


def test_an_organ_named_alone_is_the_one_named_in_full_before() -> None:
    found = said(read("美国国务院7日说，检查应当继续。与中国的会谈没有进展。国务院还说，局势令人担忧。"))
    assert {speaker for speaker, _, _ in found} == {"org:USA-State"}


@pytest.mark.parametrize("ours", ["我们", "我"])
def test_we_in_a_quotation_are_who_is_quoted(ours: str) -> None:
    lines = (
        "土耳其总统埃尔多安6日说，会谈没有意义。",
        f"美国国务院7日说，会谈艰难，但“{ours}一直强调，限额不应失效”。",
    )
    assert [speaker for speaker, _, _ in said(read(*lines))] == ["person:埃尔多安", "org:USA-State"]


def test_a_credit_of_news_staff_makes_no_transcript() -> None:
    lines = ("普京: 俄方没有退路", "联合军演仍在进行，我们还会看到更多。", "(记者：李一山责编：乙水)")
    assert [content for _, _, content in said(read(*lines))] == []


def test_who_asks_by_a_name_still_does() -> None:
    found = said(read("法新社记者：中方如何看待会谈？", "毛宁：中方欢迎会谈取得进展。"))
    assert [(speaker, content) for speaker, _, content in found] == [("person:毛宁", "中方欢迎会谈取得进展")]


def test_the_post_of_a_second_speaker_is_not_the_firsts() -> None:
    claims = read("法国总统马克龙和德国国防部长都强调，限额不应失效。").claims
    assert [(one.speaker, one.capacity) for one in claims] == [("person:马克龙", "总统")]


def test_a_post_belongs_to_the_name_before_it_in_a_row_of_names_and_posts() -> None:
    posts = read("习近平主席会见了施泰因迈尔总统、默克尔总理。").relations
    held = {(one.subject, one.object) for one in posts if one.predicate == "holds_post"}
    assert {("person:施泰因迈尔", "总统"), ("person:默克尔", "总理")} <= held
    assert ("person:施泰因迈尔", "总理") not in held


@pytest.mark.parametrize("title", ["时任总统的特朗普", "时任美国总统特朗普"])
def test_who_held_a_post_then_spoke_for_its_state(title: str) -> None:
    found = said(read(f"2019年，{title}说，条约应当作废。", published="2022-05-28"))
    assert [(speaker, side) for speaker, side, _ in found] == [("person:特朗普", "state:USA")]


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("唐纳德·J·特朗普(Donald J. Trump)", "person:特朗普"),
        ("罗伯特·J·艾因霍恩(Robert J. Einhorn)", "person:艾因霍恩"),
        ("西格弗里德·S·赫克(Siegfried S. Hecker)", "person:西格弗里德·赫克"),
        ("凡·H·范迪彭(Vann H. Van Diepen)", "person:凡·H·范迪彭"),
    ],
)
def test_a_name_with_an_initial_is_one_name(name: str, person: str) -> None:
    assert [speaker for speaker, _, _ in said(read(f"{name}说，限额不应失效。"))] == [person]


def test_what_another_announces_next_is_no_more_of_who_spoke() -> None:
    found = said(read("特朗普总统说，条约没有用处。随后俄罗斯也宣布退出该条约。", published="2019-02-03"))
    assert [(speaker, content) for speaker, _, content in found] == [
        ("person:特朗普", "条约没有用处"),
        ("state:RUS", "退出该条约"),
    ]


def test_an_organ_that_the_title_names_alone_stays_the_writers() -> None:
    lines = (
        "外交部发言人毛宁主持例行记者会",
        "问：印度外交部说，会谈取得进展。中方有何评论？",
        "答：外交部已经作出回应。",
    )
    annotation = annotate(document_of(*lines, publisher="外交部"))
    last = annotation.document.text.rindex("外交部")
    assert [key for mention, key in annotation.links if mention.span.start == last] == ["org:CHN-MFA"]


def test_what_another_organ_holds_is_no_event_of_the_transcripts_own() -> None:
    lines = ("外交部发言人毛宁主持例行记者会", "答：国新办举行了新闻发布会，介绍了情况。")
    relations = annotate(document_of(*lines, publisher="外交部")).relations
    (held,) = (one for one in relations if one.subject == "org:CHN-SCIO" and one.predicate == "participated_in")
    assert held.object.startswith("event:CHN-SCIO-press-conference")


@pytest.mark.parametrize(
    "text",
    ["以色列总理内塔尼亚胡说，以色列不会允许伊朗制造核武器。", "拉夫罗夫说，美国以叙利亚使用化学武器为由发动空袭。"],
)
def test_what_is_not_allowed_or_only_a_pretext_is_not_said_to_be_so(text: str) -> None:
    assert [one for claim in read(text).claims for one in claim.propositions] == []


def test_who_acts_on_a_pretext_makes_no_fact_of_it() -> None:
    found = {
        (one.subject, one.predicate) for one in read("2019年，美国以俄罗斯违反《中导条约》为由停止履约。").relations
    }
    assert ("state:RUS", "violated") not in found
    told = {(one.subject, one.predicate) for one in read("2019年，俄罗斯违反了《中导条约》。").relations}
    assert ("state:RUS", "violated") in told


@pytest.mark.parametrize("post", ["国防部长官", "环境部长官"])
def test_a_minister_as_korea_calls_him_speaks_for_his_state(post: str) -> None:
    claims = read(
        f"韩国{post}7日强调，韩国将继续参加会谈。", f"韩国总统文在寅和韩国{post}都强调，韩国将继续参加会谈。"
    ).claims
    assert [(one.speaker, one.capacity) for one in claims] == [("state:KOR", post), ("person:文在寅", "总统")]


def test_another_official_of_the_same_state_speaks_for_himself() -> None:
    claims = read("问：韩国总统文在寅说，韩国将参加会谈。今天上午韩国外长称，会谈没有进展。").claims
    assert [(one.speaker, one.capacity) for one in claims] == [("person:文在寅", "总统"), ("state:KOR", "外长")]


@pytest.mark.parametrize("begins", ["问：据报道，法国副外长昨天表示，法方愿意斡旋。同时，他还批评", "追问：他还批评"])
def test_he_of_a_question_is_nobody_whom_the_question_does_not_name(begins: str) -> None:
    lines = (
        "2022年6月14日外交部发言人汪文斌主持例行记者会",
        "问：中方如何看待会谈？",
        "答：中方欢迎会谈取得进展。",
        f"{begins}美方缺乏诚意。中方对此有何评论？",
        "答：我们注意到有关报道。",
    )
    assert "person:汪文斌" not in {speaker for speaker, _, content in said(read(*lines)) if "缺乏诚意" in content}


def test_he_of_a_question_may_be_whom_it_names() -> None:
    lines = (
        "2022年6月14日外交部发言人汪文斌主持例行记者会",
        "问：法国总统马克龙昨天表示，法方愿意斡旋。同时，他还批评美方缺乏诚意。中方对此有何评论？",
        "答：我们注意到有关报道。",
    )
    assert ("person:马克龙", "state:FRA", "美方缺乏诚意") in said(read(*lines))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What one calls a place is no claim, and what stands around it is not his.
        ("日本外务省说，该岛（中国称钓鱼岛）由日本管辖。", [("org:JPN-MFA", "该岛（中国称钓鱼岛）由日本管辖")]),
        (
            "布林肯说，中国在南中国海（中国称南海）的活动没有减少。",
            [("person:布林肯", "中国在南中国海（中国称南海）的活动没有减少")],
        ),
        # A verb that a preposition governs only describes a noun.
        ("鲁哈尼已多次向支持美国重返核协议的拜登示好。", []),
        ("俄罗斯没有回应法国要求核查的请求。", []),
        ("该舰曾在一座岛礁（Scarborough Shoal，中方称“黄岩岛”）附近巡航。", []),
        ("特朗普退出了《联合全面行动计划》（也称为伊朗核协议）。", []),
        # Who did first what was told is the writer's, as is what is expected of a speech.
        ("这是美国国防部首次披露库存的规模。", []),
        ("总统的讲话不会谈到细节，但预计拜登将提到伊朗。", []),
        # What is only told of when.
        ("布林肯批评伊朗时，避免提到制裁。", [("person:布林肯", "伊朗")]),
        ("中国政府要求企业在海外投资时，遵守当地法律。", [("state:CHN", "企业在海外投资时，遵守当地法律")]),
        # 顾问 asks nothing.
        ("美国国家安全委员会增设副顾问，由坎贝尔担任。", []),
    ],
)
def test_what_only_looks_like_somebodys_words_is_no_claim(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(speaker, content) for speaker, _, content in said(read(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # After indirect speech the reporter goes on: of another who issues a statement, of several, of the speaker by his name.
        ("布林肯说，美国将与盟友协调。韩国外交部之后发表声明，感谢美方的支持。", ["person:布林肯"]),
        ("布林肯称，两国将合作核查。他们还讨论了核燃料供应。", ["person:布林肯"]),
        ("布林肯称，美国将重返协议。在这一背景下，布林肯预计下周访问维也纳。", ["person:布林肯"]),
        ("布林肯称，美国将重返协议。他还说，制裁仍然有效。", ["person:布林肯", "person:布林肯"]),
        # A report goes on with what it tells.
        ("国际原子能机构公布了一份报告。报告说，库存增加了。最大的一座设施还在扩建。", ["org:IAEA", "org:IAEA"]),
        # Whom another's act is about says nothing in the next clause.
        ("强硬派把矛头对准鲁哈尼的政策，认为这些政策没有带来好处。", []),
        ("这份评估与美国中央情报局的结论一致，认为浓缩活动没有停止。", []),
        ("中国驻美国大使崔天凯在一场“过去的成就，未来的调整”研讨会上说，对话有益。", ["person:崔天凯"]),
    ],
)
def test_who_goes_on_speaking_and_who_does_not(text: str, expected: list[str]) -> None:
    assert [side if speaker.startswith("doc:") else speaker for speaker, side, _ in said(read(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A paper that the words are told to, whose name ends like a phrase of time.
        ("俄罗斯外长拉夫罗夫对《环球时报》表示，条约应当延长。", ["person:拉夫罗夫"]),
        ("俄罗斯外长拉夫罗夫向《纽约时报》说：“条约应当延长。”", ["person:拉夫罗夫"]),
        # A verb by which somebody speaks ends his name.
        ("亚洲开发银行首席经济学家泽田康幸分析，制裁的影响有限。", ["person:泽田康幸"]),
        ("清华大学国际关系研究院院长阎学通认为，两极格局正在形成。", ["person:阎学通"]),
        # A house that bears somebody's name is not he.
        ("金日成综合大学公布了清单，并宣称交流正在进行。", []),
        ("普京通报了会谈的情况，表示核查应当恢复。", ["person:普京"]),
        # Somebody's supporters are not he; his officials speak for him; what he issues he says.
        ("就连扎里夫的支持者也表示担心，认为这些话会影响选举。", []),
        ("伊朗的官员在记者会上作了介绍，称浓缩活动没有停止。", ["state:IRN"]),
        ("美国国务卿布林肯在会后发声明谴责伊朗限制核查。", ["person:布林肯"]),
        # What somebody said once; not whether he did.
        ("法国总统马克龙曾说过：“欧洲需要自主。”", ["person:马克龙"]),
        ("法国总统马克龙是否说过“欧洲需要自主”，并不清楚。", []),
    ],
)
def test_who_speaks_to_whom_and_how(text: str, expected: list[str]) -> None:
    assert [speaker for speaker, _, _ in said(read(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A quotation that one verb brings in is not the next speaker's.
        (
            "俄罗斯外长拉夫罗夫说，“核查应当恢复，这符合各方利益。”法国外交部补充说，“会谈是坦率的。”",
            ["person:拉夫罗夫", "org:FRA-MFA"],
        ),
        (
            "俄罗斯外长拉夫罗夫说：“核查应当恢复。”法国外交部则表示：“会谈是坦率的。”",
            ["person:拉夫罗夫", "org:FRA-MFA"],
        ),
        ("“核查应当恢复，”俄罗斯外长拉夫罗夫说，“这符合各方利益。”", ["person:拉夫罗夫", "person:拉夫罗夫"]),
        # What somebody says of the words he reports.
        (
            "中国外交部发言人毛宁说，中方注意到声明。北约称中国构成挑战，是对中国的诋毁。",
            ["person:毛宁", "org:NATO", "person:毛宁"],
        ),
        ("毛宁指出，美国认为谈判已经失败，但事实上对话从未中断。", ["state:USA", "person:毛宁"]),
        # A number makes a demand a noun; who makes it is not who asks.
        ("拉夫罗夫表示，美国对此有3点要求，其中两点已经满足。", ["person:拉夫罗夫"]),
        # Under pressure nobody presses.
        ("伊朗2003年在西方国家施压下放弃了核武器计划。", []),
        # A name that stands in a Latin one with blanks is not cut.
        ("“分歧依然存在，”挪威首相斯特勒（Jonas Gahr Støre）上月对《纽约时报》说。", ["person:约纳斯·加尔·斯特勒"]),
        # A newspaper that reports a fact says nothing of its own.
        ("《金融时报》报道称，谈判将在日内瓦举行。", []),
    ],
)
def test_words_go_to_who_says_them(text: str, expected: list[str]) -> None:
    assert [speaker for speaker, _, _ in said(read(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("伊朗外交部承认绕过制裁向第三国出售石油。", ["绕过制裁向第三国出售石油"]),
        ("国务卿布林肯透露谈判团队已经抵达维也纳。", ["谈判团队已经抵达维也纳"]),
        ("美国国务院承认这一问题。", []),
        ("国务卿布林肯透露这次接受访问的重点。", []),
        ("布林肯在提到伊朗核问题时表示，谈判没有进展。", ["谈判没有进展"]),
        ("伊朗指派高层官员参加会谈。", []),
        ("布林肯告诉《纽约时报》：“谈判没有进展。”", ["谈判没有进展"]),
        ("布林肯告诉英国天空新闻网（Sky News）：“谈判没有进展。”", ["谈判没有进展"]),
    ],
)
def test_what_a_weak_verb_brings_in_has_a_predicate(text: str, expected: list[str]) -> None:
    assert [content for _, _, content in said(read(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("法国总统马克龙曾将普京称为“冒险家”。", [("person:马克龙", "冒险家")]),
        ("法国外交部把这份协议视为巨大的成功。", [("org:FRA-MFA", "巨大的成功")]),
        ("普京被外界称为“冒险家”。", []),
        ("这份协议后来称为日内瓦协议。", []),
        # Another who does something before the next verb says it.
        ("法国将这份协议视为成功，伊朗则提出保留，要求取消制裁。", [("state:FRA", "成功"), ("state:IRN", "取消制裁")]),
        # A request that is handed in is a thing.
        (
            "伊朗表示，代表团已经提交了紧急请求，安理会将会讨论。",
            [("state:IRN", "代表团已经提交了紧急请求，安理会将会讨论")],
        ),
        ("法国和德国日前发出警告，要求伊朗恢复核查。", [("group:FRA-DEU", "伊朗恢复核查")]),
        # What he himself will do is part of what he says.
        ("拜登昨天说，届时他将向普京施压，要他恢复核查。", [("person:拜登", "届时他将向普京施压，要他恢复核查")]),
        # A topic without a verb of its own waits for the next clause.
        (
            "拉夫罗夫说，这次会谈要讨论的任何议题，俄方都不会回避。",
            [("person:拉夫罗夫", "这次会谈要讨论的任何议题，俄方都不会回避")],
        ),
        # 顾问 holds no 问; 据说 makes nobody an object.
        ("印度政府首席科学顾问拉维（Ravi Kumar）已警告，辐射正在蔓延。", [("person:拉维", "辐射正在蔓延")]),
        # When somebody thanks is said of him, and not by who is told of.
        ("中国外交部则在日本首相感谢美国后再次提出抗议。", []),
        ("法国总统马克龙在德国批评伊朗的导弹计划。", [("person:马克龙", "伊朗的导弹计划")]),
        ("德国总理默克尔感谢伊朗释放人员。", [("person:默克尔", "伊朗释放人员")]),
        (
            "这非常好的消息传到各国，法国外交部说，“协议已经达成，这非常好。核查必须恢复。”",
            [("org:FRA-MFA", "协议已经达成，这非常好"), ("org:FRA-MFA", "核查必须恢复")],
        ),
    ],
)
def test_who_says_what_of_whom(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(speaker, content) for speaker, _, content in said(read(text))] == expected


def test_whom_somebody_calls_something_is_meant() -> None:
    (claim,) = read("北约公报把中国称为“系统性威胁”。").claims
    assert claim.targets == ("state:CHN",)


@pytest.mark.parametrize(
    ("text", "target"),
    [("文在寅说，他希望平壤会作出回应。", "state:PRK"), ("布林肯呼吁阻止德黑兰获得核武器。", "state:IRN")],
)
def test_a_capital_that_acts_is_its_government(text: str, target: str) -> None:
    assert target in read(text).entities


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # A state's name begins that of somebody else; what somebody is under, or whose measures they are.
        (["美国最大的游说团体商会9日提出建议，敦促华盛顿制定标准。"], []),
        (["印度总理莫迪面对的压力与日俱增，要求他宣布限制。"], []),
        (["美国方面的制裁可能包括禁令，强调后果严重。"], []),
        # Who stands in a list after a preposition.
        (["文章谈到中国面对北约和七国集团表示不屑，同时表示：随时准备谈判。"], ["state:CHN", "state:CHN"]),
        (["包括德国、法国在内的多个国家对退约表示遗憾。"], []),
        # A ministry is that of the authorities named with it before.
        (
            ["台湾外交部昨晚发布新闻稿，指出访问已经结束。", "外交部表示，局势没有变化。"],
            ["org:TWN-MFA", "org:TWN-MFA"],
        ),
        # Several without a name are the subject, whoever is named after them.
        (["情报官员们一直在寻找沙特发展核武器的证据，他们担心沙特会走上这条路。"], []),
        (["美国国会众议院的两名共和党议员提出一项法案，要求展开调查。"], []),
        (["英国首相约翰逊曾倚重的前幕僚写下长文，并说这项政策没有诚意。"], []),
        # Somebody unknown says it, whoever the clause before was about.
        (["美国将在11月举行大选，分析大多形容情况前所未见，但同时认为日期不会改变。"], []),
        (["距离美国大选只剩32天，说这是地震并不夸张。"], []),
        (["从他竞选白宫开始，批评人士就指出他独断专行。"], []),
        (["日本“对华政策议员联盟”周三发表声明，要求政府提供协助。"], []),
        # A medium of a party's or a state's own speaks for itself.
        (["中共官媒新华网发布了一条简讯，表示俄罗斯外长将来访。"], ["org:xinhua"]),
        # A closing mark is missing: another speaks in the next paragraph.
        (
            ["布林肯说：“这是一场胜利。", "古特雷斯认为，谈判会继续。", "德国外长马斯说：“条约仍然有效。”"],
            ["person:布林肯", "person:古特雷斯", "person:海科·马斯"],
        ),
    ],
)
def test_who_only_seems_to_speak(lines: list[str], expected: list[str]) -> None:
    assert [speaker for speaker, _, _ in said(read(*lines))] == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # He who was only named long before is not meant, and 我 in his words neither.
        (
            ["法国总统马克龙访问柏林。", "海滩上挤满了人。", "天气很热。", "他对路透社表示：“我认为水不够。”"],
            [],
        ),
        (["法国总统马克龙访问柏林。他表示，对话应当恢复。"], ["person:马克龙"]),
        # An envoy is of whom 的 says, not of where he is sent.
        (["联合国的海地特使呼吁各方恢复对话。"], ["org:UN"]),
        (["中国对此做出强烈回应，增加了巡逻。"], []),
        (["中国对此作出回应，称局势稳定。"], ["state:CHN"]),
    ],
)
def test_whom_a_pronoun_and_a_post_cannot_mean(lines: list[str], expected: list[str]) -> None:
    assert [speaker for speaker, _, _ in said(read(*lines))] == expected


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (
            "默茨呼吁欧洲共同应对挑战，俄罗斯外交部周一回应称，各方应携手捍卫多边体系。",
            ["person:默茨", "org:RUS-MFA"],
        ),
        (
            "皮斯托里乌斯说，部署展示了德国的承诺，美国防长回应说，两国愿意共同努力。",
            ["person:皮斯托里乌斯", "state:USA"],
        ),
        ("布林肯说，外交的大门敞开着，伊朗外长扎里夫反驳说，制裁必须先取消。", ["person:布林肯", "person:扎里夫"]),
    ],
)
def test_who_answers_speaks_for_himself(text: str, whose: list[str]) -> None:
    assert [speaker for speaker, _, _ in said(read(text))] == whose


def test_after_two_who_speak_the_quotation_is_of_whom_the_writer_brought_in_last() -> None:
    found = said(read("日本外相称将访问基辅，中国外交部发言人毛宁周一称，中方注意到有关报道。“日方应当谨言慎行。”"))
    assert found[-1] == ("person:毛宁", "state:CHN", "日方应当谨言慎行")


@pytest.mark.parametrize(
    "narrated",
    [
        "但是，两位领导人没有就访日事宜进行讨论。",
        "据报，多国也宣布采取相同措施。",
        "言下之意，两国应在对美战略上强化合作。",
        "第二天，美国国防部长奥斯汀访问了基辅。",
        "暴雨已经冲毁大量农田。",
        "这一通电话持续了十多分钟。",
        "这是在新一届议会就职之前。",
        "包括俄罗斯总统普京在内的多国领导人都祝贺拜登胜选。",
    ],
)
def test_what_the_writer_goes_on_with_is_not_the_leaders(narrated: str) -> None:
    found = said(read(f"普京表示，俄罗斯支持举办奥运会。{narrated}"))
    assert [(speaker, content) for speaker, _, content in found] == [("person:普京", "俄罗斯支持举办奥运会")]


def test_after_a_quotation_who_wrote_it_does_not_write_what_follows() -> None:
    found = said(read("“他们会遗臭万年！”特朗普周一在推特上写道，该平台迅速给这条推文打上了警告标签。"))
    assert [(speaker, content) for speaker, _, content in found] == [("person:特朗普", "他们会遗臭万年")]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("美国政府对俄实施制裁、捷克则驱逐俄罗斯外交官，指控俄方制造了爆炸案。", "state:CZE"),
        ("白俄罗斯反对派已经将卢卡申科认定是独裁者。", None),
        ("军控协会主任詹妮斯·尼尔森(Janice Nielsen)到会。居民玛不丽·尼尔森说，会谈没有进展。", None),
        ("峰会旨在表达“美国对经济合作的重新承诺，并提出目标”。", None),
    ],
)
def test_who_is_set_against_others_done_to_or_only_called_alike(text: str, whose: str | None) -> None:
    assert [speaker for speaker, _, _ in said(read(text))] == ([whose] if whose else [])


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("伊朗最新回应要求美国尽快解除封锁。", ["doc"]),
        ("美国提出的停火方案要求乌克兰放弃加入北约。方案说，双方应立即停火。", ["doc", "doc"]),
        ("汪文斌被问到此事时，回应称，对话比对立好。", ["person"]),
        ("华春莹再次回应说，图片是艺术创作。", ["person"]),
        ("他对记者的回应表示不满。", []),
    ],
)
def test_an_answer_that_is_a_paper_speaks_and_one_that_is_given_does_not(text: str, whose: list[str]) -> None:
    assert [speaker.partition(":")[0] for speaker, _, _ in said(read(text))] == whose
