"""Who speaks where several states speak together, and one or some of them do something by their own verb."""

from kg.model import Annotation
from kg.pipeline import annotations
from tests.support.places import TESTS


def test_what_some_of_those_who_speak_together_promise_is_theirs() -> None:
    (statement,) = annotations([TESTS / "fixtures" / "sample" / "joint-statement.md"])
    assert isinstance(statement, Annotation)
    said = {(one.speaker, one.illocution): one.content.quote for one in statement.claims}
    assert said["state:IRN", "commit"].startswith("全面履行该条约")
    assert said["group:RUS-IRN", "endorse"] == "中国主办本次会晤"
    assert ("group:CHN-RUS-IRN", "accept") in said  # 我们同意…
