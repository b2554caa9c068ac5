"""What one document adds to a graph, as text."""

import json
from dataclasses import replace

import pytest

from kg.model.namespaces import Namespace
from kg.rdf.parts import Body, Part, part_of, rendered, without_text
from kg.rdf.rendering import Rendering
from tests.support.making import annotation_of

NAMESPACE = Namespace("https://example.org/kg/")
TEXT = "新华社北京6月15日电 王毅10日在纽约会见格罗西。王毅表示，中方\u2028支持《不扩散核武器条约》第六条。"
PART = part_of(annotation_of(TEXT), NAMESPACE)


def test_a_part_that_was_kept_is_the_part_that_was_made() -> None:
    assert PART.body.own and PART.named and PART.reported and PART.sketch and PART.tellings and PART.counts["claims"]
    for part in (PART, rendered(PART, Rendering(NAMESPACE.base))):
        body = Body.from_text(part.body.to_text())
        assert Part.from_json(part.head_to_json(), body) == Part.from_json(part.head_to_json().encode(), body) == part


@pytest.mark.parametrize("field", ["own", "named", "reported"])
def test_its_statements_are_sorted_and_each_is_there_once(field: str) -> None:
    found = PART.body.own if field == "own" else getattr(PART, field)
    assert list(found) == sorted(set(found)) and all("\n" not in one for one in found)


def test_a_part_without_its_text_says_that_it_had_one() -> None:
    bare, text = without_text(PART, NAMESPACE), f"<{NAMESPACE.term('text')}>"
    assert [one for one in bare.body.own if f" {text} " in one] == []
    assert sum(f"<{NAMESPACE.term('textLeftOut')}>" in one for one in bare.body.own) == 1
    assert len(bare.body.own) == len(PART.body.own) and (bare.sketch, bare.tellings) == (PART.sketch, PART.tellings)


def test_a_part_of_nothing_keeps_nothing() -> None:
    empty = replace(PART, body=Body(()), size=0, named=(), reported=())
    assert Part.from_json(empty.head_to_json(), Body.from_text(empty.body.to_text())) == empty


@pytest.mark.parametrize("text", ["", "[]", "{", json.dumps({"id": "a"})])
def test_what_is_no_part_is_told(text: str) -> None:
    with pytest.raises((ValueError, LookupError, TypeError)):
        Part.from_json(text)
