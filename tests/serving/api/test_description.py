"""The description is what the operations are."""

import pytest

pytest.importorskip("starlette")

from kg.serving.api.description import described
from kg.serving.api.operations import LIMIT, Listing, Lookup
from kg.serving.api.resources import OPERATIONS, claims, documents, entities, positions, relations
from kg.serving.builds import Build


def test_every_operation_is_described_once(read_build: Build) -> None:
    found = described(read_build)
    assert list(found["paths"]) == [one.path for one in OPERATIONS]
    names = [one["get"]["operationId"] for one in found["paths"].values()]
    assert len(set(names)) == len(names) and all(name.isidentifier() for name in names)
    assert {"entities", "entities_key", "claims", "claims_id", "claims_counts", "documents", "documents_id", "relations", "positions", "differences", "votes", "matrix"} == set(names)  # fmt: skip


def test_lists_take_what_they_say(read_build: Build) -> None:
    paths = described(read_build)["paths"]
    for one in OPERATIONS:
        told = paths[one.path]["get"]["parameters"]
        if isinstance(one, Lookup):
            assert [(part["name"], part["in"], part["required"]) for part in told] == [(one.variable, "path", True)]
            continue
        assert isinstance(one, Listing)
        assert [part["name"] for part in told] == [part.name for part in one.takes]
        limit = next(part for part in told if part["name"] == "limit")
        assert limit["schema"] == {"type": "integer", "minimum": 1, "maximum": LIMIT, "default": 50}
        assert all(" / " in part["description"] for part in told)


@pytest.mark.parametrize("room", [entities, claims, documents, relations, positions])
def test_a_resource_has_its_operations_in_the_api(room: object) -> None:
    mine = getattr(room, "OPERATIONS")  # noqa: B009
    assert mine and set(mine) <= set(OPERATIONS)


def test_references_lead_somewhere(read_build: Build) -> None:
    found = described(read_build)
    known = {f"#/components/schemas/{name}" for name in found["components"]["schemas"]}

    def references(part: object) -> set[str]:
        if isinstance(part, dict):
            own = {part["$ref"]} if "$ref" in part else set()
            return own.union(*map(references, part.values()))
        return set[str]().union(*map(references, part)) if isinstance(part, list) else set()

    used = references(found)
    assert used <= known and len(used) > 8
