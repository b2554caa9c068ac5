"""Segment to illocution: what a stretch of words does, and whose side its subject is on."""

import pytest

from kg.annotation.attribution.illocution import classify_illocution
from kg.annotation.attribution.principals import allies_of, principal_of
from kg.annotation.attribution.sides import Side, subject_side, unnamed_actors
from kg.annotation.document import Analysis
from kg.ontology import load_ontology
from tests.support.stages import linked, paragraph, spot

ILLOCUTIONS = [  # speaker, what is said, what it does
    ("state:CHN", "中方敦促美方取消制裁。", "request"),
    ("state:CHN", "希望美国尊重伊朗的主权。", "request"),
    ("state:CHN", "美国应当回到谈判桌。", "request"),
    ("state:CHN", "日本不应忘记历史。", "request"),
    ("state:CHN", "各方应当保持克制。", "request"),
    ("state:KOR", "我们要求朝鲜停止试射。", "request"),
    ("org:NATO", "俄罗斯必须从乌克兰撤军。", "request"),
    ("org:NATO", "现在球在俄罗斯一边。", "request"),
    ("state:FRA", "轮到莫斯科作出让步。", "request"),
    ("state:CHN", "我们将继续履行义务。", "commit"),
    ("state:CHN", "中国不会首先使用核武器。", "commit"),
    ("state:USA", "美国将履行承诺。", "commit"),
    ("state:CHN", "如果美国继续加压，中方必将反制。", "warn"),
    ("state:CHN", "中方愿同俄方加强协调。", "commit"),
    ("state:CHN", "美方的做法破坏了战略稳定。", "criticize"),
    ("state:CHN", "这是双重标准。", "criticize"),
    ("state:CHN", "军事集团东扩给欧洲埋下了隐患。", "criticize"),
    ("state:CHN", "各单位排查风险隐患。", "assert"),
    ("state:USA", "面对恐怖主义的威胁，更需要韩国的合作经验。", "assert"),
    ("state:USA", "韩国一再威胁邻国。", "criticize"),
    ("state:CHN", "中方坚决反对任何形式的核扩散。", "oppose"),
    ("state:CHN", "中方不接受这种安排。", "oppose"),
    ("state:CHN", "中方支持国际原子能机构的工作。", "endorse"),
    ("state:CHN", "感谢俄罗斯的支持。", "endorse"),
    ("state:AUT", "这项条约是裁军史上的一座丰碑。", "endorse"),
    ("state:CHN", "伊方始终没有关上谈判的大门。", "endorse"),
    ("state:CHN", "我们欢迎伊朗的合作。", "endorse"),
    ("state:CHN", "我们对此深感遗憾。", "regret"),
    ("state:USA", "中国一再提供支持，妨碍了谈判进程。", "criticize"),
    ("state:CHN", "美方未回应朝方的举措，未拿出应有的诚意。", "criticize"),
    ("state:CHN", "日本右翼势力的野心暴露无遗。", "criticize"),
    ("state:CHN", "局势发展至今，主要是由于美国政策的翻转。", "criticize"),
    ("state:PRK", "其责任应完全由美国承担。", "criticize"),
    ("state:JPN", "日方已向朝鲜表示严正抗议。", "criticize"),
    ("state:JPN", "首都出现了抗议活动。", "assert"),
    ("state:CHN", "追加制裁既不正确，更不人道。", "oppose"),
    ("state:CHN", "中方不认为额外制裁有助于局势。", "oppose"),
    ("state:USA", "如果朝鲜进行试验，盟国会做出有力的回应。", "warn"),
    ("state:IRN", "谁推动这项决议，都将对后果负责。", "warn"),
    ("state:PRK", "美国越是加强威慑，军事应对就会越猛烈。", "warn"),
    ("state:CHN", "当事方切莫在这个问题上走错路。", "request"),
    ("state:USA", "这次发射不会对北美构成威胁。", "assert"),
    ("state:FRA", "这次会谈是建设性的一步。", "endorse"),
    ("state:CHN", "中方对日本的决定严重关切。", "concern"),
    ("org:IAEA", "对此深为关切，材料可能没有申报。", "concern"),
    ("state:USA", "局势令人担忧。", "concern"),
    ("state:USA", "对日本民众被捕感到担忧。", "concern"),
    ("state:IRN", "美国会为此感到后悔。", "warn"),
    ("state:IRN", "等待入侵者的必将是失败。", "warn"),
    ("state:IRN", "如果遭到袭击，这些基地都将成为打击目标。", "warn"),
    ("state:USA", "如果朝鲜再次进行核试验，将推动新的制裁。", "warn"),
    ("state:KOR", "若朝鲜执意发射，韩国则不得不考虑新的措施。", "warn"),
    ("state:KOR", "朝鲜若再次试射，会对地区和平造成威胁。", "warn"),
    ("state:IRN", "如果美国不解除制裁，伊朗将禁止核查人员进入设施。", "warn"),
    ("state:USA", "如果伊朗恢复履行协议，美国将重新加入。", "commit"),
    ("state:KOR", "严厉警告朝鲜，责任由朝鲜承担。", "warn"),
    ("state:CHN", "应美方邀请，代表团将访问华盛顿。", "assert"),
    ("state:CHN", "美国希望韩国在谈判中加强配合。", "assert"),
    ("state:ISR", "以军随时准备对伊朗发起军事行动。", "warn"),
    ("state:IRN", "有关报道不实。", "deny"),
    ("state:USA", "伊朗不能拥有核武器。", "request"),
    ("state:CHN", "中方从未参与军备竞赛。", "deny"),
    ("state:CHN", "所谓“中国核威胁”纯属捏造。", "deny"),
    ("org:NATO", "北约不是威胁。", "deny"),
    ("state:CHN", "中方接受这一建议。", "accept"),
    ("state:USA", "有关做法不可接受。", "criticize"),
    ("state:USA", "愿意在适当条件下会晤朝鲜代表。", "commit"),
    ("state:CHN", "准备就战略稳定进行对话。", "commit"),
    ("state:IRN", "伊朗已做好应对袭击的准备。", "commit"),
    ("state:KOR", "美国和韩国将合力提供援助。", "commit"),
    ("state:USA", "我们将把核查作为首要任务。", "commit"),
    ("state:USA", "美国持续寻求恢复对话。", "commit"),
    ("state:RUS", "会谈富有建设性。", "endorse"),
    ("state:IRN", "中国是伊朗的老朋友。", "endorse"),
    ("state:RUS", "现在是时候作出决定了。", "request"),
    ("state:USA", "不应对对方的演习过分忧虑。", "request"),
    ("state:CHN", "各方可考虑分步恢复履约。", "request"),
    ("state:CHN", "此举无助于解决问题。", "criticize"),
    ("state:USA", "有关做法不能接受。", "oppose"),
    ("state:IRN", "伊方难以同意这样的条件。", "assert"),
    ("state:CHN", "美国什么时候销毁库存？", "ask"),
    ("state:USA", "我们谴责朝鲜试射导弹。", "criticize"),
]
PLAIN = [  # what only tells something: another's future is no promise, another's stance or worry none of one's own
    ("state:CHN", "会议已经结束。"),
    ("state:CHN", "美国总统访问东京。"),
    ("state:CHN", "俄罗斯将暂停履行条约。"),
    ("state:USA", "中国不会首先使用核武器。"),
    ("state:USA", "美国已将条约延长五年。"),
    ("state:USA", "这不是百分之百确定的。"),
    ("state:CHN", "这次访问将持续三天。"),
    ("state:CHN", "条约1970年生效。"),
    ("state:CHN", "日本对此感到担忧。"),
    ("state:CHN", "日本民众对重启核电站深感不安。"),
    ("state:CHN", "库存从六万枚降到一万三千枚。"),
]
SUBJECTS = [  # speaker, clause, whose side its subject is on
    ("state:CHN", "中方敦促美方取消制裁", "own"),
    ("state:CHN", "我们将继续履行义务", "own"),
    ("state:CHN", "美国应当回到谈判桌", "other"),
    ("state:CHN", "各方应当保持克制", "other"),
    ("state:CHN", "五核国应当对话", "shared"),
    ("state:CHN", "我们认为美国应当对话", "other"),
    ("state:CHN", "对美国的制裁没有用", None),
    ("state:CHN", "会议已经结束", None),
    ("state:USA", "中方敦促美方取消制裁", "other"),
    ("state:CHN", "外交部已经答复", "own"),
]


