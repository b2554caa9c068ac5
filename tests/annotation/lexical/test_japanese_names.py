"""Japanese names by their surname, and after a post of Japan's by their shape."""

import pytest

from kg.annotation.lexical.gazetteer import gazetteer
from kg.annotation.lexical.japanese_names import beside_japan, japanese_end, surname_of, unlisted_end
from kg.annotation.lexical.personal_names import name_after
from kg.ontology import load_ontology

ONTOLOGY = load_ontology()


def anywhere(at: int) -> bool:
    """Of a text that only holds a name."""
    return at >= 0


@pytest.mark.parametrize(
    ("text", "post", "name"),
    [
        ("日本防卫副大臣中山泰秀29日到会。", "副大臣", "中山泰秀"),
        ("日本驻韩国大使水岛光一在首尔到任。", "大使", "水岛光一"),
        ("日本央行副总裁若田部昌澄到会。", "副总裁", "若田部昌澄"),
        ("日本文部科学大臣萩生田光一说明了情况。", "大臣", "萩生田光一"),
        ("日本环境大臣小泉进次郎到会。", "大臣", "小泉进次郎"),
        ("东京大学讲师小泉悠认为条约有效。", "讲师", "小泉悠"),
        ("日本央行总裁黑田东彦周二到会。", "总裁", "黑田东彦"),
        ("日本驻华大使垂秀夫上周到任。", "大使", "垂秀夫"),
        ("日本感染症对策会长尾身茂等人到会。", "会长", "尾身茂"),
        # no names
        ("日本首相官邸公布了消息。", "首相", None),
        ("日本外相今天到会。", "外相", None),
        ("日本外相就此事作了说明。", "外相", None),
        ("日本天皇胞弟文仁亲王到会。", "天皇", None),
        ("市长大桥建成后到会。", "市长", None),
    ],
)
def test_a_japanese_name_after_a_post(text: str, post: str, name: str | None) -> None:
    found = name_after(text, text.index(post) + len(post), gazetteer(ONTOLOGY).scan(text), ONTOLOGY)
    assert (text[slice(*found)] if found else None) == name


@pytest.mark.parametrize(
    ("text", "japan"),
    [
        ("日本驻韩国大使", True),
        ("日本防卫省防卫研究所研究员", True),
        ("中国驻日本大使", False),
        ("日本的中国专家", False),
        ("访问日本，大使", False),
        ("大使", False),
    ],
)
def test_whether_a_post_is_one_of_japan(text: str, japan: bool) -> None:
    assert beside_japan(text, len(text), gazetteer(ONTOLOGY).scan(text), (), ONTOLOGY) is japan


@pytest.mark.parametrize(
    ("name", "surname"),
    [("松井一实", "松井"), ("萩生田光一", "萩生田"), ("小泉进次郎", "小泉"), ("石桥湛山", None), ("习近平", None)],
)
def test_the_surname_that_stands_for_the_name_is_no_word(name: str, surname: str | None) -> None:
    assert surname_of(name, ONTOLOGY) == surname


def test_a_surname_that_is_a_word_needs_japan() -> None:
    assert japanese_end("石桥湛山", 0, ONTOLOGY, anywhere, japan=True) == 4
    assert japanese_end("石桥湛山", 0, ONTOLOGY, anywhere, japan=False) is None


def test_a_name_with_a_rare_surname_is_no_word_and_holds_none() -> None:
    assert unlisted_end("朔立茂之", 0, ONTOLOGY, anywhere) == 4
    assert unlisted_end("外务省官", 0, ONTOLOGY, anywhere) is None
