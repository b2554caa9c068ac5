"""Drafts and resolutions without a number: which noun stands for one, and for which."""

import pytest

from tests.support.making import annotation_of


def named(*paragraphs: str) -> list[tuple[str, str]]:
    read = annotation_of(*paragraphs)
    return [
        (read.document.text[slice(*mention.span)], key)
        for mention, key in read.links
        if mention.rule in ("resolution-noun", "resolution-number")
    ]


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("美国提出的延长对伊武器禁运决议草案未获通过。", ["决议草案"]),
        ("联合国大会通过一项决议。", ["决议"]),
        ("联合国L.56号决议草案获得通过。", ["L.56号决议草案"]),
        ("第一委员会通过A/C.1/78/L.56。", ["A/C.1/78/L.56"]),
        ("朝鲜违反安理会决议。", []),
        ("各方应遵守安理会有关决议。", []),
        ("议会通过两项法案。", []),
        ("该决议草案内容不详。", []),
    ],
)
def test_a_noun_stands_for_what_is_tabled_adopted_or_voted_on(text: str, nouns: list[str]) -> None:
    assert [noun for noun, _ in named(text)] == nouns


def test_drafts_of_two_subjects_are_two_and_one_taken_up_is_one() -> None:
    found = named(
        "联合国大会通过关于核裁军的决议草案。该决议草案由缅甸提出。联合国大会还通过关于无核武器区的决议草案。"
    )
    assert [noun for noun, _ in found] == ["决议草案", "该决议草案", "决议草案"]
    assert found[0][1] == found[1][1] != found[2][1]


def test_resolutions_of_two_bodies_are_two() -> None:
    found = named("安理会通过一项决议。", "美国参议院26日通过决议。")
    assert len({key for _, key in found}) == 2


def test_a_noun_that_opens_a_clause_and_speaks_is_the_one_adopted_before() -> None:
    read = annotation_of("安理会2日通过决议，对该国实施制裁。", "决议强调，有关措施不针对平民，并呼吁恢复会谈。")
    nouns = {key for mention, key in read.links if mention.kind == "doc"}
    assert [one.speaker for one in read.claims] == [*nouns, *nouns] and len(nouns) == 1


def test_one_that_speaks_where_none_was_adopted_is_none() -> None:
    assert not annotation_of("决议强调，有关措施不针对平民。").claims
