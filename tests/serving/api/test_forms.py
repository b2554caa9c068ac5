"""Nouns as JSON, as schemas, and as rows: the three agree because all are read from the type."""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import jsonschema_rs
import pytest

from kg.catalog import Claim, ClaimFilter, Document, Entity, Page, Ref, Relation
from kg.serving.api.forms import as_cells, as_json, columns, components, schema
from kg.serving.api.shapes import Cell, Difference, Position, Summary
from kg.serving.builds import Build


class Count(NamedTuple):
    for_: int
    against: int | None = None


@dataclass(frozen=True)
class Inner:
    """An inner one."""

    start: int
    quote: str


@dataclass(frozen=True)
class Outer:
    """One with a field
    of each sort."""

    name: str
    how: Literal["yes", "no"]
    share: float | None
    actor: Ref | None
    inner: Inner
    count: Count | None
    things: tuple[Ref, ...]
    words: tuple[str, ...]
    pairs: tuple[tuple[str, int], ...]
    either: str | Ref


CHINA = Ref("state:CHN", "https://example.org/CHN", "state", "中国", "China")
FULL = Outer("a", "yes", 0.5, CHINA, Inner(3, "核"), Count(1), (CHINA, CHINA), ("一", "二"), (("x", 1),), CHINA)
BARE = Outer("b", "no", None, None, Inner(0, ""), None, (), (), (), "text")


def validator(type_: Any, *nouns: type) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator({**schema(type_), "components": {"schemas": components(*nouns)}})


def test_json_stands_in_the_order_of_the_fields() -> None:
    found = as_json(FULL)
    assert list(found) == ["name", "how", "share", "actor", "inner", "count", "things", "words", "pairs", "either"]
    assert list(found["actor"]) == ["key", "iri", "kind", "zh", "en"]
    assert (found["inner"], found["count"], found["pairs"]) == (
        {"start": 3, "quote": "核"},
        {"for_": 1, "against": None},
        [["x", 1]],
    )


@pytest.mark.parametrize("noun", [FULL, BARE])
def test_what_is_written_is_valid(noun: Outer) -> None:
    validator(Outer, Outer).validate(as_json(noun))


@pytest.mark.parametrize(
    "change",
    [{"name": 1}, {"how": "maybe"}, {"share": "x"}, {"actor": {}}, {"inner": None}, {"pairs": [["x"]]}, {"pairs": [["x", 1, 2]]}, {"either": 1}, {"more": 1}],
)  # fmt: skip
def test_what_is_written_otherwise_is_not(change: dict[str, Any]) -> None:
    assert not validator(Outer, Outer).is_valid({**as_json(FULL), **change})


def test_everything_that_a_noun_is_made_of_is_described() -> None:
    found = components(Outer)
    assert list(found) == ["Count", "Inner", "Outer", "Ref"]
    assert found["Outer"]["description"] == "One with a field of each sort."


def test_a_type_without_a_schema_is_said() -> None:
    with pytest.raises(TypeError, match="no schema"):
        schema(set[str])


def test_a_row_has_the_columns_of_its_head() -> None:
    head = columns(Outer)
    assert head == [
        "name", "how", "share", "actor", "actor_zh", "actor_en", "inner_start", "inner_quote", "count_for_", "count_against", "things", "words",
        "pairs", "either",
    ]  # fmt: skip
    full = dict(zip(head, as_cells(Outer, FULL), strict=True))
    assert (full["actor"], full["actor_en"], full["things"], full["words"]) == (
        "state:CHN",
        "China",
        "state:CHN; state:CHN",
        "一; 二",
    )
    assert full["pairs"] == '[["x", 1]]'
    bare = dict(zip(head, as_cells(Outer, BARE), strict=True))
    assert (bare["actor"], bare["actor_zh"], bare["count_for_"], bare["things"], bare["either"]) == (
        None,
        None,
        None,
        "",
        "text",
    )


@pytest.mark.parametrize("noun", [Claim, Relation, Document, Entity, Summary, Position, Difference, Cell])
def test_a_table_has_no_two_columns_of_one_name(noun: type) -> None:
    assert len(set(columns(noun))) == len(columns(noun))


def test_a_claim_carries_what_makes_it_a_claim(read_build: Build) -> None:
    one = read_build.catalog.claims(ClaimFilter(), page=Page(0, 1)).items[0]
    found = as_json(one)
    assert list(found)[:3] == ["kind", "actor", "sentence"]
    assert found["sentence"] == one.before + one.content_at.quote + one.after
    assert "kind" in components(Claim)["Claim"]["required"]
