"""A vote is a position: for, against or neither, on what the resolution is about; and none if its name tells no side."""

import pytest

from kg.positions.filtering import Filter
from kg.positions.ledger import matrix, positions
from tests.support.making import graph_of

NFU, TPNW = "topic:no-first-use", "treaty:TPNW"


def taken(text: str, topic: str) -> list[tuple[str, str, str]]:
    graph = graph_of(("2023-11-02", text))
    return [(one["actor"], one["illocution"], one["stance"]) for one in positions(graph, Filter(topic=topic))]


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        (
            "联合国大会通过关于不首先使用核武器的决议草案，中国投了赞成票，美国投了反对票，日本弃权。",
            NFU,
            [("state:CHN", "votedFor", "for"), ("state:JPN", "abstainedOn", "neutral"), ("state:USA", "votedAgainst", "against")],
        ),
        (
            "联合国会议2017年7月7日以122票赞成、1票反对、1票弃权通过《禁止核武器条约》，荷兰投了反对票。",
            TPNW,
            [("state:NLD", "votedAgainst", "against")],
        ),
        (
            "联合国大会通过关于停止核试验的决议草案，朝鲜投了反对票。",
            "topic:nuclear-testing",
            [("state:PRK", "votedAgainst", "neutral")],
        ),
        (
            "古巴提出关于核裁军的决议草案，越南参加共同提案。",
            "topic:nuclear-disarmament",
            [("state:VNM", "cosponsored", "for")],
        ),
        ("汪文斌说，美国对关于核裁军的决议草案投了反对票。", "topic:arms-race", []),
        ("联合国大会将表决关于核裁军的决议草案，印度将投赞成票。", "topic:nuclear-disarmament", []),
    ],
)  # fmt: skip
def test_a_vote_is_a_position_on_what_was_voted_on(text: str, topic: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(taken(text, topic)) == expected


def test_a_vote_counts_in_the_matrix() -> None:
    graph = graph_of(("2023-11-02", "联合国大会通过关于核裁军的决议草案，埃及投了赞成票。"))
    row = next(one for one in matrix(graph) if one["subject"] == "topic:nuclear-disarmament")
    assert (row["actor"], row["for"], row["against"]) == ("state:EGY", 1, 0)
