"""Documents that somebody in the text issues or that speak, and the nouns that take them up."""

import pytest

from kg.annotation.linking import documents
from tests.support.stages import key_after, linked, spot

LINKED = [  # text, mention, the key that this step gives it, or how it begins
    ("中国和俄罗斯发表联合声明。", "联合声明", "doc:CHN-RUS-"),
    ("中国和俄罗斯发表联合声明。声明指出，形势复杂。", "声明", "doc:CHN-RUS-"),
    ("七国集团发表声明。该声明没有提到细节。", "该声明", "doc:G7-"),
    ("国际原子能机构发布季度报告。报告显示库存上升。", "报告", "doc:IAEA-"),
    ("俄罗斯外交部的声明没有提到细节。", "声明", "doc:RUS-MFA-"),
    ("日本对北约发表声明。", "声明", "doc:JPN-"),
    ("中国和俄罗斯的联合声明没有提到细节。", "联合声明", "doc:CHN-RUS-"),
    ("北约去年6月有关俄罗斯军力的评估报告指出，局势严峻。", "评估报告", "doc:NATO-"),
    ("斯德哥尔摩国际和平研究所的军费研究报告指出，支出上升。", "研究报告", "doc:SIPRI-"),
    ("日本2020年版防卫白皮书指出，局势严峻。", "防卫白皮书", "doc:JPN-"),
    ("国际原子能机构发布伊朗核问题报告。", "报告", "doc:IAEA-"),
    ("国际原子能机构向联合国大会提交的报告指出，库存上升。", "报告", "doc:IAEA-"),
    ("中国国务院发布《新时代的中国军控、裁军与防扩散》白皮书。", "白皮书", "doc:CHN-arms-control-white-paper"),
    ("七国集团发表《广岛核裁军愿景》。这份声明指出，局势严峻。", "声明", "doc:Hiroshima-Vision-2023"),
    ("北约发布一份报告，内容指出，局势严峻。", "内容", "doc:NATO-"),
]
OF_NOBODY = [  # text, a noun that speaks and of which nobody tells whose it is
    ("上周公布的一份改革北约的报告称，局势严峻。", "报告"),
    ("一份有关导弹的评估报告指出，局势严峻。", "评估报告"),
    ("美国和日本会谈后，白皮书指出，局势严峻。", "白皮书"),
    ("草案呼吁各方停止核试验。", "草案"),
    ("韩国的一项研究发现，多数人支持裁军。", "研究"),
    ("最新民调显示，多数人支持裁军。", "民调"),
    ("路透社看到的一份文件显示，谈判已经停止。", "文件"),
    ("美国国务院发表声明，批评伊朗。某公司发表声明，拒绝置评。声明说，指控不实。", "声明"),
    ("北约发布报告。另有报告指出，局势严峻。", "报告"),
    ("智利大学发布的研究报告指出，疫苗有效。", "研究报告"),
]
LEFT = [  # text, what this step gives no key
    ("各方都在等待声明。", "声明"),
    ("美方声明这是误会。", "声明"),
    ("报告已经遗失。", "报告"),
    ("中国和俄罗斯签署文件。报告人离开会场。", "报告"),
    ("各地医院报告说，药品不足。", "报告"),
    ("研究人员指出，局势严峻。", "研究"),
    ("警方调查发现，货物来自境外。", "调查"),
    ("多份文件显示，谈判已经停止。", "文件"),
    ("协议规定，各方停止核试验。", "协议"),
    ("王某在备忘录中说，谈判已经停止。", "备忘录"),
    ("内容指出，局势严峻。", "内容"),
]


@pytest.mark.parametrize(("text", "surface", "key"), LINKED)
def test_a_document_is_of_those_who_issue_it(text: str, surface: str, key: str) -> None:
    assert (key_after(documents, surface, text) or "").startswith(key)


@pytest.mark.parametrize(("text", "surface"), OF_NOBODY)
def test_a_document_that_speaks_is_its_texts_own_where_nobody_is_known_to_have_issued_it(
    text: str, surface: str
) -> None:
    assert (key_after(documents, surface, text) or "").startswith("doc:in-")


@pytest.mark.parametrize(("text", "surface"), LEFT)
def test_a_noun_that_nobody_issued_is_no_document(text: str, surface: str) -> None:
    assert key_after(documents, surface, text) is None


def test_two_texts_never_have_one_such_document_and_one_text_takes_it_up() -> None:
    first, second = (linked(f"一份报告显示，{what}。这份报告还指出，局势严峻。") for what in ("库存上升", "库存下降"))
    keys = [analysis.links[spot(analysis, "报告")] for analysis in (first, second)]
    assert keys[0] != keys[1] and first.entities[keys[0]].label == "一份报告（见《样例》）"
    assert {key for mention, key in first.linked_all() if mention.kind == "doc"} == {keys[0]}
    assert first.issuers[keys[0]] == ()


def test_a_document_beside_the_one_that_speaks_is_taken_up_in_its_paragraph_only() -> None:
    text = ("北约的报告指出，局势严峻。", "一份民间报告说，支出上升。报告还说，库存上升。", "报告还认为，谈判困难。")
    analysis = linked(*text)
    keys = [key for mention, key in analysis.linked_all() if mention.kind == "doc"]
    assert [key.startswith("doc:NATO-") for key in keys] == [True, False, False, True]


def test_a_heading_that_only_speaks_is_of_what_the_text_tells_of() -> None:
    analysis = linked("北约发布年度报告。", title="报告称局势严峻")
    assert len({key for mention, key in analysis.linked_all() if mention.kind == "doc"}) == 1


def test_what_is_issued_today_is_no_older_document_that_the_text_names() -> None:
    named = "《中华人民共和国和俄罗斯联邦关于加强当代全球战略稳定的联合声明》"
    text = f"中国和俄罗斯发表联合声明。声明说，双方遵循{named}的精神。声明还说，双方反对军备竞赛。"
    analysis = linked(text, title="中国和俄罗斯发表联合声明")
    keys = [key for mention, key in analysis.linked_all() if mention.kind == "doc"]
    assert keys[0] == keys[1] == keys[2] == keys[4] != keys[3] == "doc:CHN-RUS-strategic-stability-2019"
