"""Span to the actors in it that may speak, and which of them is the subject."""

import pytest

from kg.annotation import annotate
from kg.annotation.attribution.sources import NOBODY, joined, source_candidates, with_title
from kg.annotation.attribution.subjects import last_subject, subject_of
from tests.support.making import document_of
from tests.support.stages import linked, paragraph, quote, spot

SOURCES = [  # text, candidates in order, the subject
    ("中国外交部发言人赵立坚到会。", ["person:赵立坚"], "person:赵立坚"),
    ("美国和俄罗斯举行谈判。", ["state:USA", "state:RUS"], "group:USA-RUS"),
    ("英国、法国和德国派出代表。", ["state:GBR", "state:FRA", "state:DEU"], "group:E3"),
    ("法国总统马克龙和德国总理朔尔茨到会。", ["person:马克龙", "person:朔尔茨"], "person:马克龙"),
    ("根据路透社报道，普京到会。", ["person:普京"], "person:普京"),
    ("对于北约的担忧，俄方没有回应。", ["org:NATO", "state:RUS"], "state:RUS"),
    ("与美国不同，法国没有退出。", ["state:USA", "state:FRA"], "state:FRA"),
    ("北约秘书长到会。", ["org:NATO"], "org:NATO"),
    ("日本驻华大使馆开放。", ["state:JPN"], "state:JPN"),
    ("我国外交部答复。", ["org:CHN-MFA"], "org:CHN-MFA"),
    ("他随后离开。", ["他"], "他"),
    ("消息人士没有说明。", ["unnamed"], None),
    ("美国专家到会。", [NOBODY], None),
    ("美国前总统到会。", [NOBODY], None),
    ("被日本拒绝。", ["state:JPN"], None),
    ("对美国表示不满。", ["state:USA"], None),
    ("会议开幕。", [], None),
]


@pytest.mark.parametrize(("text", "candidates", "subject"), SOURCES)
def test_who_may_speak_in_a_stretch(text: str, candidates: list[str], subject: str | None) -> None:
    analysis = linked(text)
    found = sorted(source_candidates(analysis, paragraph(analysis)), key=lambda one: one.span)
    assert [one.key for one in found] == candidates
    named = subject_of(analysis, paragraph(analysis))
    assert (named[0] if named else None) == subject


def test_the_last_clause_that_opens_with_an_actor_has_the_last_subject() -> None:
    analysis = linked("拜登到会，普京离开，会议开幕。")
    first, last = subject_of(analysis, paragraph(analysis)), last_subject(analysis, paragraph(analysis))
    assert first and last and (first[0], last[0]) == ("person:拜登", "person:普京")
    assert quote(analysis, last[1]) == "普京"


def test_a_name_with_its_title_begins_where_the_title_does() -> None:
    analysis = linked("美国国务卿布林肯到会，普京离开。")
    assert quote(analysis, with_title(analysis, spot(analysis, "布林肯"))) == "美国国务卿布林肯"
    assert quote(analysis, with_title(analysis, spot(analysis, "普京"))) == "普京"


def test_joined_actors_are_one_up_to_what_does_not_join() -> None:
    analysis = linked("美国、俄罗斯到会，中国离开。")
    found = sorted(source_candidates(analysis, paragraph(analysis)), key=lambda one: one.span)
    assert len(found) == 3
    assert joined(analysis, found).key == "group:USA-RUS"
    assert joined(analysis, found[1:]).key == "state:RUS"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("美国众议院共和党领袖凯文·麦卡锡（Kevin McCarthy）说，条约必须延长。", "person:凯文·麦卡锡"),
        ("英国驻维也纳总领事贺立德（Andrew Holt）说，条约必须延长。", "person:贺立德"),
        ("《观察》杂志日内瓦分社社长任大立说，条约必须延长。", "person:任大立"),
    ],
)
def test_a_name_right_after_a_post_speaks_and_not_who_the_post_belongs_to(text: str, speaker: str) -> None:
    claims = annotate(document_of("样例", text, published="2022-06-15")).claims
    assert [one.speaker for one in claims] == [speaker]


@pytest.mark.parametrize(
    "text", ["拜登发言人说，谈判会继续。", "哈梅内伊顾问说，谈判会继续。", "特朗普前副助理：谈判会继续"]
)
def test_somebody_of_a_persons_staff_is_not_that_person(text: str) -> None:
    assert annotate(document_of("样例", text, published="2022-06-15")).claims == ()
