"""What somebody may mean who types the beginning of a name: entities, types, properties."""

from collections.abc import Iterable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.catalog import Entity, Page
from kg.errors import KGError
from kg.serving.api.answers import json_response
from kg.serving.api.openrefine.properties import properties_of
from kg.serving.api.openrefine.types import label_of, types_of
from kg.serving.builds import Build
from kg.serving.requests import Parameters, build_of, parsed

__all__ = ["entities", "properties", "proposed", "types"]

SHOWN = 20  # suggestions at once
FURTHEST = 1_000_000


def entities(request: Request) -> Response:
    """By part of a name; a key stands for its entity."""
    build, sent = build_of(request), parsed(request.scope["query_string"])
    prefix, cursor, kind = sent.one("prefix"), _whole(sent, "cursor", 0), _kind(build, sent)
    known = build.catalog.entity(prefix)
    try:
        found = build.catalog.entities(prefix, kind=kind, page=Page(cursor, SHOWN)).items
    except KGError as error:
        raise HTTPException(400, f"prefix: {error}") from error
    first = (known,) if known and not cursor else ()
    return json_response({"result": [_entity(build, one) for one in (*first, *(one for one in found if one != known))]})


def _entity(build: Build, one: Entity) -> dict[str, Any]:
    ref = one.ref
    return {
        "id": ref.key, "name": ref.label(), "description": f"{label_of(ref.zh, ref.en)} ({ref.key})",
        "notable": [types_of(build).get(ref.kind, {"id": ref.kind, "name": ref.kind})],
    }  # fmt: skip


def types(request: Request) -> Response:
    build, sent = build_of(request), parsed(request.scope["query_string"])
    return json_response({"result": _beginning(types_of(build).values(), sent)})


def properties(request: Request) -> Response:
    build, sent = build_of(request), parsed(request.scope["query_string"])
    known = properties_of(build, _kind(build, sent) or "")
    return json_response({"result": _beginning(({"id": one.id, "name": one.name} for one in known), sent)})


def proposed(request: Request) -> Response:
    """The properties that entities of a type may be extended with."""
    build, sent = build_of(request), parsed(request.scope["query_string"])
    kind = _kind(build, sent) or ""
    known = properties_of(build, kind)
    limit = _whole(sent, "limit", len(known))
    told = [{"id": one.id, "name": one.name} for one in known[:limit]]
    return json_response({"type": kind, "limit": limit, "properties": told})


def _beginning(things: Iterable[dict[str, str]], sent: Parameters) -> list[dict[str, str]]:
    """Those with a word that begins so, or with the id."""
    prefix, cursor = sent.one("prefix").strip().casefold(), _whole(sent, "cursor", 0)
    found = [
        one
        for one in things
        if any(
            word.startswith(prefix)
            for word in (*one["name"].casefold().split(), one["name"].casefold(), one["id"].casefold())
        )
    ]
    return found[cursor : cursor + SHOWN] if prefix else found[cursor:]


def _kind(build: Build, sent: Parameters) -> str | None:
    kind = sent.one("type")
    if kind and kind not in types_of(build):
        raise HTTPException(400, f"type: no type {kind[:40]!r}; there are {', '.join(types_of(build))}")
    return kind or None


def _whole(sent: Parameters, name: str, default: int) -> int:
    text = sent.one(name)
    if not text:
        return default
    if not (text.isascii() and text.isdigit()) or int(text[:10]) > FURTHEST:
        raise HTTPException(400, f"{name}: no whole number {text[:40]!r}; give 0 to {FURTHEST:,}")
    return int(text)
