"""Interviews: whose words the paragraphs are that follow a name and a colon."""

from kg.annotation import annotate
from kg.annotation.attribution.turns import interviewers
from tests.support.making import document_of, said
from tests.support.stages import linked

TALK = (
    "本刊专访了国际原子能机构总干事格罗西。",
    "本刊：核查工作现在进展如何？",
    "格罗西：我认为核查不能中断。伊朗要求解除制裁。",
    "我们希望对话能够继续。",
    "会谈在维也纳举行",
    "本刊：您对谈判有什么期待？",
    "格罗西：我期待各方保持耐心。",
)


def test_who_asks_is_known_by_questions() -> None:
    assert interviewers(linked(*TALK)) == {"本刊"}
    assert (
        interviewers(linked("中国：反对制裁。", "美国：支持制裁。", "中国：主张对话。", "美国：主张施压。"))
        == frozenset()
    )
    assert interviewers(linked(*TALK[:3])) == frozenset()


def test_i_of_an_interview_is_who_answers_also_in_the_paragraphs_after() -> None:
    found = said(*TALK)
    assert {speaker for speaker, _ in found} <= {"person:格罗西", "state:IRN"}
    assert ("person:格罗西", "我们希望对话能够继续") in [(speaker, content) for speaker, content in found]
    assert not any("维也纳举行" in content or "期待？" in content for _, content in found)


def test_who_answers_without_being_known_lends_his_words_to_nobody() -> None:
    lines = (
        "会谈已经结束。",
        "本刊：前景如何？",
        "来客：我认为条约会延长。",
        "本刊：何时签署？",
        "来客：我相信不会太久。",
    )
    assert said(*lines) == []


def test_a_journalist_asks_after_the_conference_too() -> None:
    lines = (
        "问：据报道，法国将提出决议草案。中方有何评论？",
        "答：中方主张对话。",
        "会后有记者问及：特朗普称，中方曾说将停止采购，这从未发生。中方对此有何评论？",
        "毛宁：中方历来言出必行。",
    )
    annotation = annotate(document_of("外交部发言人毛宁主持例行记者会", *lines, published="2022-06-15"))
    found = [(one.speaker, one.content.quote) for one in annotation.claims]
    assert ("state:CHN", "将停止采购") in found and ("person:特朗普", "这从未发生") in found
    assert all("评论" not in content and "会后" not in content for _, content in found)


HOSTED = (
    "主持人：詹妮斯·尼尔森是某研究所的研究员。这项条约说了什么？",
    "詹妮斯·尼尔森：这项条约限制了发射器的数量。",
    "主持人：风险有多大？",
    "马克·赫尔曼: 风险正在上升。",
)


def test_a_host_asks_and_whom_a_label_names_answers_even_once() -> None:
    claims = annotate(document_of("样例", *HOSTED)).claims
    assert [(one.speaker, one.content.quote) for one in claims] == [
        ("person:詹妮斯·尼尔森", "这项条约限制了发射器的数量"),
        ("person:马克·赫尔曼", "风险正在上升"),
    ]


def test_an_organ_in_the_title_answers_where_nobody_is_named() -> None:
    lines = ("问：中方对此有何评论？", "答：我们将继续履行义务。", "各方应当保持克制。")
    claims = annotate(document_of("外交部例行记者会问答", *lines)).claims
    assert {one.speaker for one in claims} == {"org:CHN-MFA"} and len(claims) == 2
    assert not annotate(document_of("例行记者会问答", *lines)).claims


def test_one_question_and_one_answer_are_a_talk() -> None:
    question, answer = "某刊编辑：新政府会改变核战略吗？", "詹妮斯·尼尔森：目前的战略没有改变。"
    claims = annotate(document_of("样例", question, answer, "代价正在上升。")).claims
    assert [(one.speaker, one.content.quote) for one in claims] == [
        ("person:詹妮斯·尼尔森", "目前的战略没有改变"),
        ("person:詹妮斯·尼尔森", "代价正在上升"),
    ]
    assert not annotate(
        document_of("样例", "制裁：新政府会改变政策吗？", "谈判：目前没有进展。", "代价正在上升。")
    ).claims