def side_of(analysis: Analysis, speaker: str) -> Side:
    return allies_of(analysis, speaker, principal_of(analysis, speaker))


@pytest.mark.parametrize(("speaker", "text", "illocution"), ILLOCUTIONS)
def test_words_do_something(speaker: str, text: str, illocution: str) -> None:
    analysis = linked(text)
    assert classify_illocution(analysis, paragraph(analysis), side_of(analysis, speaker)).illocution == illocution


@pytest.mark.parametrize(("speaker", "text"), PLAIN)
def test_words_that_only_tell_something_are_an_assertion(speaker: str, text: str) -> None:
    analysis = linked(text)
    assert classify_illocution(analysis, paragraph(analysis), side_of(analysis, speaker)).illocution == "assert"


def test_the_place_that_decided_lies_in_the_words() -> None:
    analysis = linked("会议已经结束，中方敦促美方取消制裁。")
    found = classify_illocution(analysis, paragraph(analysis), side_of(analysis, "state:CHN"))
    assert paragraph(analysis).start < found.at <= spot(analysis, "敦促").start


@pytest.mark.parametrize(("inherited", "illocution"), [("own", "commit"), ("other", "assert")])
def test_a_clause_without_a_subject_goes_on_about_the_one_before(inherited: str, illocution: str) -> None:
    analysis = linked("将继续履行义务。")
    found = classify_illocution(analysis, paragraph(analysis), side_of(analysis, "state:CHN"), inherited)  # type: ignore[arg-type]
    assert found.illocution == illocution


@pytest.mark.parametrize(("speaker", "clause", "whose"), SUBJECTS)
def test_whose_side_a_subject_is_on(speaker: str, clause: str, whose: str | None) -> None:
    analysis = linked(f"{clause}。")
    assert subject_side(analysis, spot(analysis, clause), side_of(analysis, speaker)) == whose


@pytest.mark.parametrize(
    ("text", "found"),
    [("各方应当对话", True), ("有关国家应当对话", True), ("美国应当对话", False), ("条约生效", False)],
)
def test_actors_without_a_name(text: str, found: bool) -> None:
    assert bool(unnamed_actors(load_ontology()).search(text)) is found
