"""Each noun in three forms, all read from its type: as JSON, as the JSON Schema of that, and as columns of a table.

So the description cannot say what the answers do not.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from kg.catalog import Claim, Passage, Ref, Relation
from kg.serving.api.shapes import Position

__all__ = ["COMPONENTS", "as_cells", "as_json", "columns", "components", "schema"]

COMPONENTS = "#/components/schemas/"
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
Schema = dict[str, Any]


class Field(NamedTuple):
    """A member of a JSON object: its name, its type, and how it is read from the noun."""

    name: str
    type: Any
    read: Callable[[Any], Any]


def _sentence(one: Any) -> str:
    return f"{one.before}{one.content_at.quote}{one.after}"


# What stands in front of a noun's own fields: a claim says that it is one, whoever takes it out of its answer.
FIRST: Mapping[type, tuple[Field, ...]] = {
    Claim: (
        Field("kind", Literal["claim"], lambda one: "claim"),
        Field("actor", Ref, lambda one: one.actor),
        Field("sentence", str, _sentence),
    ),
    Relation: (Field("kind", Literal["relation"], lambda one: "relation"),),
    Position: (Field("kind", Literal["position"], lambda one: "position"),),
    Passage: (Field("sentence", str, lambda one: f"{one.before}{one.quote}{one.after}"),),
}


@cache
def _fields(noun: type) -> tuple[Field, ...]:
    hints = get_type_hints(noun)
    names = [one.name for one in fields(noun)] if is_dataclass(noun) else getattr(noun, "_fields", ())
    return (*FIRST.get(noun, ()), *(Field(name, hints[name], _reader(name)) for name in names))


def _reader(name: str) -> Callable[[Any], Any]:
    return lambda one: getattr(one, name)


def _is_noun(type_: Any) -> bool:
    return isinstance(type_, type) and (is_dataclass(type_) or hasattr(type_, "_fields"))


# -- JSON --------------------------------------------------------------------------------------------------------------


def as_json(value: Any) -> Any:
    """What `json.dumps` takes; members stand in the order of the fields."""
    if _is_noun(type(value)):
        noun: type = type(value)
        return {one.name: as_json(one.read(value)) for one in _fields(noun)}
    if isinstance(value, tuple | list):
        return [as_json(one) for one in value]
    return value


# -- JSON Schema -------------------------------------------------------------------------------------------------------


def schema(type_: Any) -> Schema:
    """The schema of a type; nouns are named, and described by `components`."""
    if _is_noun(type_):
        return {"$ref": COMPONENTS + type_.__name__}
    if type_ in PLAIN:
        return {"type": PLAIN[type_]}
    parts = get_args(type_)
    match get_origin(type_):
        case origin if origin in (Union, UnionType):
            return {"anyOf": [schema(one) for one in parts]}
        case origin if origin is Literal:
            return {"enum": list(parts)}
        case origin if origin is tuple and parts[-1] is Ellipsis:
            return {"type": "array", "items": schema(parts[0])}
        case origin if origin is tuple:
            exact = {"minItems": len(parts), "maxItems": len(parts), "items": False}
            return {"type": "array", "prefixItems": [schema(one) for one in parts], **exact}
    raise TypeError(f"no schema for {type_}; add one to kg/serving/api/forms.py")


def components(*nouns: type) -> dict[str, Schema]:
    """The schemas of nouns and of all that they are made of, by name."""
    found: dict[str, Schema] = {}
    waiting = list(nouns)
    while waiting:
        noun = waiting.pop()
        if noun.__name__ not in found:
            members = _fields(noun)
            found[noun.__name__] = {
                "type": "object",
                "description": " ".join((noun.__doc__ or "").split()),
                "properties": {one.name: schema(one.type) for one in members},
                "required": [one.name for one in members],
                "additionalProperties": False,
            }
            waiting += [part for one in members for part in _nouns(one.type)]
    return dict(sorted(found.items()))


def _nouns(type_: Any) -> list[type]:
    return [type_] if _is_noun(type_) else [noun for part in get_args(type_) for noun in _nouns(part)]


# -- tables ------------------------------------------------------------------------------------------------------------


def columns(noun: type, before: str = "") -> list[str]:
    """The head of a table of nouns. A thing has three columns: its key, and its labels with _zh and _en behind."""
    if noun is Ref:
        return [before, f"{before}_zh", f"{before}_en"]
    start = f"{before}_" if before else ""
    found: list[str] = []
    for one in _fields(noun):
        part = _part(one.type)
        found += columns(part, start + one.name) if part else [start + one.name]
    return found


def as_cells(noun: type, value: Any) -> list[Any]:
    """A row of that table; several values stand in one cell, with semicolons between."""
    if noun is Ref:
        return [value.key, value.zh, value.en] if value else [None] * 3
    cells: list[Any] = []
    for one in _fields(noun):
        inner = one.read(value) if value is not None else None
        part = _part(one.type)
        cells += as_cells(part, inner) if part else [_cell(inner)]
    return cells


def _part(type_: Any) -> type | None:
    """The noun whose columns stand for a field: of `Ref` and `Ref | None`, not of several."""
    found = get_args(type_) if get_origin(type_) in (Union, UnionType) else (type_,)
    nouns = [one for one in found if _is_noun(one)]
    others = [one for one in found if one is not NoneType and not _is_noun(one)]
    return nouns[0] if nouns and not others else None


def _cell(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    if all(isinstance(one, Ref) for one in value):
        return "; ".join(one.key for one in value)
    if all(isinstance(one, str) for one in value):
        return "; ".join(value)
    return json.dumps(as_json(value), ensure_ascii=False)
