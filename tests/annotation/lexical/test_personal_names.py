"""Where a person's name begins and ends."""

import pytest

from kg.annotation.lexical.gazetteer import gazetteer
from kg.annotation.lexical.personal_names import name_after, name_before, names_in_row, transliterated_before
from kg.model import Span
from kg.ontology import load_ontology

ONTOLOGY = load_ontology()
AFTER = [  # text, the post before the name, the name
    ("波兰总理图斯克到会。", "总理", "图斯克"),
    ("外长拉多斯瓦夫·西科尔斯基到会。", "外长", "拉多斯瓦夫·西科尔斯基"),
    ("首相岸田文雄到会。", "首相", "岸田文雄"),
    ("市长铃木史朗到会。", "市长", "铃木史朗"),
    ("部长 王毅到会。", "部长", "王毅"),
    ("丞相司马懿发言。", "丞相", "司马懿"),
    pytest.param("大使欧阳玉靖在会场。", "大使", "欧阳玉靖",
                 marks=pytest.mark.xfail(reason="a surname of two characters that dictionaries list is taken for a common word", strict=True)),
    pytest.param("丞相诸葛亮到会。", "丞相", "诸葛亮",
                 marks=pytest.mark.xfail(reason="到 ends no name, so that the verb is read as part of it", strict=True)),
    ("总理来吗。", "总理", None),
    ("总统国以及。", "总统", None),
    ("部长据报道到会。", "部长", None),
    ("部长会见来宾。", "部长", None),
    ("主席时所说的话。", "主席", None),
    ("总统。", "总统", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "post", "name"), AFTER)
def test_the_name_after_a_post(text: str, post: str, name: str | None) -> None:
    found = name_after(text, text.index(post) + len(post), gazetteer(ONTOLOGY).scan(text), ONTOLOGY)
    assert (text[slice(*found)] if found else None) == name


@pytest.mark.parametrize(
    ("text", "name"), [("习近平主席到会。", "习近平"), ("中国主席到会。", None), ("习近平的主席令。", None)]
)
def test_the_known_name_before_a_post(text: str, name: str | None) -> None:
    tokens = gazetteer(ONTOLOGY).scan(text)
    start = text.index("主席")
    index = next((number for number, one in enumerate(tokens) if one.span.start == start), len(tokens))
    found = name_before(start, tokens, index)
    assert (text[slice(*found)] if found else None) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("记者范长江 穆青报道", ["范长江", "穆青"]),
        ("记者：范长江、穆青", ["范长江", "穆青"]),
        ("记者黄华", ["黄华"]),
        ("记者 斯诺 报道", ["斯诺"]),
        ("记者报道会议", []),
        ("记者会", []),
        ("记者问", []),
    ],
)
def test_names_in_a_row_after_the_word(text: str, names: list[str]) -> None:
    assert [text[slice(*one)] for one in names_in_row(text, 2, ONTOLOGY)] == names


@pytest.mark.parametrize(
    ("text", "name"), [("主任西蒙·科文尼(", "西蒙·科文尼"), ("弗洛伊德(", "弗洛伊德"), ("会议(", None), ("中国(", None)]
)
def test_a_transliterated_name_before_its_latin_form(text: str, name: str | None) -> None:
    found = transliterated_before(text, len(text) - 1, 0, ONTOLOGY)
    assert (text[slice(*found)] if found else None) == name


def test_a_name_goes_no_further_back_than_it_may() -> None:
    assert transliterated_before("弗洛伊德(", 4, 2, ONTOLOGY) == Span(2, 4)
