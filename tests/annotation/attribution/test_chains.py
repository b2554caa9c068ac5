"""A chain of medium, body and person: the last link speaks; and where a speech ends and the writer goes on."""

import pytest

from kg.annotation import annotate
from tests.support.making import document_of, said

Said = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("共同社称，日本首相岸田文雄要求各部门迅速收集情报。", [("person:岸田文雄", "各部门迅速收集情报")]),
        ("韩联社称，韩国外交部强烈谴责这次试射。", [("org:KOR-MFA", "这次试射")]),
        ("朝中社称，朝鲜外务省“对这次演习表示严重关切”。", [("org:PRK-MFA", "这次演习")]),
        (
            "《东亚日报》20日称，蒂勒森结束访问后，在前往北京的专机内接受记者采访时表示，“未来难以预料”。",
            [("person:蒂勒森", "未来难以预料")],
        ),
        ("路透社援引一位不愿透露姓名的官员的话说，会谈机会有限。", []),
        ("路透社引述美国官员的话说，会谈机会有限。", [("state:USA", "会谈机会有限")]),
        ("法新社指出，中国经常利用关税对付批评中国政府的企业。", [("org:afp", "中国经常利用关税对付批评中国政府的企业")]),
        (
            "美国国务卿布林肯到会。他告诉法新社说，“核弹头将首次增加”。",
            [("person:布林肯", "核弹头将首次增加")],
        ),
        ("韩联社报道说，拜登在会晤时提到，同盟是安全的支柱。", [("person:拜登", "同盟是安全的支柱")]),
        (
            "朝中社7日称，朝鲜劳动党中央委员会副部长金与正6日发表谈话，谴责美韩举行演习，强调朝鲜的路线正确。",
            [("person:金与正", "美韩举行演习"), ("person:金与正", "朝鲜的路线正确")],
        ),
        ("日本共同社7日援引美国国会人士的话说：“需要新的协议。”", []),
        ("朝鲜团体“反战联合会”发言人发表谈话，谴责美韩举行演习。", [("org:反战联合会", "谴责美韩举行演习")]),
        ("新华社联合国3日电（记者甲）联合国安理会通过决议，并呼吁恢复会谈。", [("org:UNSC", "恢复会谈")]),
        (
            "韩方注意到，金正恩前一日发表讲话中称“希望南方的同胞早日克服难关”。",
            [("person:金正恩", "希望南方的同胞早日克服难关")],
        ),
        ("尽管普京称谈判有进展，他依然加强了攻势。", [("person:普京", "谈判有进展")]),
        ("共同社分析指出，这一步将引发误判。", [("org:kyodo", "这一步将引发误判")]),
        ("韩军推测，朝方发射的是火箭炮。", [("org:KOR-military", "朝方发射的是火箭炮")]),
    ],
)  # fmt: skip
def test_whom_a_medium_tells_of_speaks(line: str, expected: Said) -> None:
    assert said(line) == expected


