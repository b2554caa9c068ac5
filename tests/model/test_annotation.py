"""The nouns: spans, and what cannot be changed."""

from dataclasses import FrozenInstanceError, fields

import pytest

from kg.model import Span
from kg.model.annotation import Annotation, Claim, Evidence, Mention, Relation


@pytest.mark.parametrize(
    ("one", "other", "holds", "overlaps"),
    [
        (Span(0, 4), Span(0, 4), True, True),
        (Span(0, 4), Span(1, 3), True, True),
        (Span(0, 4), Span(3, 5), False, True),
        (Span(0, 4), Span(4, 5), False, False),
        (Span(1, 3), Span(0, 4), False, True),
        (Span(0, 4), Span(2, 2), True, True),
        (Span(0, 4), Span(4, 4), True, False),
    ],
)
def test_spans_are_half_open(one: Span, other: Span, holds: bool, overlaps: bool) -> None:
    assert (one.holds(other), one.overlaps(other)) == (holds, overlaps)
    assert one.overlaps(other) == other.overlaps(one)


@pytest.mark.parametrize(
    "noun", [Mention(Span(0, 2), "state"), Evidence(Span(0, 2), "中国"), Relation("a", "b", "c", Evidence(Span(0, 1), "a"), "r"),
             Claim("a", Evidence(Span(0, 1), "a"), "assert", "r")]
)  # fmt: skip
def test_a_noun_does_not_change(noun: object) -> None:
    name = fields(noun)[0].name  # type: ignore[arg-type]
    with pytest.raises(FrozenInstanceError):
        setattr(noun, name, None)
    assert hash(noun) == hash(noun)


def test_nothing_is_read_in_a_document_until_it_is() -> None:
    optional = [one for one in fields(Annotation) if one.name != "document"]
    assert all(one.default in ((), None) or one.default_factory is dict for one in optional)
