"""What was named last before a place that only goes forward."""

from kg.annotation.linking.trail import Trail
from tests.support.stages import linked, spot


def test_the_last_of_a_kind_up_to_a_place() -> None:
    analysis = linked("《中导条约》失效后，美国谈起《不扩散核武器条约》。")
    trail = Trail(analysis, "treaty", lambda mention, key: True)
    first, second = spot(analysis, "中导条约"), spot(analysis, "不扩散核武器条约")
    assert trail.last(first.start) is None
    assert trail.last(first.end - 1) is None  # it has not ended yet
    assert trail.last(first.end) == "treaty:INF"
    assert trail.last(second.start) == "treaty:INF"
    assert trail.last(len(analysis.text)) == "treaty:NPT"


def test_what_does_not_fit_is_passed_over() -> None:
    analysis = linked("《中导条约》失效后，美国谈起《不扩散核武器条约》。")
    trail = Trail(analysis, "treaty", lambda mention, key: key != "treaty:NPT")
    assert trail.last(len(analysis.text)) == "treaty:INF"


def test_a_kind_that_is_not_there_leaves_no_trail() -> None:
    analysis = linked("美国谈起《不扩散核武器条约》。")
    assert Trail(analysis, "event", lambda mention, key: True).last(len(analysis.text)) is None


def test_a_mention_without_a_link_is_none() -> None:
    analysis = linked("美国谈起《不扩散核武器条约》。")
    del analysis.links[spot(analysis, "不扩散核武器条约")]
    assert Trail(analysis, "treaty", lambda mention, key: True).last(len(analysis.text)) is None
