"""What is said and claims nothing."""

import pytest

from kg.annotation.attribution.noclaims import LONGEST, claims_nothing
from tests.support.making import annotation_of
from tests.support.stages import linked, paragraph

NOTHING = [
    "请你向国防部询问",
    "关于演习的具体安排，建议你向主管部门了解",
    "至于细节，请您向海关总署询问",
    "如果你感兴趣，可以向军方询问",
    "你只能去问主办方",
    "我刚才已经说过了",
    "我昨天已经回答了这个问题",
    "刚才我说了",
    "我说得非常清楚了",
    "关于第二个问题，我刚才已经回答过了",
    "如果有进一步消息，我们会及时发布",
    "中方将及时发布消息",
    "关于何时复会，请你保持关注",
    "至于协议文本，建议你查阅",
    "关於會議日程，請你向主辦方詢問",
    "与此同时",
    "在过去的这一周里",
    "在防扩散领域",
    "随着会谈继续进行的同时",
    "在他访问平壤期间",
]
SOMETHING = [
    "我不了解你提到的情况",
    "关于这起事件，我目前不掌握具体情况",
    "你提到的情况我不了解",
    "我没有什么补充",
    "我现在没有可以发布的消息",
    "请美方停止部署导弹",
    "我们建议双方向国际原子能机构了解情况后再作决定",
    "中方注意到有关报道",
    "中方已经多次阐明立场",
    "我刚才说了，中方反对军备竞赛",
    "我刚才已经介绍了新倡议的三点内容",
    "我不了解详情，但伊朗有权和平利用核能",
    "美方不了解朝方的意图",
    "关于中导问题，中方立场没有变化",
    "我们不掌握任何核武器",
    "机构将及时发布核查报告并提交理事会",
    "在防扩散领域各国应加强合作",
    "与此同时，俄方增加了部署",
    "没有更多核弹头",
    "如果你方再次试射，我们会作出回应",
]


@pytest.mark.parametrize("text", NOTHING)
def test_procedure_and_pieces_without_a_predicate_claim_nothing(text: str) -> None:
    analysis = linked(text)
    assert claims_nothing(analysis, paragraph(analysis))


@pytest.mark.parametrize("text", SOMETHING)
def test_one_clause_that_claims_makes_a_claim(text: str) -> None:
    analysis = linked(text)
    assert not claims_nothing(analysis, paragraph(analysis))


def test_a_long_clause_is_never_procedure() -> None:
    analysis = linked("我刚才" + "已经" * LONGEST + "说了")
    assert not claims_nothing(analysis, paragraph(analysis))


def test_an_answer_that_only_sends_elsewhere_gives_no_claim_and_the_next_sentence_does() -> None:
    read = annotation_of("外交部发言人毛宁说，请你向国防部询问。", "外交部发言人毛宁说，中方反对军备竞赛。")
    assert [claim.content.quote for claim in read.claims] == ["中方反对军备竞赛"]
