"""Entities of a document: known ones, and new ones with a stable key."""

import pytest

from kg.annotation.entities import add_alias, curated_entity, new_entity
from kg.errors import EntityError
from tests.support.stages import recognized


def test_a_curated_entity_is_taken_from_the_ontology() -> None:
    analysis = recognized("会议开幕。")
    assert curated_entity(analysis, "state:CHN") == "state:CHN"
    assert analysis.entities["state:CHN"].label == "中国" and analysis.entities["state:CHN"].curated


def test_an_organ_of_the_table_has_its_name_from_there_and_is_known_as_its_states() -> None:
    analysis = recognized("会议开幕。")
    curated_entity(analysis, "org:SWE-MFA")
    assert "瑞典" in analysis.entities["org:SWE-MFA"].label
    assert "org:SWE-MFA" in analysis.organs["state:SWE"]


@pytest.mark.parametrize("key", ["state:ATLANTIS", "person:甲某", "org:SWE-XYZ", "nothing"])
def test_a_key_that_names_nothing_is_an_error(key: str) -> None:
    with pytest.raises(EntityError, match=key):
        curated_entity(recognized("会议开幕。"), key)


@pytest.mark.parametrize(
    ("kind", "key", "expected"),
    [
        ("treaty", "边界裁军条约", "treaty:边界裁军条约"),
        ("state", "CHN", "state:CHN"),  # known already
        ("person", "格羅西", "person:格罗西"),  # known already in the other script
        ("event", "made-2022", "event:made-2022"),
    ],
)
def test_a_new_entity_has_a_key_of_its_text_unless_it_is_known(kind: str, key: str, expected: str) -> None:
    analysis = recognized("会议开幕。")
    assert new_entity(analysis, kind, key, key) == expected  # type: ignore[arg-type]
    assert expected in analysis.entities


def test_two_documents_agree_on_a_new_entity_and_one_document_has_it_once() -> None:
    first, second = recognized("会议开幕。"), recognized("会议闭幕。")
    keys = [new_entity(one, "treaty", "边界裁军条约", "边界裁军条约") for one in (first, first, second)]
    assert len(set(keys)) == 1 and first.entities[keys[0]] == second.entities[keys[0]]
    assert len(first.entities) == 1


def test_an_identity_makes_two_orders_of_members_one_group() -> None:
    analysis = recognized("会议开幕。")
    first = new_entity(analysis, "group", "USA-RUS", "美国和俄罗斯", identity="RUS-USA")
    second = new_entity(analysis, "group", "RUS-USA", "俄罗斯和美国", identity="RUS-USA")
    assert first == second == "group:USA-RUS"


def test_an_alias_is_added_once_and_never_the_label() -> None:
    analysis = recognized("会议开幕。")
    curated_entity(analysis, "treaty:NPT")
    before = analysis.entities["treaty:NPT"].aliases
    add_alias(analysis, "treaty:NPT", analysis.entities["treaty:NPT"].label)
    assert analysis.entities["treaty:NPT"].aliases == before
    for _ in range(2):
        add_alias(analysis, "treaty:NPT", "那份条约")
    assert analysis.entities["treaty:NPT"].aliases == (*before, "那份条约")
