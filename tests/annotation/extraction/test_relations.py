"""Every relation rule gives what its example says."""

from dataclasses import replace
from typing import cast

import pytest

from kg.annotation import annotate
from kg.annotation.extraction import relate, relations
from kg.annotation.extraction.stretches import Stretches
from kg.ontology import load_ontology
from kg.ontology.rules import RelationRule, StructuralRule
from tests.support.making import annotation_of, document_of
from tests.support.stages import linked, paragraph

RULES = [*load_ontology().rules.relations.rule, *load_ontology().rules.relations.structural]


def fits(found: str, wanted: str) -> bool:
    """Whether a key is the wanted one, or of the wanted kind where only a kind is given."""
    return found == wanted or found.split(":")[0] == wanted


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_gives_the_relations_of_its_example(rule: RelationRule | StructuralRule) -> None:
    relations = [one for one in annotation_of(rule.example).relations if one.predicate == rule.predicate]
    for subject, object_ in cast(list[tuple[str, str]], rule.gives):
        assert any(
            one.polarity == "affirmative"
            and one.modality == "actual"
            and fits(one.subject, subject)
            and fits(one.object, object_)
            for one in relations
        ), (
            f"{subject} {rule['predicate']} {object_} not in {[(one.subject, one.object, one.modality, one.rule) for one in relations]}"
        )


MIRRORED = [
    ("中国1996年签署《全面禁止核试验条约》。", "中国从未签署《全面禁止核试验条约》。", "signed"),
    ("法国1998年批准《全面禁止核试验条约》。", "法国尚未批准《全面禁止核试验条约》。", "ratified"),
    ("印度加入《不扩散核武器条约》。", "印度没有加入《不扩散核武器条约》。", "acceded_to"),
    ("美国退出《中导条约》。", "美国并未退出《中导条约》。", "withdrew_from"),
    ("俄罗斯暂停履行《新削减战略武器条约》。", "俄罗斯没有暂停履行《新削减战略武器条约》。", "suspended"),
    ("伊朗违反伊核协议。", "伊朗没有违反伊核协议。", "violated"),
    ("日本签署《禁止核武器条约》。", "日本拒绝签署《禁止核武器条约》。", "signed"),
    ("韩国批准《禁止核武器条约》。", "韩国不批准《禁止核武器条约》。", "ratified"),
    ("王毅出席审议大会。", "王毅没有出席审议大会。", "participated_in"),
    ("朝鲜退出《不扩散核武器条约》。", "朝鲜不退出《不扩散核武器条约》。", "withdrew_from"),
]


@pytest.mark.parametrize(("done", "denied", "predicate"), MIRRORED)
def test_a_denied_act_is_never_the_act(done: str, denied: str, predicate: str) -> None:
    positive = {one.polarity for one in annotation_of(done).relations if one.predicate == predicate}
    negative = {one.polarity for one in annotation_of(denied).relations if one.predicate == predicate}
    assert positive == {"affirmative"}
    assert negative == {"negative"}


@pytest.mark.parametrize(
    "asked",
    [
        "联合国秘书长古特雷斯呼吁印度签署《全面禁止核试验条约》。",
        "如果美国退出《中导条约》，各方将受影响。",
        "即使美国退出伊朗核协议，其他各方仍将遵守。",
        "官员建议美国退出伊朗核协议并加强制裁。",
        "否则美方将恢复制裁，退出伊朗核协议。",
        "美国应批准《全面禁止核试验条约》。",
        "各方希望朝鲜加入《全面禁止核试验条约》。",
    ],
)
def test_what_is_only_asked_for_or_supposed_is_no_act(asked: str) -> None:
    acts = ("signed", "ratified", "acceded_to", "withdrew_from")
    assert [one for one in annotation_of(asked).relations if one.predicate in acts and one.modality == "actual"] == []


def published_by(line: str, publisher: str | None) -> list[str]:
    document = document_of("样例", line, "会议今天开幕。", publisher=publisher)
    return [one.object for one in annotate(document).relations if one.predicate == "published_by"]


