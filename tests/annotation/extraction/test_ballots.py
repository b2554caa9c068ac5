"""Votes: who voted how on what, with the counts; and what is no vote."""

import pytest

from kg.annotation.extraction.ballots import put_to_vote
from kg.model import Annotation, Span, Tally
from tests.support.cases import happened
from tests.support.making import annotation_of
from tests.support.stages import linked, paragraph

VOTES = ("voted_for", "voted_against", "abstained_on", "vetoed", "cosponsored")


def votes(annotation: Annotation) -> set[tuple[str, str]]:
    return happened(annotation, *VOTES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "联合国大会12月4日通过关于彻底消除核武器的决议草案，包括巴西、埃及在内的150国投赞成票，俄罗斯等6国投反对票。",
            {("BRA", "voted_for"), ("EGY", "voted_for"), ("RUS", "voted_against")},
        ),
        (
            "安理会就法国提交的停火决议草案进行表决，美国行使了否决权，印度弃权。",
            {("USA", "vetoed"), ("IND", "abstained_on")},
        ),
        ("墨西哥对联合国大会第78/241号决议投了赞成票。", {("MEX", "voted_for")}),
        (
            "奥地利和墨西哥联合提出关于核武器人道后果的决议草案，该决议草案的共同提案国还包括智利。",
            {("AUT", "cosponsored"), ("MEX", "cosponsored"), ("CHL", "cosponsored")},
        ),
        (
            "第一委员会以130票赞成、3票反对（美国、以色列、英国）、2票弃权通过关于无核武器区的决议草案。",
            {("USA", "voted_against"), ("ISR", "voted_against"), ("GBR", "voted_against")},
        ),
        ("联合国大会通过关于核裁军的决议草案。", set()),
        ("日本没有对联合国大会关于核裁军的决议草案投赞成票。", set()),
        ("古特雷斯呼吁印度对联合国大会关于核裁军的决议草案投赞成票。", set()),
        ("联合国大会将表决关于核裁军的决议草案，印度将投赞成票。", set()),
        ("汪文斌说，美国对关于核裁军的决议草案投了反对票。", set()),
        ("俄罗斯扬言否决安理会关于制裁的决议草案。", set()),
        ("美国反对制裁，法国选民投了赞成票。", set()),
    ],
)
def test_who_voted_how(text: str, expected: set[tuple[str, str]]) -> None:
    assert votes(annotation_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "thing", "tally"),
    [
        ("联合国会议2017年7月7日以122票赞成、1票反对、1票弃权通过《禁止核武器条约》。", "treaty:TPNW", Tally(122, 1, 1)),
        ("美国参议院2010年12月22日以71票赞成、26票反对批准《新削减战略武器条约》。", "treaty:New-START", Tally(71, 26)),
        ("联合国L.9号决议草案获得通过，有一百二十国投票赞成，没有反对票，四国弃权。", "doc:L.9号决议草案", Tally(120, 0, 4)),
        ("联合国L.9号决议草案付诸表决，赞成票120票，反对票5票。", "doc:L.9号决议草案", Tally(120, 5)),
        ("联合国L.9号决议草案需要97票赞成、2票弃权才能通过。", None, None),
        ("汪文斌说，联合国L.9号决议草案以97票赞成、2票弃权获得通过。", None, None),
    ],
)  # fmt: skip
def test_how_many_voted_how(text: str, thing: str | None, tally: Tally | None) -> None:
    found = [one for one in annotation_of(text).events if one.event_class == "Vote"]
    assert [(one.objects, one.tally) for one in found] == ([((thing,), tally)] if thing else [])


def test_votes_and_counts_of_one_paragraph_are_one_event_that_another_text_shares() -> None:
    first = annotation_of(
        "2017年7月7日，联合国会议以122票赞成、1票反对、1票弃权通过《禁止核武器条约》，荷兰投反对票。新加坡弃权。"
    )
    second = annotation_of("联合国2017年7月7日通过《禁止核武器条约》，荷兰投反对票。", published="2020-01-01")
    (one,), (other,) = ([event for event in read.events if event.event_class == "Vote"] for read in (first, second))
    assert one.participants == ("org:UN", "state:NLD", "state:SGP") and one.tally == Tally(122, 1, 1)
    assert one.key == other.key


def test_a_vote_is_about_what_its_sentence_names_else_what_was_named_last() -> None:
    analysis = linked("联合国大会通过关于核裁军的决议草案。美国投反对票。")
    span = paragraph(analysis)
    at = analysis.text.index("美国")
    inside = put_to_vote(analysis, Span(at, at + 2))
    assert (
        inside and inside.startswith("doc:UNGA") and put_to_vote(analysis, Span(span.start, span.start + 1)) == inside
    )
    assert put_to_vote(linked("美国投反对票。"), Span(3, 5)) is None
