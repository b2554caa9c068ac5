"""Whose a post is."""

import pytest

from kg.network.posts import PostHolders

TIES = [
    ("person/拜登", "state/USA", "a"),
    ("person/赵立坚", "org/CHN-MFA", "a"),
    ("person/布林肯", "org/USA-State", "a"),
    ("person/布林肯", "state/USA", "b"),
    ("person/乙", "state/USA", "a"),
    ("person/乙", "state/CHN", "a"),
]


@pytest.mark.parametrize(
    ("person", "document", "side"),
    [
        ("person/拜登", "a", "state/USA"),
        ("person/拜登", "z", "state/USA"),  # not in this document, but in all of them one
        ("person/赵立坚", "a", "org/CHN-MFA"),  # nobody knows the node of whose organ it is
        ("person/布林肯", "a", "state/USA"),  # whose organ it is
        ("person/乙", "a", ""),  # of two
        ("person/无", "a", ""),
    ],
)
def test_a_person_belongs_to_the_one_side_named(person: str, document: str, side: str) -> None:
    holders = PostHolders(
        TIES, lambda node: node != "state/CHN", {"org/CHN-MFA": "state/CHN", "org/USA-State": "state/USA"}
    )
    assert holders.of(person, document) == side
