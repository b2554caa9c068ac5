"""Titles: origin, posts and the name they belong to."""

import pytest

from kg.annotation.lexical.gazetteer import gazetteer
from kg.annotation.lexical.titles import titles
from kg.ontology import load_ontology
from kg.text.script import fold

TITLES = [  # text, the title, its posts as printed, its holder, whether held no more, whose it is
    ("中国国务委员兼外交部长王毅到会。", "中国国务委员兼外交部长", ("国务委员", "外交部长"), "王毅", False, ["中国"]),
    ("美国前总统特朗普到会。", "美国前总统", ("前总统",), "特朗普", True, ["美国"]),
    ("时任美国总统奥巴马到会。", "美国总统", ("总统",), "奥巴马", False, ["美国"]),
    ("习近平主席到会。", "主席", ("主席",), "习近平", False, []),
    ("国际原子能机构(IAEA)总干事格罗西到会。", "国际原子能机构(IAEA)总干事", ("国际原子能机构总干事",), "格罗西", False, ["国际原子能机构"]),
    ("俄罗斯常驻维也纳国际组织代表乌里扬诺夫到会。", "俄罗斯常驻维也纳国际组织代表", ("常驻维也纳国际组织代表",), "乌里扬诺夫", False, ["俄罗斯"]),
    ("美國國務卿布林肯到會。", "美國國務卿", ("國務卿",), "布林肯", False, ["美国"]),
    ("北约秘书长到会。", "北约秘书长", ("北约秘书长",), None, False, ["北约"]),
    ("习近平主席特使到会。", "主席特使", ("主席特使",), None, False, []),
    ("驻日代表谢长廷到会。", "驻日代表", ("驻日代表",), "谢长廷", False, []),
    ("曾任国务卿的科林·鲍威尔到会。", "国务卿", ("国务卿",), None, False, []),
    ("曾任司令的约瑟夫·沃特尔到会。", "司令", ("司令",), "约瑟夫·沃特尔", True, []),
    ("成为部长的印裔美国人到会。", "部长", ("部长",), None, False, []),
    ("他代表联合国到会。", "代表", ("代表",), None, False, []),
    ("与普京首脑会谈。", "首脑", ("首脑",), None, False, []),
    ("两国领导人会见记者。", "领导人", ("领导人",), None, False, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "whole", "posts", "holder", "former", "origin"), TITLES)
def test_a_title_its_posts_and_its_holder(
    text: str, whole: str, posts: tuple[str, ...], holder: str | None, former: bool, origin: list[str]
) -> None:
    ontology, folded = load_ontology(), fold(text)
    first, *_ = titles(text, folded, gazetteer(ontology).scan(folded), ontology)
    assert text[slice(*first.span)] == whole and first.posts == posts and first.former is former
    assert (text[slice(*first.holder)] if first.holder else None) == holder
    assert [one.text for one in first.origin] == origin
    assert len(first.parts) == len(first.posts)


@pytest.mark.parametrize("text", ["会议开幕。", "中国和俄罗斯到会。", "大使馆开放。", "王毅到会。"])
def test_a_text_without_a_post_has_no_title(text: str) -> None:
    ontology = load_ontology()
    assert list(titles(text, text, gazetteer(ontology).scan(text), ontology)) == []
