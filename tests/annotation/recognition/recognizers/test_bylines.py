"""Who wrote a document: names that reading found, where its lines of credits have them."""

from dataclasses import replace

import pytest

from kg.annotation.document import Analysis
from kg.annotation.recognition.recognizers import bylines
from kg.model import Block
from kg.ontology import load_ontology
from tests.support.making import document_of

CREDITS = [  # authors as read, paragraphs, how many of the names in the text are the writer's
    (("斯诺",), ["斯诺", "斯诺不在会场。"], 2),
    (("斯诺",), ["记者斯诺从保安报道。"], 1),
    (("斯诺", "史沫特莱"), ["斯诺 史沫特莱", "史沫特莱到过延安。"], 2),
    (
        ("斯诺",),
        ["那一年到过保安的斯诺写了一本书，书里讲了长征和根据地的许多事情，后来译成了几十种文字，流传很广。"],
        0,
    ),
    ((), ["斯诺", "斯诺不在会场。"], 0),
    (("甲", "乙", "丙", "丁", "戊", "己", "庚"), ["甲", "乙"], 0),
]


@pytest.mark.parametrize(("authors", "paragraphs", "many"), CREDITS)
def test_a_writer_is_found_at_the_start_of_a_short_line_or_after_the_word(
    authors: tuple[str, ...], paragraphs: list[str], many: int
) -> None:
    document = replace(document_of("样例", *paragraphs), authors=authors)
    found = list(bylines.recognize(Analysis(document, load_ontology())))
    assert len(found) == many
    assert all(one.kind == "person" and document.text[slice(*one.span)] in authors for one in found)


def test_a_line_of_credits_names_a_writer_wherever_it_stands() -> None:
    document = replace(
        document_of("样例", "（编辑部综合外电消息，本文作者为长驻当地多年的撰稿人艾格尼丝·史沫特莱女士）"),
        authors=("艾格尼丝·史沫特莱",),
    )
    analysis = Analysis(document, load_ontology())
    assert list(bylines.recognize(analysis)) == []
    blocks = (document.blocks[0], Block(document.blocks[1].span, "byline"))
    analysis = Analysis(replace(document, blocks=blocks), load_ontology())
    assert [document.text[slice(*one.span)] for one in bylines.recognize(analysis)] == ["艾格尼丝·史沫特莱"]
