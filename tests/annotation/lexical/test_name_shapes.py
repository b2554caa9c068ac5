"""The shapes of names as patterns."""

import pytest

from kg.annotation.lexical.name_shapes import boundary, dotted, foreign, surnames
from kg.ontology import load_ontology

ONTOLOGY = load_ontology()


@pytest.mark.parametrize(
    "name", ["彼得·马格亚尔", "让-吕克·梅兰雄", "琳达·托马斯-格林菲尔德", "大卫·伯杰", "威廉·伯恩斯", "唐纳德·J·特朗普"]
)
def test_a_foreign_name(name: str) -> None:
    assert foreign(ONTOLOGY).fullmatch(name)


@pytest.mark.parametrize("text", ["让步", "李得胜", "彼此得到"])
def test_no_foreign_name(text: str) -> None:
    assert not foreign(ONTOLOGY).fullmatch(text)


def test_parts_of_which_the_first_is_rare() -> None:
    assert dotted(ONTOLOGY).fullmatch("艾力更·依明巴海")


@pytest.mark.parametrize(("text", "ends"), [("说明", True), ("上将", True), ("，", True), ("", True), ("鹏", False)])
def test_what_ends_a_name(text: str, ends: bool) -> None:
    assert bool(boundary(ONTOLOGY).match(text)) is ends


def test_surnames_of_one_character_and_of_two() -> None:
    single, compound = surnames(ONTOLOGY)
    assert "王" in single and "欧阳" in compound
