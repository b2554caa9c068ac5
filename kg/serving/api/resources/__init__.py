"""What the JSON API gives, one module a resource."""

from kg.serving.api.operations import Listing, Lookup
from kg.serving.api.resources import claims, documents, entities, positions, relations

__all__ = ["OPERATIONS"]

OPERATIONS: tuple[Listing | Lookup, ...] = tuple(
    operation for room in (entities, claims, documents, relations, positions) for operation in room.OPERATIONS
)
