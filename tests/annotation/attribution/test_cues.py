"""Text to cues: which verb reports, who speaks by it, what the verb does."""

import pytest

from kg.annotation.attribution.attitudes import find_attitudes
from kg.annotation.attribution.cues import find_cues
from kg.annotation.attribution.reporting_verbs import is_verb
from kg.model import Span
from tests.support.stages import linked, paragraph, quote

CUES = [  # text, its cues: verb, speaker, illocution
    ("中国外交部发言人赵立坚表示，对话是唯一出路。", [("表示", "person:赵立坚", "open")]),
    ("赵立坚表示，中方主张对话。", [("表示", "person:赵立坚", "open"), ("主张", "state:CHN", "request")]),
    ("俄罗斯外交部28日说，谈判没有结束。", [("说", "org:RUS-MFA", "open")]),
    ("马克龙指出，欧洲需要战略自主，并呼吁重启谈判。", [("指出", "person:马克龙", "open"), ("呼吁", "person:马克龙", "request")]),
    ("斯托尔滕贝格在布鲁塞尔警告，形势正在恶化。", [("警告", "person:斯托尔滕贝格", "warn")]),
    ("他说，谈判没有结束。", [("说", "他", "open")]),
    ("美国官员称，协议已经失效。", [("称", "state:USA", "open")]),
    ("专家认为，风险正在上升。", [("认为", "unnamed", "open")]),
    ("国际原子能机构的报告指出，库存继续上升。", [("指出", "doc:IAEA-1e8d-2022-06-15", "open")]),
    ("日本反对使用核武器。", [("反对", "state:JPN", "oppose")]),
    ("印度政府否认有此计划。", [("否认", "state:IND", "deny")]),
    ("普京宣布俄罗斯暂停履行《新削减战略武器条约》。", [("宣布", "person:普京", "open")]),
    ("巴基斯坦呼吁印度保持克制。", [("呼吁", "state:PAK", "request")]),
    ("美国和韩国谴责朝鲜试射导弹。", [("谴责", "group:USA-KOR", "criticize")]),
    ("格罗西告诉路透社，检查没有中断。", [("告诉", "person:格罗西", "open")]),
    ("韩国外交部发表声明说，形势令人遗憾。", [("说", "org:KOR-MFA", "open")]),
    ("谈到制裁时，鲁哈尼辩解称伊朗没有违约。", [("称", "person:鲁哈尼", "open")]),
    ("王毅还就伊核问题指出，对话是唯一出路。", [("指出", "person:王毅", "open")]),
    ("朝鲜宣布将发射卫星。", [("宣布", "state:PRK", "open")]),
    ("法国要求伊朗承诺停止浓缩。", [("要求", "state:FRA", "request")]),
    ("路透社报道伊朗呼吁各方克制。", [("呼吁", "state:IRN", "request")]),
    ("美国撤军，伊朗呼吁各方克制。", [("呼吁", "state:IRN", "request")]),
    ("法国批评日本否认有此计划。", [("批评", "state:FRA", "criticize")]),
]  # fmt: skip
NO_CUES = [
    "伊朗没有表示愿意谈判。",
    "有关承诺没有兑现。",
    "美国的指责没有根据。",
    "应中国政府邀请，格罗西访问北京。",
    "《不扩散核武器条约》的要求很明确。",
    "会议提出建议。",
    "以色列拒绝评论。",
    "朝鲜宣布了名单。",
    "根据路透社报道，谈判没有结束。",
    "检查没有中断。",
    "多国谴责以色列袭击伊朗呼吁保持克制。",
    "瑞典邀请联合国观察朝鲜选举敦促各方克制。",
    "日本遭到谴责。",
    "普京作出承诺，条约依然有效。",
    "日本一贯主张并积极推动核裁军。",
    "外交部发言人就俄方倡议召开峰会答记者问。",
    "英国的严重警告，没有得到答复。",
]
ATTITUDES = [  # text, noun, who takes it, illocution, of what
    ("中国对美国的决定表示遗憾。", "遗憾", "state:CHN", "regret", "美国的决定"),
    ("默克尔对协议的前景表示担忧。", "担忧", "person:默克尔", "concern", "协议的前景"),
    ("默克尔与鲁哈尼通话，对协议的前景表示担忧。", "担忧", "person:默克尔", "concern", "协议的前景"),
    ("日本对会谈的结果表示欢迎。", "欢迎", "state:JPN", "endorse", "会谈的结果"),
]
NO_ATTITUDES = ["对此没有评论。", "对美国的决定表示遗憾。", "中国对外开放。", "与会者对结果表示遗憾。"]


@pytest.mark.parametrize(("text", "expected"), CUES)
def test_a_verb_of_saying_with_a_speaker_is_a_cue(text: str, expected: list[tuple[str, str, str]]) -> None:
    analysis = linked(text)
    found = find_cues(analysis, paragraph(analysis))
    assert [(quote(analysis, one.span), one.speaker, one.verb.illocution) for one in found] == expected


@pytest.mark.parametrize("text", NO_CUES)
def test_a_noun_a_denial_and_a_passive_report_nothing(text: str) -> None:
    analysis = linked(text)
    assert [quote(analysis, one.span) for one in find_cues(analysis, paragraph(analysis))] == []


def test_a_clause_without_a_subject_takes_over_that_of_the_cue_before() -> None:
    analysis = linked("马克龙指出，欧洲需要战略自主，并呼吁重启谈判。")
    first, second = find_cues(analysis, paragraph(analysis))
    assert (first.inherited, second.inherited) == (False, True)
    assert first.source == second.source
    assert first.governs and first.sequel and not second.sequel


def test_after_a_quotation_a_cue_may_end_the_sentence() -> None:
    analysis = linked("普京说。")
    assert list(find_cues(analysis, paragraph(analysis))) == []
    (cue,) = find_cues(analysis, paragraph(analysis), posed=True)
    assert cue.speaker == "person:普京"


@pytest.mark.parametrize(("text", "noun", "speaker", "illocution", "content"), ATTITUDES)
def test_an_attitude_has_its_object_before_it(
    text: str, noun: str, speaker: str, illocution: str, content: str
) -> None:
    analysis = linked(text)
    (cue,) = find_attitudes(analysis, paragraph(analysis))
    assert (quote(analysis, cue.span), cue.speaker, cue.verb.illocution) == (noun, speaker, illocution)
    assert quote(analysis, cue.content) == content


@pytest.mark.parametrize("text", NO_ATTITUDES)
def test_an_attitude_of_nobody_is_none(text: str) -> None:
    analysis = linked(text)
    assert list(find_attitudes(analysis, paragraph(analysis))) == []


def test_a_word_that_only_looks_like_a_verb_is_none() -> None:
    analysis = linked("双方促进合作。")
    at = analysis.folded.index("促进")
    assert not is_verb(analysis, Span(at, at + 2))