@pytest.mark.parametrize(
    ("line", "publisher", "wanted"),
    [
        ("（早报讯）会议今天开幕。", "联合早报", ["org:zaobao"]),
        ("(德国之声中文网)会议今天开幕。", "德国之声", ["org:dw"]),
        ("路透社报道，会议今天开幕。", "联合早报", []),
        ("法新社消息，会议今天开幕。", "法国国际广播电台", []),
        ("路透社报道，会议今天开幕。", "路透社", ["org:reuters"]),
        ("自由亚洲电台记者甲一山华盛顿报导责编：乙水", "自由亚洲电台", ["org:rfa"]),
        ("翻译：纽约时报中文网", "纽约时报", ["org:nyt"]),
        ("共同社记者：据报道，会议今天开幕。", "外交部", []),
        ("新华社北京1月4日电会议今天开幕。", "新浪财经", ["org:xinhua"]),
    ],
)
def test_a_dateline_names_the_publisher_and_a_cited_agency_does_not(
    line: str, publisher: str, wanted: list[str]
) -> None:
    assert published_by(line, publisher) == wanted


def test_a_reporter_before_a_place_without_a_blank_wrote_the_text() -> None:
    document = document_of(
        "样例", "会议今天开幕。", "自由亚洲电台记者李一山华盛顿报道责编：乙水", publisher="自由亚洲电台"
    )
    relations = annotate(replace(document, authors=("李一山",))).relations
    found = {(one.subject, one.predicate, one.object) for one in relations}
    assert ("this", "reported_by", "person:李一山") in found
    assert ("person:李一山", "affiliated_with", "org:rfa") in found


def affiliations(*paragraphs: str) -> set[tuple[str, str]]:
    relations = annotation_of(*paragraphs).relations
    return {(one.subject, one.object) for one in relations if one.predicate == "affiliated_with"}


def test_each_of_several_posts_belongs_to_its_own_body() -> None:
    found = affiliations("安理会本月轮值主席、挪威常驻联合国代表莫娜·尤尔（Mona Juul）主持会议。")
    assert found == {("person:莫娜·尤尔", "org:UNSC"), ("person:莫娜·尤尔", "state:NOR")}


def test_a_colleague_named_next_has_the_same_institute() -> None:
    found = affiliations("美国纽约大学教授马丁·赫尔（Martin Hull）与副教授托马斯·布朗（Thomas Brown）撰文。")
    assert len({key for _, key in found}) == 1
    assert {person for person, _ in found} == {"person:马丁·赫尔", "person:托马斯·布朗"}


def test_a_post_without_a_state_is_of_the_state_of_the_tenure_if_the_text_names_it() -> None:
    assert ("person:拜登", "state:USA") in affiliations("拜登总统今天发表讲话。", "美国国会随后休会。")
    assert affiliations("拜登总统今天发表讲话。") == set()


@pytest.mark.parametrize(
    "sentence", ["拜登认识当时还是总理的普京。", "傅聪将出任外交部军控司司长。", "傅聪没有担任外交部军控司司长。"]
)
def test_what_somebody_does_not_hold_is_no_post(sentence: str) -> None:
    relations = annotation_of(sentence).relations
    assert [one for one in relations if one.predicate == "holds_post"] == []


@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("各方期待中国与俄罗斯会谈。", "met_with"),
        ("法国推动中美元首会晤。", "met_with"),
        ("法国和德国举行记者会。", "met_with"),
        ("在新加坡举行的峰会上，各方交换意见。", "participated_in"),
        ("外长王毅在白宫出席峰会。", "participated_in"),
        ("挪威报告了三起事件。", "issued"),
        ("学者们递交了写给首相高市早苗的请愿书。", "issued"),
    ],
)
def test_who_is_only_asked_or_named_as_a_place_does_nothing(sentence: str, predicate: str) -> None:
    actors = ("state:", "org:", "group:")
    relations = annotation_of(sentence).relations
    assert [one for one in relations if one.predicate == predicate and one.subject.startswith(actors)] == []


def test_dates_in_brackets_do_not_part_the_actors_from_the_act() -> None:
    relations = annotation_of("伊朗、德国及英国将在周五（17日）举行峰会，讨论伊核协议。").relations
    taking_part = {one.subject for one in relations if one.predicate == "participated_in"}
    assert taking_part == {"state:IRN", "state:DEU", "state:GBR"}
    assert "treaty:JCPOA" in {one.object for one in relations if one.predicate == "about"}


def test_a_caption_is_read_like_a_paragraph() -> None:
    document = document_of("样例", "美国和俄罗斯2010年4月8日签署《新削减战略武器条约》。")
    title, block = document.blocks
    relations = annotate(replace(document, blocks=(title, replace(block, role="caption")))).relations
    assert {one.subject for one in relations if one.predicate == "signed"} == {"state:USA", "state:RUS"}


