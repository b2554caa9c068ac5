"""Codes of PLOVER and CAMEO."""

import pytest

from kg.ontology import load_ontology
from kg.ontology.event_codes import claim_code, event_code

ONTOLOGY = load_ontology()


@pytest.mark.parametrize(
    ("illocution", "content", "aimed", "plover"),
    [
        ("criticize", "美方破坏稳定", True, "ACCUSE"),
        ("request", "停止制裁", True, "REQUEST"),
        ("assert", "会议开幕", False, None),
        ("ask", "会议开幕了吗", False, None),
    ],
)
def test_the_code_of_a_claim(illocution: str, content: str, aimed: bool, plover: str | None) -> None:
    found = claim_code(ONTOLOGY, illocution, content, aimed=aimed)
    assert (found.plover if found else None) == plover


def test_a_topic_gives_the_context_that_the_row_leaves_open() -> None:
    plain = claim_code(ONTOLOGY, "criticize", "美方破坏稳定", aimed=True)
    about = claim_code(ONTOLOGY, "criticize", "美方破坏稳定", aimed=True, topics=("nothing", "nuclear-testing"))
    assert plain and about and plain.context == "" != about.context


@pytest.mark.parametrize(
    ("event_class", "participants", "plover"),
    [
        ("Test", 1, "MOBILIZE"),
        ("MilitaryExercise", 2, "COOPERATE"),
        ("MilitaryExercise", 1, "MOBILIZE"),
        ("Meeting", 2, "CONSULT"),
        ("Nothing", 1, None),
    ],
)
def test_the_code_of_an_event_may_depend_on_how_many_take_part(
    event_class: str, participants: int, plover: str | None
) -> None:
    found = event_code(ONTOLOGY, event_class, participants)
    assert (found.plover if found else None) == plover