@pytest.mark.parametrize(
    ("line", "speakers"),
    [
        ("普京说，莫斯科已经多次告诉美国，新制裁没有出路，并强调施压无效。", ["person:普京", "person:普京"]),
        ("马克龙说，德国已要求伊朗停止提炼，并强调谈判是出路。", ["person:马克龙", "person:马克龙"]),
        ("居民们说：“美国反对核扩散。中国要求美国停止部署。”", []),
        ("居民们说：\"美国反对核扩散。中国要求美国停止部署。\"", []),
        ("作为安理会常任理事国以及欧盟重要成员的法国，呼吁朝鲜遵守义务。", ["state:FRA"]),
        ("据报道，日本已有广岛等82个地方议会提交意见书，要求政府坚持无核三原则。", []),
        ("法国有多名议员致信总统，要求签署《禁止核武器条约》。", []),
        ("韩国特使赵泰永预计本月18日访问华盛顿。", []),
        ("格罗西预计，检查将很快恢复。", ["person:格罗西"]),
        ("美国是批评中国人权的国家。", []),
        ("朝鲜提出要求三天后，格罗西说，检查将恢复。", ["person:格罗西"]),
        ("特朗普在途中进一步表达了乐观情绪。", []),
        ("法国外长说，谈判已经开始。三国承诺共同努力保护该地区。", ["state:FRA"]),
        ("金正恩说，战争应当结束。有分析指，这等于宣布停战。", ["person:金正恩"]),
        ("金正恩说，核力量将增加。但该报告没有提到任何目标。", ["person:金正恩"]),
        ("日本防卫相小泉说，局势严峻。针对在野党对该原则的质询，小泉表示：“应当讨论。”", ["person:小泉", "person:小泉"]),
        (
            "美国国务卿布林肯、韩国外长朴振（Park Jin）和日本外相林芳正（Yoshimasa Hayashi）呼吁朝鲜重返谈判。",
            ["person:布林肯"],
        ),
        ("俄外交部副部长里亚布科夫回答说：“他说他会这么做。”", ["person:里亚布科夫"]),
        ("美国驻俄大使约翰·沙利文到场。沙利文表示，两国不应断交。", ["person:约翰·沙利文"]),
        ("共和党籍参议员马克·鲁比奥到场。鲁比奥说，决定错误。", ["person:鲁比奥"]),
        ("菅义伟在七国集团峰会上，表明支持该协议。", ["person:菅义伟"]),
        ("白宫顾问伊万卡·特朗普到访首尔。特朗普说，谈判将继续。", ["person:特朗普"]),
        ("布什总统要求伊朗停止提炼。他说：“所有方案都在考虑之列。”", ["person:小布什", "person:小布什"]),
        ("乌里扬诺夫说，在向政府汇报结果后，他预计各方将返回维也纳。", ["person:乌里扬诺夫"]),
        ("据媒体报道，“中菲人员合作中心”在广州成立，称两国已签署备忘录。", []),
        ("“人权观察”发布报告，称美国违反了条约。", ["org:Human-Rights-Watch"]),
        ("德黑兰通过缩减其部分承诺，回应美国退出协议的行为。", []),
        ("金日成说，朝鲜坚持独立自主。在他的回忆中，这是时间最短的会见。", ["person:金日成"]),
        ("拜登承诺，将减少核武器的作用。我们是否会看到这种变化？", ["person:拜登"]),
        ("伊朗袭击该基地，以及去年针对沙特的袭击，都表明导弹更加精准。", []),
        ("博尔顿应邀发表了演讲，表明美国不会与该法庭合作。", ["person:博尔顿"]),
        ("中国外交部华春莹在记者会上表示，此举令人遗憾。", ["person:华春莹"]),
        ("交通大臣夏普斯（Grant Shapps）和财相苏纳克（Rishi Sunak）认为应当有选择。", ["person:夏普斯"]),
        ("朝鲜发射了导弹，表明其技术已经成熟。", []),
        ("诺贝尔委员会宣布了结果。委员会认为，风险比以往更高。", ["org:Nobel-Committee"]),
        ("各方到会后，奥地利、阿根廷等国引用《板门店宣言》的条文来批评北韩。", []),
        (
            "美国国家安全事务助理沙利文说，形势严峻。驻俄大使约翰·沙利文随后离开了会场。沙利文表示，两国不应断交。",
            ["person:沙利文", "person:沙利文"],
        ),
    ],
)  # fmt: skip
def test_the_one_who_says_it(line: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in said(line)] == speakers


@pytest.mark.parametrize(
    "rest",
    [
        "通常这类系统升级有两种原因。",
        "目前已知俄军有两个这样的中队。",
        "显然，双方都需要一次会面。",
        "所谓零当量，是指没有链式反应的试验。",
        "根据公共卫星数据的分析结果，导弹没有锁定目标。",
        "而反观北约方面，并没有作出反应。",
        "外界也不知道他指的是什么。",
        "有专家认为，俄军一年内即可完成部署。",
    ],
)
def test_what_the_writer_adds_is_not_said_by_who_spoke_before(rest: str) -> None:
    assert said("俄罗斯外长拉夫罗夫表示，俄方没有威胁任何人。" + rest) == [("person:拉夫罗夫", "俄方没有威胁任何人")]


def test_nobody_belittles_what_his_own_side_does() -> None:
    told = "美国国务院发言人普赖斯说，草案将提交安理会。"
    assert len(said(told + "美国这样做，无非是向伊朗施压。")) == 1
    assert len(said(told + "俄罗斯这样做，无非是向各方施压。")) == 2


def test_in_a_paragraph_of_several_stories_nobody_goes_on() -> None:
    lead = "综合消息：俄罗斯外交部副部长里亚布科夫表示，俄方没有威胁任何人。芬兰将限制俄公民过境。"
    assert said(lead) == [("person:里亚布科夫", "俄方没有威胁任何人")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "朝鲜外务省发言人说，美国宣称无意攻击朝鲜，纯属谎言。",
            [("state:USA", "无意攻击朝鲜"), ("org:PRK-MFA", "纯属谎言")],
        ),
        (
            "《人民日报》评论称，美国指责中国破坏规则，这是颠倒黑白。",
            [("state:USA", "中国破坏规则"), ("org:people-daily", "这是颠倒黑白")],
        ),
        ("中国宣称会遵守条约，而美国从1992年起暂停试验。", [("state:CHN", "会遵守条约")]),
        (
            "中方敦促日本履行义务，停止修改原则，承诺不引进盟国核武器。",
            [("state:CHN", "日本履行义务，停止修改原则，承诺不引进盟国核武器")],
        ),
    ],
)
def test_the_verdict_on_reported_words_is_no_part_of_them(line: str, expected: Said) -> None:
    assert said(line) == expected


def test_an_article_is_of_who_published_it_and_not_of_the_dateline() -> None:
    found = said(
        "新华社首尔10月13日电朝中社13日发表评论文章，批评美国派遣航母。",
        "文章警告说，半岛局势十分严重。",
        "文章重申，朝方将采取行动。",
    )
    assert [speaker.partition("-")[0] for speaker, _ in found] == ["org:KCNA", "doc:KCNA", "doc:KCNA"]
    of_a_paper = said("（德国之声中文网）《法兰克福汇报》刊登文章认为，会谈没有进展。")
    assert [speaker.partition("-")[0] for speaker, _ in of_a_paper] == ["doc:faz"]


