"""Whose organs a document means when it names none."""

from dataclasses import replace

import pytest

from kg.annotation.linking import names
from kg.annotation.linking.home import home, is_own
from kg.annotation.recognition import recognize
from kg.ontology import load_ontology
from tests.support.making import document_of
from tests.support.stages import recognized, spot

HOMES = [  # publisher, text, whose side it is written on
    ("人民日报", "会议开幕。", "state:CHN"),
    ("外交部", "会议开幕。", "state:CHN"),
    ("中央社", "会议开幕。", "org:TWN"),
    ("中央社", "（东京25日电）会议开幕。", None),
    ("中央社", "（东京25日电）我国外交部表示感谢。", "org:TWN"),
    ("路透社", "会议开幕。", None),
    ("", "（台北25日电）会议开幕。", "org:TWN"),
    ("", "（北京25日电）会议开幕。", None),
    ("", "我國外交部表示感謝，臺灣的飛彈防禦受到關注。", "org:TWN"),
    ("", "我国外交部表示感谢。", None),
]


@pytest.mark.parametrize(("publisher", "text", "side"), HOMES)
def test_a_document_is_written_on_the_side_of_its_publisher_or_dateline(
    publisher: str, text: str, side: str | None
) -> None:
    document = replace(document_of("样例", text), publisher=publisher or None)
    analysis = recognize(document, load_ontology())
    names.link(analysis)
    assert home(analysis) == side


@pytest.mark.parametrize(
    ("text", "own"), [("我國外交部表示感謝。", True), ("我外交部表示感谢。", True), ("日本外交部表示感谢。", False), ("自我外交部成立以来。", True)]
)  # fmt: skip
def test_the_writers_own_ministry_is_called_so(text: str, own: bool) -> None:
    analysis = recognized(text)
    assert is_own(analysis, spot(analysis, "外交部").start) is own