def test_who_comes_to_an_event_named_before_in_the_paragraph_takes_part_in_it() -> None:
    same = annotation_of("审议大会8月1日在纽约开幕。中国外交部长王毅将出席并致辞。").relations
    assert ("person:王毅", "event:NPT-RevCon-10") in {(one.subject, one.object) for one in same}
    other = annotation_of("审议大会8月1日在纽约开幕。", "中国外交部长王毅将出席并致辞。").relations
    assert [one for one in other if one.predicate == "participated_in"] == []


def test_a_post_that_names_a_party_is_of_that_party() -> None:
    found = affiliations("美国众议院军事委员会首席共和党成员迈克·罗杰斯（Mike Rogers）发言。")
    assert {("person:迈克·罗杰斯", "org:USA-Republican-Party"), ("person:迈克·罗杰斯", "org:USA-HASC")} <= found


ACTS = [  # a sentence, its relations: subject, predicate, object, polarity, modality, date
    ("俄罗斯2023年宣布退出《开放天空条约》。", {("state:RUS", "withdrew_from", "treaty:Open-Skies", "affirmative", "actual", "2023")}),
    ("美国没有批准《全面禁止核试验条约》。", {("state:USA", "ratified", "treaty:CTBT", "negative", "actual", None)}),
    ("朝鲜从未加入《全面禁止核试验条约》。", {("state:PRK", "acceded_to", "treaty:CTBT", "negative", "actual", None)}),
    ("印度拒绝签署《不扩散核武器条约》。", {("state:IND", "signed", "treaty:NPT", "negative", "actual", None)}),
    ("伊朗计划退出《不扩散核武器条约》。", {("state:IRN", "withdrew_from", "treaty:NPT", "affirmative", "intended", None)}),
    ("王毅10日会见格罗西。", {("person:王毅", "met_with", "person:格罗西", "affirmative", "actual", "2022-06-10")}),
    ("王毅在协定签署之前会见了格罗西。", {("person:王毅", "met_with", "person:格罗西", "affirmative", "actual", None)}),
    ("格罗西飞抵北京，并与王毅会晤。", {("person:格罗西", "met_with", "person:王毅", "affirmative", "actual", None)}),
    ("格罗西原定飞抵北京，与王毅会晤。", set()),
    ("在与格罗西会晤后，王毅发表了讲话。", {("person:王毅", "met_with", "person:格罗西", "affirmative", "actual", None)}),
    ("朝韩领导人实现会晤。", {("state:PRK", "met_with", "state:KOR", "affirmative", "actual", None)}),
    ("英国和法国1998年批准《全面禁止核试验条约》。",
     {(one, "ratified", "treaty:CTBT", "affirmative", "actual", "1998") for one in ("state:GBR", "state:FRA")}),
    ("美国是否退出《开放天空条约》？", set()),
    ("美国以俄罗斯违反条约为由退出。", set()),
    ("法国批准《全面禁止核试验条约》议定书。", set()),
    ("美国退出条约的传言没有根据。", set()),
    ("会议开幕。", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_what_happened_what_was_denied_and_what_was_only_meant(
    text: str, expected: set[tuple[str, str, str, str, str, str | None]]
) -> None:
    analysis = linked(text)
    found = relations.relate(analysis, Stretches([]))
    assert {(one.subject, one.predicate, one.object, one.polarity, one.modality, one.date) for one in found} == expected


def test_an_act_inside_a_claim_is_claimed() -> None:
    analysis = linked("俄罗斯2023年宣布退出《开放天空条约》。")
    found = relations.relate(analysis, Stretches([paragraph(analysis)]))
    assert [one.modality for one in found] == ["claimed"]


def test_a_relation_comes_once_at_its_most_certain_place() -> None:
    analysis = linked(
        "伊朗计划退出《不扩散核武器条约》。朝鲜退出了《不扩散核武器条约》。朝鲜退出了《不扩散核武器条约》。"
    )
    found = [(one.subject, one.modality) for one in relate(analysis) if one.predicate == "withdrew_from"]
    assert found == [("state:IRN", "intended"), ("state:PRK", "actual")]


def test_whose_a_body_is_does_not_act_with_it() -> None:
    assert {
        one.subject for one in annotation_of("也门胡塞武装3日发表声明。").relations if one.predicate == "issued"
    } == {"org:Houthi"}
    both = annotation_of("阿曼外交大臣3日与伊美代表团举行会谈。").relations
    assert {"state:IRN", "org:USA-delegation"} <= {one.subject for one in both if one.predicate == "participated_in"}


def test_a_post_is_printed_without_what_takes_up_its_organization() -> None:
    relations = annotation_of("国际原子能机构3日通报情况。该机构总干事格罗西到会。").relations
    assert {one.object for one in relations if one.predicate == "holds_post"} == {"总干事"}