def test_he_after_a_medium_is_whom_it_tells_of() -> None:
    lines = ("杨洁篪说，中方坚决反对。", "路透社表示，布林肯似乎对杨洁篪的发言感到意外，他呼吁记者留下。")
    assert said(*lines)[-1] == ("person:布林肯", "记者留下")


def test_they_after_words_of_somebody_unknown_are_nobody_known() -> None:
    assert said("据法新社报道，八个协会在声明中说：“我们失去了一家媒体。”他们呼吁民众穿上黑衣。") == []


def test_he_who_is_described_is_meant() -> None:
    lines = (
        "赵立坚说，合作没有上限。",
        "美国国务院负责民主事务的助卿克雷默（David J. Kramer）也认同，他说，这是权宜之计。",
    )
    assert said(*lines)[-1] == ("person:克雷默", "这是权宜之计")


def test_two_posts_of_one_person_are_his() -> None:
    lines = (
        "美国前国防部助理部长柯布说，演习很重要。",
        "战略与国际研究中心资深副总裁兼韩国研究事务主任车维德(Victor Cha)曾领导谈判。他说，演习有益。",
    )
    assert said(*lines)[-1] == ("person:车维德", "演习有益")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("中国外交部在作出回应时称，核查应当继续。", [("org:CHN-MFA", "核查应当继续")]),
        ("美国和其他安理会成员国坚持认为，核查应当继续。", [("state:USA", "核查应当继续")]),
        ("朝方早在7月16日就曾警告美韩启动军演将影响磋商。", [("state:PRK", "美韩启动军演将影响磋商")]),
        ("伊朗对这项决议的后果发出警告。", [("state:IRN", "这项决议的后果")]),
        ("朝鲜对这次航行进行了监视并发出警告。", []),
        ("韩美日副外长8日在首尔商定加强合作。", [("group:USA-JPN-KOR", "加强合作")]),
        (
            "“这些行动迫使我们改变做法。”美国国防部助理部长纳朗强调，新时代已经到来。",
            [("person:纳朗", "这些行动迫使我们改变做法"), ("person:纳朗", "新时代已经到来")],
        ),
        ("台湾总统蔡英文所属的民进党，在过去强烈反对放宽限制。", [("org:TWN-DPP", "放宽限制")]),
        ("面对日本宣布排放的争议，谢长河在网上发文，提到核电厂依规运行。", []),
    ],
)
def test_who_is_named_with_more_around_him_speaks(line: str, expected: Said) -> None:
    assert said(line) == expected


def test_that_institute_is_the_one_whose_name_ends_so() -> None:
    lines = ("斯德哥尔摩国际和平研究所说，核弹头增加了。国际原子能机构没有评论。", "该研究所表示，透明度在下降。")
    assert said(*lines) == [("org:SIPRI", "核弹头增加了"), ("org:SIPRI", "透明度在下降")]


def test_he_who_was_asked_says_so() -> None:
    lines = "美国总统拜登说，形势严峻。他在被问及试验时说：“我没有更多的信息。”"
    assert said(lines)[-1] == ("person:拜登", "我没有更多的信息")


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("库克群岛总理布朗表示，排放符合标准。", "person:布朗"),
        ("英国前首相布朗表示，英国支持核裁军。", "person:戈登·布朗"),
        ("美军参联会主席布朗表示，形势严峻。", "person:查尔斯·布朗"),
        ("洪都拉斯总统卡斯特罗表示，洪方感谢各方。", "person:卡斯特罗"),
    ],
)
def test_a_surname_is_a_known_person_only_where_post_or_state_agree(line: str, speaker: str) -> None:
    assert [who for who, _ in said(line)] == [speaker]


@pytest.mark.parametrize(
    ("heading", "speakers"),
    [
        ("德、西、瑞典：核试验应当停止", []),
        ("法国欧洲和外交部长勒德里昂：谈判应当继续", ["person:勒德里昂"]),
        ("中国出席核会议力挺伊朗 吁美国取消制裁", ["state:CHN"]),
    ],
)
def test_who_speaks_in_a_heading(heading: str, speakers: list[str]) -> None:
    assert [one.speaker for one in annotate(document_of(heading, "会议举行。")).claims] == speakers


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("法国外长勒德里昂与防长帕尔利的联合声明称，协议应当恢复。", "state:FRA"),
        ("法国总统马克龙与德国总理默克尔的联合声明称，协议应当恢复。", None),
        ("法国外长勒德里昂与德国的联合声明称，协议应当恢复。", None),
    ],
)
def test_a_paper_of_several_is_for_the_side_that_all_are_of(line: str, side: str | None) -> None:
    (claim,) = annotate(document_of("样例", line)).claims
    assert claim.on_behalf_of == side
