"""Who published and who reported a document."""

import pytest

from kg.annotation.extraction import publication
from kg.annotation.linking import link
from kg.annotation.recognition import recognize
from kg.ontology import load_ontology
from tests.support.making import document_of

CASES = [  # publisher, paragraphs, relations: subject, predicate, object
    (None, ["新华社北京1月4日电 会议开幕。"], [("this", "published_by", "org:xinhua")]),
    (None, ["新华社北京1月4日电（记者范长江）会议开幕。"],
     [("this", "published_by", "org:xinhua"), ("this", "reported_by", "person:范长江"), ("person:范长江", "affiliated_with", "org:xinhua")]),
    ("央视网", ["央视网消息：会议开幕。"], [("this", "published_by", "org:CCTV")]),
    ("纽约时报中文网", ["会议开幕。", "翻译：纽约时报中文网"], [("this", "published_by", "org:nyt")]),
    ("新华社", ["会议开幕。", "翻译：纽约时报中文网"], []),
    ("新华社", ["路透社报道，会议开幕。"], []),
    (None, ["新华社说，会议开幕。"], []),
    (None, ["会议开幕。新华社北京1月4日电。"], []),
    pytest.param(None, ["外交部1月4日电贺大会开幕，这是各国代表第一次在这里见面。"], [],
                 marks=pytest.mark.xfail(reason="电 of a verb (电贺) is taken for that of a dateline", strict=True)),
    (None, ["会议开幕。"], []),
]  # fmt: skip


@pytest.mark.parametrize(("publisher", "paragraphs", "expected"), CASES)
def test_datelines_bylines_and_credits(
    publisher: str | None, paragraphs: list[str], expected: list[tuple[str, str, str]]
) -> None:
    document = document_of("样例", *paragraphs, publisher=publisher)
    found = publication.relate(link(recognize(document, load_ontology())))
    assert [(one.subject, one.predicate, one.object) for one in found] == expected
