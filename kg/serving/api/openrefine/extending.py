"""Data extension: further columns for entities that were found."""

from typing import Any

from starlette.exceptions import HTTPException

from kg.serving.api.openrefine.properties import Property, properties_of, property_of, values_of
from kg.serving.builds import Build

__all__ = ["extended"]

MOST = 1_000  # entities at once
SHAPE = '{"ids": ["state:CHN"], "properties": [{"id": "wikidata"}]}'


def extended(build: Build, asked: Any) -> dict[str, Any]:
    """The values of some properties of some entities. Raises HTTPException for what is no such question."""
    if (
        not isinstance(asked, dict)
        or not isinstance(asked.get("ids"), list)
        or not isinstance(asked.get("properties"), list)
    ):
        raise HTTPException(400, f"extend: no JSON object with ids and properties; write it like {SHAPE}")
    ids, wanted = asked["ids"], asked["properties"]
    if any(not isinstance(one, str) for one in ids) or any(
        not isinstance(one, dict) or not isinstance(one.get("id"), str) for one in wanted
    ):
        raise HTTPException(400, f"extend: ids are texts, and properties have an id; write it like {SHAPE}")
    if len(ids) > MOST:
        raise HTTPException(413, f"{len(ids):,} entities; send at most {MOST:,} at once")
    properties = list({one["id"]: _known(build, one["id"]) for one in wanted}.values())
    rows = {}
    for id in ids:
        entity = build.catalog.entity(id)
        rows[id] = {one.id: values_of(one, entity) for one in properties}
    return {"meta": [{"id": one.id, "name": one.name} for one in properties], "rows": rows}


def _known(build: Build, id: str) -> Property:
    found = property_of(build, id)
    if found is None:
        raise HTTPException(
            400, f"extend: no property {id[:40]!r}; there are {', '.join(one.id for one in properties_of(build))}"
        )
    return found
